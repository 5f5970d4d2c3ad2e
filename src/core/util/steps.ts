/** Work in steps: between two of them its host may do something else. */
export type Steps<Result> = Generator<undefined, Result>;

/** All of it at once. */
export function finished<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Does something with each of many, of some hundred in a step. A list, and not all that can be iterated: an
 * iterator makes an object for each item, which the collector of garbage stops everything for. */
export function* eachInSteps<Item>(
  items: ArrayLike<Item>,
  each: (item: Item, index: number) => void,
): Steps<void> {
  for (let from = 0; from < items.length; from += ITEMS_IN_STEP) {
    if (from > 0) yield undefined;
    const to = Math.min(items.length, from + ITEMS_IN_STEP);
    for (let index = from; index < to; index++) each(items[index] as Item, index);
  }
}

const ITEMS_IN_STEP = 256;

/** For things that take their time: whether a step ends after so much work. Each thing counts as one more. An answer,
 * and no steps of its own, which would be an object for each thing. */
export function pauses(most: number): (work: number) => boolean {
  let done = 0;
  return (work) => {
    done += work + 1;
    if (done < most) return false;
    done = 0;
    return true;
  };
}

/** With a breath between two steps; undefined where `stop` says that nobody wants it any more. */
export function inSteps<Result>(
  steps: Generator<unknown, Result>,
  breathe: () => Promise<void>,
): Promise<Result>;
export function inSteps<Result>(
  steps: Generator<unknown, Result>,
  breathe: () => Promise<void>,
  stop: () => boolean,
): Promise<Result | undefined>;
export async function inSteps<Result>(
  steps: Generator<unknown, Result>,
  breathe: () => Promise<void>,
  stop: () => boolean = () => false,
): Promise<Result | undefined> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await breathe();
    if (stop()) return undefined;
  }
}
