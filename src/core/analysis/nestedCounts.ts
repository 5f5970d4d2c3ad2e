/** Counts for the rows of a tree: each row counts its own things and those of the rows nested
 * under it along `part-of`, each thing once. `own` gives the things of each id; `parentOf` the id
 * above. The roll-up plays no part. Costs the depth of the tree for each thing. */
export function nestedCounts<Id, Thing>(
  own: Iterable<readonly [Id, Thing]>,
  parentOf: (id: Id) => Id | undefined,
): ReadonlyMap<Id, number> {
  const things = new Map<Id, Set<Thing>>();
  for (const [id, thing] of own) {
    // A codebook may hold a circle; the first id seen twice ends the walk.
    const seen = new Set<Id>();
    let current: Id | undefined = id;
    while (current !== undefined && !seen.has(current)) {
      seen.add(current);
      const known: Set<Thing> = things.get(current) ?? new Set();
      things.set(current, known.add(thing));
      current = parentOf(current);
    }
  }
  return new Map([...things].map(([id, set]) => [id, set.size]));
}
