import type { Clock, CorpusFiles, Journal, JournalStore, Log, NotedChange } from '../ports';
import { changeEntry, LARGEST_ENTRY, readPending } from './journalEntries';

/** The journal over a store, with one file for each entry. Entries hold whole texts: the same merge
 * that settles conflicts derives the changes from them, and a person can copy missing text out of
 * an entry. That costs one forced write of both texts for each save. */
export function createJournal(store: JournalStore, clock: Clock, log: Log): Journal {
  /** The entry of each file. */
  const noted = new Map<string, Noted>();
  let count = 0;

  const remove = async (name: string): Promise<void> => {
    try {
      await store.remove(name);
    } catch (error) {
      // The entry stays, so its change is offered again although it was saved.
      log.error('removing an entry of the journal', error);
    }
  };

  const nextName = (): string => `${store.session}.${++count}.json`;

  const write = async (name: string, text: string): Promise<boolean> => {
    try {
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
      const name = nextName();
      const key = keyOf(change.root, change.path);
      const before = noted.get(key);
      // The file may be torn: then the text before that is neither in the file nor necessarily in
      // this change.
      const isTornText = before?.mayBeTorn === true && before.change.base === change.base;
      const next: Noted = {
        name,
        change,
        moment: clock.moment(),
        mayBeTorn: isTornText,
        kept:
          before?.mayBeTorn === true && !isTornText ? (before.kept ?? before.name) : before?.kept,
      };
      if (!(await write(next.name, entryOf(next)))) return false;
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
      if (!(await write(next.name, entryOf(next)))) return false;
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

function entryOf({ change, moment, mayBeTorn }: Noted): string {
  return changeEntry(change, moment, mayBeTorn);
}

interface Noted {
  /** The name of its entry. */
  readonly name: string;
  readonly change: NotedChange;
  readonly moment: string;
  /** True if the file was being written in place, and has not been read back since. */
  readonly mayBeTorn: boolean;
  /** The name of an older entry, with the text that the file held before it may have been torn. */
  readonly kept: string | undefined;
}

/** The files of a corpus, with each write noted before it and forgotten when it succeeded. A write
 * that failed, or met a conflict that the caller is about to settle, stays noted until the next
 * write of the file. */
export function journaledFiles(files: CorpusFiles, journal: Journal, root: string): CorpusFiles {
  return {
    list: () => files.list(),
    read: (path) => files.read(path),
    isArticle: (path) => files.isArticle(path),
    openPaths: () => files.openPaths(),
    scan: files.scan,
    search: files.search,
    removeFile: async (path, base) => {
      if (typeof base !== 'string') return files.removeFile(path, base);
      await journal.note({ root, path, base, wanted: '' });
      const outcome = await files.removeFile(path, base);
      if (outcome.kind === 'saved') await journal.settle(root, path);
      return outcome;
    },
    write: async (path, base, wanted) => {
      // Bytes that are no text: nothing could be restored from them.
      if (typeof base === 'object') return files.write(path, base, wanted);
      const isNoted = await journal.note({ root, path, base, wanted });
      const noteInPlace = isNoted ? () => journal.noteInPlace(root, path) : undefined;
      const outcome = await files.write(path, base, wanted, noteInPlace);
      if (outcome.kind === 'saved') await journal.settle(root, path);
      return outcome;
    },
    unjournaled: files,
  };
}

function keyOf(root: string, path: string): string {
  return `${root}\n${path}`;
}
