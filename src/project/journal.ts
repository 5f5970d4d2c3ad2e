import { compareText } from '../core';
import type {
  Clock,
  CorpusFiles,
  Journal,
  JournalStore,
  Log,
  NotedChange,
  PendingChange,
  PendingChanges,
} from './ports';

/** Two texts of the greatest size that is read (32 MB), with room for escapes. */
const LARGEST_ENTRY = 96 * 1024 * 1024;

/** More entries than this are not the work of one evening; the rest waits for the next start. */
const MOST_PENDING = 1_000;

const FORMAT = 'policy-annotator-journal/1';

/** The journal over a store: one entry a file, one file an entry. Entries hold whole texts: what was
 * changed follows from them by the same merge that settles conflicts, and a person can copy out of
 * an entry what they miss. That costs one forced write of both texts for each save. */
export function createJournal(store: JournalStore, clock: Clock, log: Log): Journal {
  /** The name of the entry that is noted of a file. */
  const noted = new Map<string, string>();
  let count = 0;

  const remove = async (name: string): Promise<void> => {
    try {
      await store.remove(name);
    } catch (error) {
      // It stays, and is offered once too often.
      log.error('removing an entry of the journal', error);
    }
  };

  return {
    note: async (change) => {
      const name = `${store.session}.${++count}.json`;
      try {
        const text = encode(change, clock.moment());
        if (text.length > LARGEST_ENTRY) return false;
        await store.write(name, text);
      } catch (error) {
        log.error('noting a change in the journal', error);
        return false;
      }
      const key = keyOf(change.root, change.path);
      const before = noted.get(key);
      noted.set(key, name);
      if (before !== undefined) await remove(before);
      return true;
    },
    settle: async (root, path) => {
      const name = noted.get(keyOf(root, path));
      if (name === undefined) return;
      noted.delete(keyOf(root, path));
      await remove(name);
    },
    pending: () => readPending(store, log),
    discard: remove,
  };
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
      const outcome = await files.write(path, base, wanted, isNoted);
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

function encode({ root, path, base, wanted }: NotedChange, moment: string): string {
  return JSON.stringify({ format: FORMAT, moment, root, path, base: base ?? null, wanted });
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
  return { id, moment, root, path, base: base ?? undefined, wanted };
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
