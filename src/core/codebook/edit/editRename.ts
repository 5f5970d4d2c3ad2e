import { AUTHOR, isId, UNATTRIBUTED } from '../../model/ids';
import type { TextEdit } from '../../text/textEdit';
import type { YamlMap } from '../../yaml/node';
import { childOf } from '../../yaml/shape/shape';
import { sameWritten, writtenAt } from '../../yaml/write/write';
import type { Written, WrittenEntry, WrittenMap } from '../../yaml/write/write';
import { keyScalar } from '../../yaml/write/writeScalar';
import { CODEBOOK_KEY_ORDER } from '../definition';
import { entryGroup, mapAt, withKey, withoutKey } from './editKeys';
import type {
  ChangedEntry,
  CodebookRefusal,
  EntriesEdit,
  RenameEdit,
  SectionEdit,
} from './editTypes';
import { referencesOf, withReferences } from './references';

/** The codebook's whole content after an entry got another id. */
export function withRenamed(
  root: WrittenMap,
  { layer, from, to }: RenameEdit,
): WrittenMap | CodebookRefusal {
  const group = entryGroup(layer);
  const entries = mapAt(root, group);
  if (!writtenAt(entries, from)) return 'no-such-id';
  if (from === to) return root;
  if (!isId(to) || (layer === 'actor' && (to === AUTHOR || to === UNATTRIBUTED))) return 'bad-id';
  if (writtenAt(entries, to)) return 'duplicate-id';
  const change = (id: string): string => (id === from ? to : id);
  const renamed = entries.entries.map(({ key, value }): WrittenEntry => ({
    key: change(key),
    value:
      value.kind === 'map' && layer !== 'stance' ? withReferences(value, layer, change) : value,
  }));
  return withKey(root, group, { ...entries, entries: renamed }, CODEBOOK_KEY_ORDER.file);
}

/** The splices of the codebook's text for the same change: of the key, and of each place that names
 * it. */
export function renameSplices(root: YamlMap, { layer, from, to }: RenameEdit): readonly TextEdit[] {
  const entries = childOf(root, entryGroup(layer));
  if (entries?.kind !== 'map' || from === to) return [];
  const text = keyScalar(to);
  return entries.entries.flatMap(({ key, value }) => {
    const named = value.kind === 'map' ? referencesOf(value, layer) : [];
    return [key, ...named]
      .filter((scalar) => scalar.value === from)
      .map(({ span }) => ({ ...span, text }));
  });
}

/** The codebook's whole content after the value of a top-level key was replaced. */
export function withSection(
  root: WrittenMap,
  { key, from, to }: SectionEdit,
): WrittenMap | CodebookRefusal {
  const now = writtenAt(root, key);
  const isAsExpected = now && from ? sameWritten(now, from) : now === from;
  if (!isAsExpected) return 'changed-since';
  return to ? withKey(root, key, to, CODEBOOK_KEY_ORDER.file) : withoutKey(root, key);
}

/** The codebook's whole content after entries were replaced. */
export function withEntries(
  root: WrittenMap,
  { layer, changes }: EntriesEdit,
): WrittenMap | CodebookRefusal {
  const group = entryGroup(layer);
  const before = mapAt(root, group);
  // Of a codebook of 50,000 entries, all may change.
  const now = new Map(before.entries.map(({ key, value }) => [key, value]));
  const changed = new Map<string, Written | undefined>();
  const added: ChangedEntry[] = [];
  for (const change of changes) {
    const { id, from, to } = change;
    const value = now.get(id);
    const isAsExpected = value && from ? sameWritten(value, from) : value === from;
    if (!isAsExpected) return 'changed-since';
    if (to && !isId(id)) return 'bad-id';
    if (value) changed.set(id, to);
    else if (to) added.push(change);
  }
  let entries: WrittenMap = {
    ...before,
    entries: before.entries.flatMap((entry) => {
      if (!changed.has(entry.key)) return [entry];
      const value = changed.get(entry.key);
      return value ? [{ key: entry.key, value }] : [];
    }),
  };
  for (const { id, to, before: follower } of added)
    if (to) entries = withEntryBefore(entries, follower, { key: id, value: to });
  return withKey(root, group, entries, CODEBOOK_KEY_ORDER.file);
}

/** The edit that undoes it; an entry that was removed comes back at its place. */
export function oppositeEntries(edit: EntriesEdit, before: WrittenMap): EntriesEdit {
  const { entries } = mapAt(before, entryGroup(edit.layer));
  const follower = (id: string): string | undefined =>
    entries[entries.findIndex(({ key }) => key === id) + 1]?.key;
  const changes = edit.changes.toReversed().map(({ id, from, to }) => ({
    ...{ id, from: to, to: from },
    before: from && !to ? follower(id) : undefined,
  }));
  return { ...edit, changes };
}

/** At the end without `before`. */
function withEntryBefore(
  map: WrittenMap,
  before: string | undefined,
  entry: WrittenEntry,
): WrittenMap {
  const at = before === undefined ? -1 : map.entries.findIndex(({ key }) => key === before);
  return { ...map, entries: map.entries.toSpliced(at < 0 ? map.entries.length : at, 0, entry) };
}
