import { STEP, type Change } from './changedLists';
import type { SortedMap } from './sortedMap';

/** Counts for the rows of a tree: each row counts its own things and those of the rows nested
 * under it along `part-of`, each thing once. `idsOf` gives the ids of a thing; `above` an id with those
 * above it. The roll-up plays no part. Costs the depth of the tree for each thing that comes or goes. In steps. */
export function* changedNestedCounts<Id extends string, Thing>(
  before: SortedMap<Id, number>,
  { gone, come }: Change<Thing>,
  idsOf: (thing: Thing) => readonly Id[],
  above: (id: Id) => readonly Id[],
): Generator<undefined, SortedMap<Id, number>> {
  const counts = new Map<Id, number>();
  for (const [things, by] of [
    [gone, -1],
    [come, 1],
  ] as const) {
    for (const [index, thing] of things.entries()) {
      const ids = idsOf(thing);
      const [only] = ids;
      // Most things have one id, and it is above itself once.
      const all =
        ids.length === 1 && only !== undefined ? above(only) : new Set(ids.flatMap(above));
      for (const id of all) {
        counts.set(id, (counts.get(id) ?? before.get(id) ?? 0) + by);
      }
      if (index % STEP === STEP - 1) yield undefined;
    }
  }
  return before.changed(new Map([...counts].map(([id, count]) => [id, count || undefined])));
}

/** `idsAbove` for many questions. */
export function aboveFinder<Id>(parentOf: (id: Id) => Id | undefined): (id: Id) => readonly Id[] {
  const known = new Map<Id, readonly Id[]>();
  return (id) => {
    let above = known.get(id);
    if (!above) known.set(id, (above = [...idsAbove(id, parentOf)]));
    return above;
  };
}

/** The same for things of which each belongs to one id alone: their numbers are enough. */
export function nestedSums<Id>(
  own: Iterable<readonly [Id, number]>,
  parentOf: (id: Id) => Id | undefined,
): ReadonlyMap<Id, number> {
  const sums = new Map<Id, number>();
  for (const [id, count] of own) {
    for (const at of idsAbove(id, parentOf)) sums.set(at, (sums.get(at) ?? 0) + count);
  }
  return sums;
}

/** From an id to the top, itself included. A codebook may hold a circle; the first id seen twice ends the
 * walk. */
export function idsAbove<Id>(id: Id, parentOf: (id: Id) => Id | undefined): ReadonlySet<Id> {
  const seen = new Set<Id>();
  let current: Id | undefined = id;
  while (current !== undefined && !seen.has(current)) {
    seen.add(current);
    current = parentOf(current);
  }
  return seen;
}
