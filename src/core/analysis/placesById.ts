import { STEP } from './changedLists';
import { compareText } from './order';

/** Places of things, sorted by an id of each; those with the same id stay in the order in which they are given.
 * Ids are counted, not compared: many things with few ids cost little more than a lookup each. In steps. */
export function* placesById<Thing>(
  things: readonly Thing[],
  places: Uint32Array,
  idOf: (thing: Thing) => string,
): Generator<undefined, Uint32Array> {
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const numberAt = new Uint32Array(places.length);
  for (let at = 0; at < places.length; at++) {
    if (at % STEP === STEP - 1) yield undefined;
    const id = idOf(things[places[at] ?? 0] as Thing);
    let number = numbers.get(id);
    if (number === undefined) numbers.set(id, (number = counts.push(0) - 1));
    numberAt[at] = number;
    counts[number] = (counts[number] ?? 0) + 1;
  }
  // Where the next place with an id goes.
  const next = new Uint32Array(counts.length);
  let start = 0;
  for (const [, number] of [...numbers].sort(([a], [b]) => compareText(a, b))) {
    next[number] = start;
    start += counts[number] ?? 0;
  }
  const sorted = new Uint32Array(places.length);
  for (let at = 0; at < places.length; at++) {
    const number = numberAt[at] ?? 0;
    const to = next[number] ?? 0;
    sorted[to] = places[at] ?? 0;
    next[number] = to + 1;
  }
  return sorted;
}
