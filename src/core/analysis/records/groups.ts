import { compareTextNullLast } from '../../util/order';

/** Groups items by their keys, in the order in which they are given. */
export function groupedBy<Key, Thing>(
  things: Iterable<Thing>,
  keyOf: (thing: Thing) => Key,
): Map<Key, Thing[]> {
  const groups = new Map<Key, Thing[]>();
  for (const thing of things) addTo(groups, keyOf(thing), thing);
  return groups;
}

/** Adds an item to the group of a key, in place. */
export function addTo<Key, Thing>(groups: Map<Key, Thing[]>, key: Key, thing: Thing): void {
  const group = groups.get(key);
  if (group) group.push(thing);
  else groups.set(key, [thing]);
}

/** The same entries in the order of keys, undefined last. */
export function sortedByKey<Key extends string | undefined, Value>(
  map: ReadonlyMap<Key, Value>,
): Map<Key, Value> {
  return new Map([...map].sort(([a], [b]) => compareTextNullLast(a, b)));
}
