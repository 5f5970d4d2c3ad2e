/** Counts an item for the rows of a tree, in place: each row counts its own items and those of the
 * rows nested under it along `part-of`, each item once. `ids` are those of the item; `above` gives
 * an id with those above it. The roll-up is ignored. */
export function countNested<Id>(
  counts: Map<Id, number>,
  ids: readonly Id[],
  above: (id: Id) => readonly Id[],
): void {
  const [only] = ids;
  // Most items have one id, for which no set is needed.
  const all = ids.length === 1 && only !== undefined ? above(only) : new Set(ids.flatMap(above));
  for (const id of all) counts.set(id, (counts.get(id) ?? 0) + 1);
}

/** `idsAbove` with a cache. */
export function aboveFinder<Id>(parentOf: (id: Id) => Id | undefined): (id: Id) => readonly Id[] {
  const known = new Map<Id, readonly Id[]>();
  return (id) => {
    let above = known.get(id);
    if (!above) known.set(id, (above = [...idsAbove(id, parentOf)]));
    return above;
  };
}

/** Sums for the rows of a tree, of items that belong to one id each, so that their numbers are
 * enough. */
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

/** From an id to the top, itself included. A codebook may have a cycle; the first id seen twice
 * ends the walk. */
export function idsAbove<Id>(id: Id, parentOf: (id: Id) => Id | undefined): ReadonlySet<Id> {
  const seen = new Set<Id>();
  let current: Id | undefined = id;
  while (current !== undefined && !seen.has(current)) {
    seen.add(current);
    current = parentOf(current);
  }
  return seen;
}
