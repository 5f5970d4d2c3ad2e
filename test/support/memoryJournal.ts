import { createJournal, type JournalStore } from '../../src/project';
import { stillEnvironment } from './environment';

/** A journal in memory, and another one of the next process with the same store. */
export function memoryJournal() {
  const files = new Map<string, string>();
  const alive = new Set<string>();
  const { clock, log, errors } = stillEnvironment();
  let refusing = false;
  const answer = <T>(value: () => T): Promise<T> =>
    refusing ? Promise.reject(new Error('ENOSPC')) : Promise.resolve(value());
  const store = (session: string): JournalStore => ({
    session,
    list: () => answer(() => [...files.keys()].filter((name) => name.endsWith('.json')).sort()),
    read: (name) => answer(() => files.get(name)),
    write: (name, text) => answer(() => void files.set(name, text)),
    remove: (name) => answer(() => void files.delete(name)),
    setAside: (name) =>
      answer(() => {
        files.set(`${name}.unreadable`, files.get(name)!);
        files.delete(name);
      }),
    isInUse: (name) => answer(() => alive.has(name.split('.')[0]!)),
  });
  return {
    files,
    alive,
    errors,
    journal: createJournal(store('s1'), clock, log),
    restart: () => createJournal(store('s2'), clock, log),
    refuse: (refuses: boolean) => (refusing = refuses),
  };
}
