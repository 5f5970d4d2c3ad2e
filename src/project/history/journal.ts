import { compareText } from '../../core';
import type {
  Clock,
  CorpusFiles,
  Journal,
  JournalStore,
  Log,
  NotedChange,
  PendingChange,
  PendingChanges,
} from '../ports';

/** Two texts of the greatest size that is read (32 MB), with room for escapes. */
const LARGEST_ENTRY = 96 * 1024 * 1024;

/** More entries than this are not the work of one evening; the rest waits for the next start. */
const MOST_PENDING = 1_000;

const FORMAT = 'policy-annotator-journal/1';

/** The journal over a store: one entry a file, one file an entry. Entries hold whole texts: what was
 * changed follows from them by the same merge that settles conflicts, and a person can copy out of
 * an entry what they miss. That costs one forced write of both texts for each save. */
export function createJournal(store: JournalStore, clock: Clock, log: Log): Journal {
  /** What is noted of each file. */
  const noted = new Map<string, Noted>();
  let count = 0;

  const remove = async (name: string): Promise<void> => {
    try {
      await store.remove(name);
    } catch (error) {
      // It stays, and is offered once too often.
      log.error('removing an entry of the journal', error);
    }
  };

  const write = async ({ name, change, moment, mayBeTorn }: Noted): Promise<boolean> => {
    try {
      const text = encode(change, moment, mayBeTorn);
      if (text.length > LARGEST_ENTRY) return false;
      await store.write(name, text);
      return true;
    } catch (error) {
      log.error('noting a change in the journal', error);
      return false;
    }
  };

  return {
    note: async (change) => {
      const name = `${store.session}.${++count}.json`;
      const key = keyOf(change.root, change.path);
      const before = noted.get(key);
      // Its file may be torn: the text before that is not in the file any more, nor perhaps in this change.
      const isTornText = before?.mayBeTorn === true && before.change.base === change.base;
      const next: Noted = {
        name,
        change,
        moment: clock.moment(),
        mayBeTorn: isTornText,
        kept:
          before?.mayBeTorn === true && !isTornText ? (before.kept ?? before.name) : before?.kept,
      };
      if (!(await write(next))) return false;
      noted.set(key, next);
      if (before && before.name !== next.kept) await remove(before.name);
      return true;
    },
    noteInPlace: async (root, path) => {
      const key = keyOf(root, path);
      const entry = noted.get(key);
      if (!entry) return false;
      if (entry.mayBeTorn) return true;
      const next = { ...entry, mayBeTorn: true };
      if (!(await write(next))) return false;
      noted.set(key, next);
      return true;
    },
    settle: async (root, path) => {
      const key = keyOf(root, path);
      const entry = noted.get(key);
      if (!entry) return;
      noted.delete(key);
      await remove(entry.name);
      if (entry.kept !== undefined) await remove(entry.kept);
    },
    pending: () => readPending(store, log),
    discard: remove,
  };
}

interface Noted {
  /** Of its entry. */
  readonly name: string;
  readonly change: NotedChange;
  readonly moment: string;
  /** The file was being written in place, and has not been read back since. */
  readonly mayBeTorn: boolean;
  /** An older entry, with the text that the file held before it may have been torn. */
  readonly kept: string | undefined;
}

/** The files of a corpus, with each write noted before and forgotten when it succeeded. What failed,
 * or met a conflict that the caller is about to settle, stays noted until the next write of the file. */
export function journaledFiles(files: CorpusFiles, journal: Journal, root: string): CorpusFiles {
  return {
    list: () => files.list(),
    read: (path) => files.read(path),
    isArticle: (path) => files.isArticle(path),
    openPaths: () => files.openPaths(),
    scan: files.scan,
    search: files.search,
    write: async (path, base, wanted) => {
      const isNoted = await journal.note({ root, path, base, wanted });
      const noteInPlace = isNoted ? () => journal.noteInPlace(root, path) : undefined;
      const outcome = await files.write(path, base, wanted, noteInPlace);
      if (outcome.kind === 'saved') await journal.settle(root, path);
      return outcome;
    },
  };
}

async function readPending(store: JournalStore, log: Log): Promise<PendingChanges> {
  const changes: PendingChange[] = [];
  const unreadable: string[] = [];
  // One entry that the disk refuses must not hide the others.
  const guarded = async <T>(call: Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await call;
    } catch (error) {
      log.error('reading the journal', error);
      return otherwise;
    }
  };
  for (const name of (await guarded(store.list(), [])).slice(0, MOST_PENDING)) {
    if (name.startsWith(`${store.session}.`)) continue;
    if (await guarded(store.isInUse(name), true)) continue;
    const text = await guarded(store.read(name, LARGEST_ENTRY), undefined);
    if (text === undefined) continue;
    const change = decode(name, text);
    if (change) {
      changes.push(change);
    } else {
      await guarded(store.setAside(name), undefined);
      unreadable.push(name);
    }
  }
  return { changes: changes.sort((a, b) => compareText(a.moment, b.moment)), unreadable };
}

function encode(
  { root, path, base, wanted }: NotedChange,
  moment: string,
  mayBeTorn: boolean,
): string {
  const entry = { format: FORMAT, moment, root, path, base: base ?? null, wanted };
  return JSON.stringify(mayBeTorn ? { ...entry, mayBeTorn } : entry);
}

/** Undefined for anything that `encode` did not write to its end. */
function decode(id: string, text: string): PendingChange | undefined {
  const value = parse(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const entry = new Map<string, unknown>(Object.entries(value));
  const [moment, root, path, wanted] = ['moment', 'root', 'path', 'wanted'].map((key) => {
    const found = entry.get(key);
    return typeof found === 'string' ? found : undefined;
  });
  const base = entry.get('base');
  if (entry.get('format') !== FORMAT || (base !== null && typeof base !== 'string')) {
    return undefined;
  }
  if (moment === undefined || root === undefined || path === undefined || wanted === undefined) {
    return undefined;
  }
  const mayBeTorn = entry.get('mayBeTorn') ?? false;
  if (typeof mayBeTorn !== 'boolean') return undefined;
  return { id, moment, root, path, base: base ?? undefined, wanted, mayBeTorn };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function keyOf(root: string, path: string): string {
  return `${root}\n${path}`;
}
