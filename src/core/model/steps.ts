/** Work in steps: between two of them its host may do something else. */
export type Steps<Result> = Generator<undefined, Result>;

/** All of it at once. */
export function finished<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Does something with each of many, of some hundred in a step. */
export function* eachInSteps<Item>(
  items: Iterable<Item>,
  each: (item: Item, index: number) => void,
): Steps<void> {
  let count = 0;
  for (const item of items) {
    each(item, count);
    if (++count % ITEMS_IN_STEP === 0) yield undefined;
  }
}

const ITEMS_IN_STEP = 256;

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
