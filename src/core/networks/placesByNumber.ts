/** Places of items, sorted by a number of each, all below `count`; those with the same number keep
 * their order. Linear in both. */
export function placesByNumber(
  places: Uint32Array,
  numberOf: Uint32Array,
  count: number,
): Uint32Array {
  // The place for the next item with each number: behind all those with a lower one.
  const next = new Uint32Array(count + 1);
  for (const place of places) {
    const behind = (numberOf[place] ?? 0) + 1;
    next[behind] = (next[behind] ?? 0) + 1;
  }
  for (let number = 1; number < count; number++) {
    next[number] = (next[number] ?? 0) + (next[number - 1] ?? 0);
  }
  const sorted = new Uint32Array(places.length);
  for (const place of places) {
    const number = numberOf[place] ?? 0;
    const to = next[number] ?? 0;
    sorted[to] = place;
    next[number] = to + 1;
  }
  return sorted;
}

/** The places in their given order. */
export function allPlaces(count: number): Uint32Array {
  return new Uint32Array(count).map((_, place) => place);
}
