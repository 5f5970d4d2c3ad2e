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
  const numberOf = new Uint32Array(things.length);
  // In the order in which they are given, in which they lie in memory.
  for (let place = 0; place < things.length; place++) {
    if (place % STEP === STEP - 1) yield undefined;
    const id = idOf(things[place] as Thing);
    let number = numbers.get(id);
    if (number === undefined) numbers.set(id, (number = numbers.size));
    numberOf[place] = number;
  }
  const rankOf = new Uint32Array(numbers.size);
  for (const [rank, id] of [...numbers.keys()].sort(compareText).entries()) {
    rankOf[numbers.get(id) ?? 0] = rank;
  }
  for (let place = 0; place < numberOf.length; place++) {
    numberOf[place] = rankOf[numberOf[place] ?? 0] ?? 0;
  }
  return placesByNumber(places, numberOf, numbers.size);
}

/** The same by a number of each thing, all of them below `count`. Linear in both: a millisecond for some hundred
 * thousand things. */
export function placesByNumber(
  places: Uint32Array,
  numberOf: Uint32Array,
  count: number,
): Uint32Array {
  // Where the next thing with a number goes: behind all those with a lower one.
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

/** As things are given. */
export function allPlaces(count: number): Uint32Array {
  return new Uint32Array(count).map((_, place) => place);
}
