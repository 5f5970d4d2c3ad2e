/** Work that yields wherever its host may do something else. Each rule is written once: as a plain
 * function or, if a large corpus could make it block the host, as a task. Hosts that need no
 * pauses run it with `runSync`, the editor with `runCooperatively`. */
export type Task<Result> = Generator<undefined, Result>;

/** Runs a task to its end without a pause. */
export function runSync<Result>(task: Generator<unknown, Result>): Result {
  for (;;) {
    const step = task.next();
    if (step.done === true) return step.value;
  }
}

/** Calls a function for each of many items, and yields after some hundred. For arrays: an iterator
 * would allocate an object for each item. */
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

/** For items of unequal size: returns after each whether a task should yield now, that is, whether
 * `most` units of work were done since the last time. Each item counts as one more. */
export function pauses(most: number): (work: number) => boolean {
  let done = 0;
  return (work) => {
    done += work + 1;
    if (done < most) return false;
    done = 0;
    return true;
  };
}

/** Runs a task and awaits `yieldToHost` where it yields (which decides by the clock whether to
 * pause); undefined as soon as `stop` returns true because the result is no longer needed. */
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
