import type { Task } from './task';

/** Items that are sorted, merged or compared in one step. */
const RUN = 1000;
/** Items per step where comparing is cheap. */
const GLANCES = 5000;

/** A sorted list, as a task; stable. A list that is already sorted is read once and not copied. */
export function* sortTask<Thing>(
  all: readonly Thing[],
  compare: (a: Thing, b: Thing) => number,
): Task<readonly Thing[]> {
  if (yield* isInOrder(all, compare)) return all;
  let runs: (readonly Thing[])[] = [];
  for (let at = 0; at < all.length; at += RUN) {
    runs.push(all.slice(at, at + RUN).sort(compare));
    yield undefined;
  }
  while (runs.length > 1) {
    const merged: (readonly Thing[])[] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(yield* mergeTwo(runs[at] ?? [], runs[at + 1] ?? [], compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* isInOrder<Thing>(
  all: readonly Thing[],
  compare: (a: Thing, b: Thing) => number,
): Task<boolean> {
  for (let at = 1; at < all.length; at++) {
    if (compare(all[at - 1] as Thing, all[at] as Thing) > 0) return false;
    if (at % GLANCES === 0) yield undefined;
  }
  return true;
}

function* mergeTwo<Thing>(
  first: readonly Thing[],
  second: readonly Thing[],
  compare: (a: Thing, b: Thing) => number,
): Task<readonly Thing[]> {
  const merged: Thing[] = [];
  let at = 0;
  for (const one of first) {
    while (at < second.length && compare(second[at] as Thing, one) < 0) {
      merged.push(second[at++] as Thing);
      if (merged.length % RUN === 0) yield undefined;
    }
    merged.push(one);
    if (merged.length % RUN === 0) yield undefined;
  }
  while (at < second.length) {
    merged.push(second[at++] as Thing);
    if (merged.length % GLANCES === 0) yield undefined;
  }
  return merged;
}
