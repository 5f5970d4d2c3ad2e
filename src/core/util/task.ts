/** Work that yields wherever its host may do something else. A rule is written once, as a plain function or, where a
 * corpus can make it longer than a host may be busy, as one task: hosts that need no pauses run it with `runSync`,
 * the editor with `runCooperatively`. */
export type Task<Result> = Generator<undefined, Result>;

/** Runs a task to its end without a pause. */
export function runSync<Result>(task: Generator<unknown, Result>): Result {
  for (;;) {
    const step = task.next();
    if (step.done === true) return step.value;
  }
}

/** Does something with each of many, and yields after some hundred. For lists: an iterator would make an object
 * for each item. */
export function* forEachTask<Item>(
  items: ArrayLike<Item>,
  each: (item: Item, index: number) => void,
): Task<void> {
  for (let from = 0; from < items.length; from += ITEMS_AT_ONCE) {
    if (from > 0) yield undefined;
    const to = Math.min(items.length, from + ITEMS_AT_ONCE);
    for (let index = from; index < to; index++) each(items[index] as Item, index);
  }
}

const ITEMS_AT_ONCE = 256;

/** For items of unequal size: says after each whether a task should yield now, that is, whether `most` units of
 * work were done since it last said so. Each item counts as one more. */
export function pauses(most: number): (work: number) => boolean {
  let done = 0;
  return (work) => {
    done += work + 1;
    if (done < most) return false;
    done = 0;
    return true;
  };
}

/** Runs a task and awaits `yieldToHost` where it yields (it decides by the clock whether there is a pause);
 * undefined as soon as `stop` says that the result is not wanted any more. */
export function runCooperatively<Result>(
  task: Generator<unknown, Result>,
  yieldToHost: () => Promise<void>,
): Promise<Result>;
export function runCooperatively<Result>(
  task: Generator<unknown, Result>,
  yieldToHost: () => Promise<void>,
  stop: () => boolean,
): Promise<Result | undefined>;
export async function runCooperatively<Result>(
  task: Generator<unknown, Result>,
  yieldToHost: () => Promise<void>,
  stop: () => boolean = () => false,
): Promise<Result | undefined> {
  for (;;) {
    const step = task.next();
    if (step.done === true) return step.value;
    await yieldToHost();
    if (stop()) return undefined;
  }
}
