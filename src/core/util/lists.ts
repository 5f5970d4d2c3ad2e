// A call takes some hundred thousand arguments at most, and a file may hold more of anything than that:
// where a list is spread into the arguments of a call, a long one ends in a RangeError.

/** Adds all of `more` at the end of `list`. */
export function addAll<Item>(list: Item[], more: Iterable<Item>): void {
  for (const item of more) list.push(item);
}

/** The least of the numbers; Infinity where there are none, as of `Math.min()`. */
export function least(numbers: Iterable<number>): number {
  let found = Infinity;
  for (const number of numbers) found = Math.min(found, number);
  return found;
}

/** The greatest of the numbers; −Infinity where there are none, as of `Math.max()`. */
export function greatest(numbers: Iterable<number>): number {
  let found = -Infinity;
  for (const number of numbers) found = Math.max(found, number);
  return found;
}

/** How many of a list are at its beginning for which something is true that is false from there on. */
export function countWhere<Thing>(
  things: readonly Thing[],
  isTrue: (thing: Thing) => boolean,
): number {
  return firstFrom(things, 0, (thing) => !isTrue(thing));
}

/** The first place from `start` at which something holds that holds for all behind it too. Doubling steps find sooner
 * what is near, for callers that walk a sorted list from change to change. */
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
