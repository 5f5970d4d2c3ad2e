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
