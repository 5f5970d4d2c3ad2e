// A call takes some hundred thousand arguments at most, and files may have longer lists: spreading
// one into the arguments of a call ends in a RangeError.

/** Adds all of `more` at the end of `list`. */
export function addAll<Item>(list: Item[], more: Iterable<Item>): void {
  for (const item of more) list.push(item);
}

/** The smallest number; Infinity where there are none, like `Math.min()`. */
export function least(numbers: Iterable<number>): number {
  let found = Infinity;
  for (const number of numbers) found = Math.min(found, number);
  return found;
}

/** The greatest number; −Infinity where there are none, like `Math.max()`. */
export function greatest(numbers: Iterable<number>): number {
  let found = -Infinity;
  for (const number of numbers) found = Math.max(found, number);
  return found;
}

/** The number of items at the beginning of a list for which a condition is true; it must be false
 * for all others. */
export function countWhere<Thing>(
  things: readonly Thing[],
  isTrue: (thing: Thing) => boolean,
): number {
  return firstFrom(things, 0, (thing) => !isTrue(thing));
}

/** The first index from `start` at which a condition holds; it must hold for all following items
 * too. Doubling steps find near indices sooner, for callers that walk a sorted list from change to
 * change. */
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

/** The sum; 0 where there are none. Added in order, so that equal lists have equal sums. */
export function sum(numbers: Iterable<number>): number {
  let all = 0;
  for (const number of numbers) all += number;
  return all;
}

/** Adds to one of a list of numbers. */
export function addAt(list: Float64Array | Int32Array, at: number, by = 1): void {
  list[at] = (list[at] ?? 0) + by;
}
