import { nextTurn, SLICE_MS } from './nextTurn';

/** What is derived from a corpus as it is now, of each version once: what is short is there at once, what is long
 * comes in slices, between which the host does other things. Steps that are begun are gone to their
 * end, also when they are out of date by then. */
export class SlicedWork<Result> {
  readonly #report: () => void;
  readonly #isWanted: () => boolean;
  #result: Result | undefined;
  /** What the result is of; undefined before the first. */
  #of: unknown;
  #running: { readonly steps: Generator<undefined, Result>; readonly of: unknown } | undefined;

  /** `told`: work that took more than one slice is over, has failed or is stopped. `isWanted`: false stops it
   * for ever. `last`: what to give until then. */
  constructor(report: () => void, isWanted: () => boolean = () => true, last?: Result) {
    this.#report = report;
    this.#isWanted = isWanted;
    this.#result = last;
  }

  /** The last result there was, of whatever version. */
  get last(): Result | undefined {
    return this.#result;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** The result of a version, or for the moment, until `told`, the last one there was; of versions that are
   * equal (`===`) the work is done once. */
  of(version: unknown, begin: () => Generator<undefined, Result>): Result | undefined {
    if (!this.#running && this.#of !== version) {
      this.#running = { steps: begin(), of: version };
      if (!this.#advance()) this.#goOn();
    }
    return this.#result;
  }

  /** A slice; true when nothing is left to do. */
  #advance(): boolean {
    const running = this.#running;
    if (!running) return true;
    const end = performance.now() + SLICE_MS;
    try {
      do {
        const step = running.steps.next();
        if (step.done !== true) continue;
        this.#result = step.value;
        this.#of = running.of;
        this.#running = undefined;
        return true;
      } while (performance.now() < end);
      return false;
    } catch (error) {
      // Trying again would fail again, until something changes.
      this.#of = running.of;
      this.#running = undefined;
      throw error;
    }
  }

  /** Slice after slice. */
  #goOn(): void {
    nextTurn(() => {
      if (!this.#isWanted()) {
        this.#running = undefined;
        // Who waits for it may have begun something else meanwhile, which was there at once.
        this.#report();
        return;
      }
      let isOver = true;
      try {
        isOver = this.#advance();
      } finally {
        // Where it failed, too: who waits for it would wait for ever.
        if (isOver) this.#report();
      }
      if (!isOver) this.#goOn();
    });
  }
}
