import type { Layer } from '../../model/mention';
import { mapValue, writtenAt } from '../../yaml/write/write';
import type { Written, WrittenMap } from '../../yaml/write/write';
import { CODEBOOK_KEY_ORDER } from '../definition';

/** The value of a key that holds a map; empty where it is absent, as in `actors:` with nothing
 * behind it. */
export function mapAt(map: WrittenMap, key: string): WrittenMap {
  const value = writtenAt(map, key);
  return value?.kind === 'map' ? value : mapValue([]);
}

export function isAbsent(value: Written): boolean {
  return value.kind === 'scalar' && value.value === '';
}

/** A map with the key changed, or added at its place in the order, else at the end. */
export function withKey(
  map: WrittenMap,
  key: string,
  value: Written,
  order: readonly string[] | undefined,
): WrittenMap {
  const entries = [...map.entries];
  const index = entries.findIndex((entry) => entry.key === key);
  if (index >= 0) entries[index] = { key, value };
  else {
    const rank = order?.indexOf(key) ?? -1;
    const behind = order ? entries.findIndex((entry) => order.indexOf(entry.key) > rank) : -1;
    entries.splice(behind < 0 ? entries.length : behind, 0, { key, value });
  }
  return { kind: 'map', entries, order };
}

export function withoutKey(map: WrittenMap, key: string): WrittenMap {
  return { ...map, entries: map.entries.filter((entry) => entry.key !== key) };
}

/** The codebook's entry of an actor or issue; undefined where there is none. */
export function entryAt(root: WrittenMap, layer: Layer, id: string): WrittenMap | undefined {
  const entries = mapAt(root, GROUPS[layer]);
  return writtenAt(entries, id) && mapAt(entries, id);
}

/** The whole content with the entry of that id replaced. */
export function withEntryAt(
  root: WrittenMap,
  layer: Layer,
  id: string,
  entry: WrittenMap,
): WrittenMap {
  const group = GROUPS[layer];
  const entries = withKey(mapAt(root, group), id, entry, undefined);
  return withKey(root, group, entries, CODEBOOK_KEY_ORDER.file);
}

/** The key of the codebook that holds the entries of a layer. */
export function entryGroup(layer: Layer | 'stance'): 'actors' | 'issues' | 'stances' {
  return layer === 'stance' ? 'stances' : GROUPS[layer];
}

const GROUPS = { actor: 'actors', issue: 'issues' } as const satisfies Record<Layer, string>;
