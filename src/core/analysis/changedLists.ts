import type { ArticleRow } from '../model/corpus';
import { compareText, compareTextNullLast } from './order';

/** Lists and maps that are made from earlier ones; whoever was given those keeps them as they were. */

/** Things that articles say, some of which have changed. Both lists are in the order of articles' paths. */
export interface Change<Thing> {
  /** Everything that the changed articles said before. */
  readonly gone: readonly Thing[];
  /** Everything that they say now. */
  readonly come: readonly Thing[];
}

type ArticleOf<Thing> = (thing: Thing) => Pick<ArticleRow, 'path'>;

/** A list in the order of paths after a change. Costs the change times a binary search, and a copy. */
export function changedList<Thing>(
  before: readonly Thing[],
  { gone, come }: Change<Thing>,
  articleOf: ArticleOf<Thing>,
): readonly Thing[] {
  if (before.length === 0) return come;
  const pathOf = (thing: Thing): string => articleOf(thing).path;
  const paths = [...new Set([...gone, ...come].map(pathOf))].sort(compareText);
  const pieces: (readonly Thing[])[] = [];
  let at = 0;
  let next = 0;
  for (const path of paths) {
    const start = firstFrom(before, at, (thing) => pathOf(thing) >= path);
    pieces.push(before.slice(at, start));
    at = firstFrom(before, start, (thing) => pathOf(thing) > path);
    const own = next;
    while (next < come.length && pathOf(come[next] as Thing) === path) next++;
    pieces.push(come.slice(own, next));
  }
  pieces.push(before.slice(at));
  return ([] as readonly Thing[]).concat(...pieces);
}

/** The first place from `start` at which something holds that holds for all behind it too. */
export function firstFrom<Thing>(
  things: readonly Thing[],
  start: number,
  holds: (thing: Thing) => boolean,
): number {
  let low = start;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(things[middle] as Thing)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A map with some other values; undefined for keys that it has no more. In the order of keys, undefined
 * last. Costs a copy, and a look at each key where some are new. */
export function changedMap<Key extends string | undefined, Value>(
  before: ReadonlyMap<Key, Value>,
  changes: ReadonlyMap<Key, Value | undefined>,
): ReadonlyMap<Key, Value> {
  const map = new Map(before);
  const added: (readonly [Key, Value])[] = [];
  for (const [key, value] of changes) {
    if (value === undefined) map.delete(key);
    else if (map.has(key)) map.set(key, value);
    else added.push([key, value]);
  }
  if (added.length === 0) return map;
  added.sort(([a], [b]) => compareTextNullLast(a, b));
  const merged = new Map<Key, Value>();
  let next = 0;
  for (const [key, value] of map) {
    for (let one = added[next]; one && compareTextNullLast(one[0], key) < 0; one = added[++next]) {
      merged.set(...one);
    }
    merged.set(key, value);
  }
  for (const one of added.slice(next)) merged.set(...one);
  return merged;
}

/** Things in groups, of which each is in the order of paths. Costs the change and the groups that it
 * touches. In steps. */
export function* changedGroups<Key extends string | undefined, Thing>(
  before: ReadonlyMap<Key, readonly Thing[]>,
  change: Change<Thing>,
  keysOf: (thing: Thing) => Iterable<Key>,
  articleOf: ArticleOf<Thing>,
): Generator<undefined, ReadonlyMap<Key, readonly Thing[]>> {
  const gone = yield* grouped(change.gone, keysOf);
  const come = yield* grouped(change.come, keysOf);
  const changes = new Map<Key, readonly Thing[] | undefined>();
  for (const key of new Set([...gone.keys(), ...come.keys()])) {
    const own = { gone: gone.get(key) ?? [], come: come.get(key) ?? [] };
    const list = changedList(before.get(key) ?? [], own, articleOf);
    changes.set(key, list.length > 0 ? list : undefined);
  }
  return changedMap(before, changes);
}

/** Things by their keys, in the order in which they are given. In steps. */
export function* grouped<Key, Thing>(
  things: readonly Thing[],
  keysOf: (thing: Thing) => Iterable<Key>,
): Generator<undefined, Map<Key, Thing[]>> {
  const groups = new Map<Key, Thing[]>();
  let count = 0;
  for (const thing of things) {
    for (const key of keysOf(thing)) {
      const group = groups.get(key);
      if (group) group.push(thing);
      else groups.set(key, [thing]);
    }
    if (++count % STEP === 0) yield undefined;
  }
  return groups;
}

/** So many things are looked at in one step: about a millisecond. */
export const STEP = 500;
