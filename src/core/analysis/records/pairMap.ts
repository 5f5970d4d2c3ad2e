import { compareText } from '../../util/order';

export type Pair = readonly [string, string];

/** The two ids in order of code units. */
export function sortedPair(a: string, b: string): Pair {
  return compareText(a, b) <= 0 ? [a, b] : [b, a];
}

/** Sorts by the first id, then by the second. */
export function comparePairs(a: Pair, b: Pair): number {
  return compareText(a[0], b[0]) || compareText(a[1], b[1]);
}

/** Values by pairs of ids. Ids are hostile text, so they are not concatenated. */
export type PairMap<V> = Map<string, Map<string, V>>;

export function getPair<V>(map: PairMap<V> | undefined, [a, b]: Pair): V | undefined {
  return map?.get(a)?.get(b);
}

export function setPair<V>(map: PairMap<V>, [a, b]: Pair, value: V): void {
  const inner = map.get(a) ?? new Map<string, V>();
  map.set(a, inner);
  inner.set(b, value);
}

export function* pairsOf<V>(map: PairMap<V> | undefined): Generator<[Pair, V]> {
  for (const [a, inner] of map ?? []) {
    for (const [b, value] of inner) yield [[a, b], value];
  }
}
