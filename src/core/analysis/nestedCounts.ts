/** Counts for the rows of a tree: each row counts its own things and those of the rows nested
 * under it along `part-of`, each thing once. `own` gives the things of each id; `parentOf` the id
 * above. The roll-up plays no part. Costs the depth of the tree for each thing. */
export function nestedCounts<Id, Thing>(
  own: Iterable<readonly [Id, Thing]>,
  parentOf: (id: Id) => Id | undefined,
): ReadonlyMap<Id, number> {
  const things = new Map<Id, Set<Thing>>();
  for (const [id, thing] of own) {
    for (const at of idsAbove(id, parentOf)) {
      const known: Set<Thing> = things.get(at) ?? new Set();
      things.set(at, known.add(thing));
    }
  }
  return new Map([...things].map(([id, set]) => [id, set.size]));
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
