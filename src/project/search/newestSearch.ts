import { runCooperatively, type Task } from '../../core';

/** One search at a time, while somebody types: a newer one gives up the one before at its next step. `breathe`
 * as in `World`. */
export class NewestSearch {
  readonly #yieldToHost: () => Promise<void>;
  #newest = 0;

  constructor(yieldToHost: () => Promise<void>) {
    this.#yieldToHost = yieldToHost;
  }

  /** Undefined when it was given up. */
  run<Result>(steps: Task<Result>): Promise<Result | undefined> {
    const turn = ++this.#newest;
    return runCooperatively(steps, this.#yieldToHost, () => turn !== this.#newest);
  }

  end(): void {
    this.#newest++;
  }
}
