import { nextTurn, SLICE_MS } from './nextTurn';

/** Derives a result from a version of a corpus, once per version: short work finishes at once, long
 * work runs in slices, between which the host does other things. Work that has begun is finished
 * even when its version is outdated by then. */
export class SlicedWork<Result> {
  readonly #report: () => void;
  readonly #isWanted: () => boolean;
  #result: Result | undefined;
  /** The version of the result; undefined before the first. */
  #of: unknown;
  #running: { readonly steps: Generator<undefined, Result>; readonly of: unknown } | undefined;

  /** `report`: called when work that took more than one slice is done, has failed or was stopped.
   * `isWanted`: false stops it. `last`: the result until then. */
  constructor(report: () => void, isWanted: () => boolean = () => true, last?: Result) {
    this.#report = report;
    this.#isWanted = isWanted;
    this.#result = last;
  }

  /** The last result, of any version. */
  get last(): Result | undefined {
    return this.#result;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** The result of a version, or the last one until `report` is called; for versions that are equal
   * (`===`) the work is done once. */
  of(version: unknown, begin: () => Generator<undefined, Result>): Result | undefined {
    if (!this.#running && this.#of !== version) {
      this.#running = { steps: begin(), of: version };
      if (!this.#advance()) this.#goOn();
    }
    return this.#result;
  }

  /** Runs a slice; true when nothing is left to do. */
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
      // Another attempt would fail again until something changes.
      this.#of = running.of;
      this.#running = undefined;
      throw error;
    }
  }

  /** Runs the remaining slices, one per turn. */
  #goOn(): void {
    nextTurn(() => {
      if (!this.#isWanted()) {
        this.#running = undefined;
        // A listener may have asked for other work meanwhile, which was finished at once.
        this.#report();
        return;
      }
      let isOver = true;
      try {
        isOver = this.#advance();
      } finally {
        // Also on failure: otherwise a listener would wait forever.
        if (isOver) this.#report();
      }
      if (!isOver) this.#goOn();
    });
  }
}
