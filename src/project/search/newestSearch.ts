import { runCooperatively, type Task } from '../../core';

/** Runs one search at a time, while the user types: a newer one cancels the one before at its next
 * step. `yieldToHost`: see `Environment`. */
export class NewestSearch {
  readonly #yieldToHost: () => Promise<void>;
  #newest = 0;

  constructor(yieldToHost: () => Promise<void>) {
    this.#yieldToHost = yieldToHost;
  }

  /** Undefined when it was cancelled. */
  run<Result>(steps: Task<Result>): Promise<Result | undefined> {
    const turn = ++this.#newest;
    return runCooperatively(steps, this.#yieldToHost, () => turn !== this.#newest);
  }

  end(): void {
    this.#newest++;
  }
}
