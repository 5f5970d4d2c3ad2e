import { compareText } from '../../core';
import type {
  JournalStore,
  Log,
  NotedChange,
  PendingChange,
  PendingChanges,
  PlannedFile,
} from '../ports';

// The format of the journal's entries: each has the change of one file.

/** Two texts of the greatest size that is read (32 MB), with room for escapes. */
export const LARGEST_ENTRY = 96 * 1024 * 1024;

/** More entries than this are not the work of one evening; the rest waits for the next start. */
const MOST_PENDING = 1_000;

const FORMAT = 'policy-annotator-journal/1';

/** The entries of processes that have ended, oldest first. Entries that were not written completely
 * are set aside. Never rejects. */
export async function readPending(store: JournalStore, log: Log): Promise<PendingChanges> {
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
    const entry = entryOf(text);
    const change = entry && changeOf(name, entry);
    if (change) {
      changes.push(change);
    } else {
      await guarded(store.setAside(name), undefined);
      unreadable.push(name);
    }
  }
  return { changes: changes.sort(byMoment), unreadable };
}

function byMoment(a: { readonly moment: string }, b: { readonly moment: string }): number {
  return compareText(a.moment, b.moment);
}

export function changeEntry(
  { root, path, base, wanted }: NotedChange,
  moment: string,
  mayBeTorn: boolean,
): string {
  const entry = { format: FORMAT, moment, root, path, base: base ?? null, wanted };
  return JSON.stringify(mayBeTorn ? { ...entry, mayBeTorn } : entry);
}

type Entry = ReadonlyMap<string, unknown>;

/** The parsed entry; undefined for a text that is not a complete entry. */
function entryOf(text: string): Entry | undefined {
  const entry = mapOf(parse(text));
  return entry?.get('format') === FORMAT ? entry : undefined;
}

function changeOf(id: string, entry: Entry): PendingChange | undefined {
  const file = fileOf(entry);
  const [moment, root] = [textAt(entry, 'moment'), textAt(entry, 'root')];
  const mayBeTorn = entry.get('mayBeTorn') ?? false;
  if (!file || moment === undefined || root === undefined) return undefined;
  if (typeof mayBeTorn !== 'boolean') return undefined;
  return { id, moment, root, ...file, mayBeTorn };
}

function fileOf(entry: Entry | undefined): PlannedFile | undefined {
  if (!entry) return undefined;
  const [path, wanted] = [textAt(entry, 'path'), textAt(entry, 'wanted')];
  const base = entry.get('base');
  if (path === undefined || wanted === undefined) return undefined;
  if (base !== null && typeof base !== 'string') return undefined;
  return { path, base: base ?? undefined, wanted };
}

function textAt(entry: Entry, key: string): string | undefined {
  const found = entry.get(key);
  return typeof found === 'string' ? found : undefined;
}

function mapOf(value: unknown): Entry | undefined {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
