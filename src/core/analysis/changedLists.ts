import type { ArticleRow } from '../model/corpus';
import { pauses, type Steps } from '../model/steps';
import type { SortedMap } from './sortedMap';

/** Lists that are made from earlier ones; whoever was given those keeps them as they were. */

/** Things that articles say, some of which have changed. Both lists are in the order of articles' paths. */
export interface Change<Thing> {
  /** Everything that the changed articles said before. */
  readonly gone: readonly Thing[];
  /** Everything that they say now. */
  readonly come: readonly Thing[];
}

type ArticleOf<Thing> = (thing: Thing) => Pick<ArticleRow, 'path'>;

/** A list in the order of paths after a change. Costs the change times a binary search, and a copy; where all have
 * changed, nothing. In steps. */
export function* changedList<Thing>(
  before: readonly Thing[],
  { gone, come }: Change<Thing>,
  articleOf: ArticleOf<Thing>,
): Steps<readonly Thing[]> {
  // Another codebook changes all.
  if (gone.length === before.length) return come;
  const pathOf = (thing: Thing | undefined): string | undefined => thing && articleOf(thing).path;
  const behind = (things: readonly Thing[], from: number, path: string): number => {
    let at = from;
    while (pathOf(things[at]) === path) at++;
    return at;
  };
  const list: Thing[] = [];
  const add = (things: readonly Thing[], from: number, to: number): void => {
    for (let at = from; at < to; at++) list.push(things[at] as Thing);
  };
  let at = 0;
  let leaving = 0;
  let coming = 0;
  for (let articles = 1; ; articles++) {
    const path = earlier(pathOf(gone[leaving]), pathOf(come[coming]));
    if (path === undefined) break;
    const start = firstFrom(before, at, (thing) => articleOf(thing).path >= path);
    add(before, at, start);
    at = firstFrom(before, start, (thing) => articleOf(thing).path > path);
    leaving = behind(gone, leaving, path);
    const own = coming;
    coming = behind(come, own, path);
    add(come, own, coming);
    if (articles % STEP === 0) yield undefined;
  }
  add(before, at, before.length);
  return list;
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

/** The first place from `start` at which something holds that holds for all behind it too: what is near is found
 * sooner, since where much changes the next change is near. */
export function firstFrom<Thing>(
  things: readonly Thing[],
  start: number,
  holds: (thing: Thing) => boolean,
): number {
  let low = start;
  let high = start;
  for (let step = 1; high < things.length && !holds(things[high] as Thing); step *= 2) {
    low = high + 1;
    high += step;
  }
  high = Math.min(high, things.length);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(things[middle] as Thing)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Things in groups, of which each is in the order of paths. Costs the change and the groups that it
 * touches. In steps. */
export function* changedGroups<Key extends string | undefined, Thing>(
  before: SortedMap<Key, readonly Thing[]>,
  change: Change<Thing>,
  keysOf: (thing: Thing) => Iterable<Key>,
  articleOf: ArticleOf<Thing>,
): Generator<undefined, SortedMap<Key, readonly Thing[]>> {
  const gone = yield* grouped(change.gone, keysOf);
  const come = yield* grouped(change.come, keysOf);
  const changes = new Map<Key, readonly Thing[] | undefined>();
  const isTime = pauses(STEP);
  for (const key of new Set([...gone.keys(), ...come.keys()])) {
    const own = { gone: gone.get(key) ?? [], come: come.get(key) ?? [] };
    const list = yield* changedList(before.get(key) ?? [], own, articleOf);
    changes.set(key, list.length > 0 ? list : undefined);
    if (isTime(own.gone.length + own.come.length)) yield undefined;
  }
  return before.changed(changes);
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
