import { listValue, mapValue, plainValue, textValue, writtenAt } from '../../yaml/write/write';
import type { Written, WrittenMap } from '../../yaml/write/write';
import { isColor, toBoolean, toInteger } from '../../yaml/shape/scalarShapes';
import { CODEBOOK_KEY_ORDER } from '../definition';
import { entryAt, isAbsent, withEntryAt, withKey, withoutKey } from './editKeys';
import type { CodebookRefusal, EntryKey, EntryValue, SetEdit } from './editTypes';

/** The codebook's whole content after the value of an entry's key changed. */
export function withSet(root: WrittenMap, edit: SetEdit): WrittenMap | CodebookRefusal {
  const { layer, id, key, from, to } = edit;
  const entry = entryAt(root, layer, id);
  if (!entry) return 'no-such-id';
  if (!isSame(edit, valueAt(entry, key), from)) return 'changed-since';
  if (isSame(edit, valueAt(entry, key), to)) return root;
  if (key === 'part-of' && typeof to === 'string') {
    if (!entryAt(root, layer, to)) return 'no-such-id';
    if (isBelow(root, edit, to)) return 'circular';
  }
  // The sign of a link is removed first, so that both can be undone.
  if (
    key === 'part-of' &&
    to === undefined &&
    stated(id, 'sign', valueAt(entry, 'sign')) !== undefined
  )
    return 'changed-since';
  const changed = key === 'sign' ? withSign(entry, to) : withValue(edit, entry);
  return typeof changed === 'string' ? changed : withEntryAt(root, layer, id, changed);
}

/** The edit that undoes `edit` in a codebook that was as `before`. */
export function oppositeSet(edit: SetEdit, before: WrittenMap): SetEdit {
  const entry = entryAt(before, edit.layer, edit.id);
  return { ...edit, from: edit.to, to: entry && valueAt(entry, edit.key) };
}

function withValue({ layer, key, to }: SetEdit, entry: WrittenMap): WrittenMap {
  const order = CODEBOOK_KEY_ORDER[layer];
  if (to === undefined || to.length === 0) return withoutKey(entry, key);
  const now = writtenAt(entry, key);
  const value = writtenValue(key, to);
  // `part-of: {issue: …, sign: …}` keeps its sign.
  const isLink = key === 'part-of' && now?.kind === 'map';
  return withKey(entry, key, isLink ? withKey(now, 'issue', value, LINK_ORDER) : value, order);
}

/** The sign belongs to a link, so there must be one. */
function withSign(entry: WrittenMap, to: EntryValue): WrittenMap | CodebookRefusal {
  const link = writtenAt(entry, 'part-of');
  if (!link || isAbsent(link)) return 'changed-since';
  const whole = link.kind === 'map' ? link : mapValue([['issue', link]]);
  const signed =
    typeof to === 'string'
      ? withKey(whole, 'sign', plainValue(Number(to)), LINK_ORDER)
      : withoutKey(whole, 'sign');
  return withKey(entry, 'part-of', signed, CODEBOOK_KEY_ORDER.issue);
}

const LINK_ORDER = ['issue', 'sign'];

function writtenValue(key: EntryKey, value: string | readonly string[]): Written {
  if (typeof value !== 'string') return listValue(value.map(plainValue));
  switch (key) {
    case 'type':
    case 'part-of':
      return plainValue(value);
    case 'side':
    case 'unspecified':
    case 'codable':
      return plainValue(value === 'true');
    default:
      return textValue(value);
  }
}

/** As the file has it; undefined where the key is absent. */
function valueAt(entry: WrittenMap, key: EntryKey): EntryValue {
  const link = writtenAt(entry, 'part-of');
  const parent = link?.kind === 'map' ? writtenAt(link, 'issue') : link;
  const sign = link?.kind === 'map' ? writtenAt(link, 'sign') : undefined;
  const value = key === 'part-of' ? parent : key === 'sign' ? sign : writtenAt(entry, key);
  if (value?.kind === 'list') {
    return value.items.flatMap((item) => (item.kind === 'scalar' ? [item.value] : []));
  }
  return value?.kind === 'scalar' && !isAbsent(value) ? value.value : undefined;
}

/** Whether both mean the same for the entry: a default value, or an invalid one, is equal to an
 * absent key. */
function isSame({ id, key }: SetEdit, a: EntryValue, b: EntryValue): boolean {
  return JSON.stringify(stated(id, key, a)) === JSON.stringify(stated(id, key, b));
}

function stated(id: string, key: EntryKey, value: EntryValue): EntryValue {
  if (key === 'member-of') {
    const groups = typeof value === 'string' ? [value] : (value ?? []);
    return [...new Set(groups.filter((group) => group !== ''))];
  }
  if (typeof value !== 'string' || value === '') return undefined;
  switch (key) {
    case 'name':
      return value.trim() === '' || value === id ? undefined : value;
    case 'side':
    case 'unspecified':
      return toBoolean(value) === true ? 'true' : undefined;
    case 'codable':
      return toBoolean(value) === false ? 'false' : undefined;
    case 'sign':
      return Math.abs(toInteger(value) ?? 0) === 1 ? toInteger(value)?.toString() : undefined;
    case 'color':
      return isColor(value) ? value : undefined;
    default:
      return value;
  }
}

/** Whether an entry is the edited one, or below it along `part-of`. */
function isBelow(root: WrittenMap, { layer, id }: SetEdit, start: string): boolean {
  const seen = new Set<string>();
  for (let at: EntryValue = start; typeof at === 'string' && !seen.has(at);) {
    if (at === id) return true;
    seen.add(at);
    const entry: WrittenMap | undefined = entryAt(root, layer, at);
    at = entry && valueAt(entry, 'part-of');
  }
  return false;
}
