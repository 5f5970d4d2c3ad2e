import { GrowingNumbers } from './growing';

/** Where an article is told from: the index before, or what this reading made. */
export const SOURCE = { before: 0, made: 1 } as const;
export type Source = (typeof SOURCE)[keyof typeof SOURCE];

/** Articles of two sources in one order, as stretches that follow each other in their source. */
export class Stretches {
  readonly #numbers = new GrowingNumbers(Int32Array);
  #size = 0;

  /** Of articles. */
  get size(): number {
    return this.#size;
  }

  add(source: Source, index: number): void {
    const { length } = this.#numbers;
    this.#size++;
    if (
      length > 0 &&
      this.#numbers.at(length - 3) === source &&
      this.#numbers.at(length - 1) === index
    ) {
      this.#numbers.put(length - 1, index + 1);
      return;
    }
    this.#numbers.add(source);
    this.#numbers.add(index);
    this.#numbers.add(index + 1);
  }

  /** STRETCH_NUMBERS of each: source, from, to. */
  numbers(): Int32Array {
    return this.#numbers.view();
  }
}

export const STRETCH_NUMBERS = 3;
