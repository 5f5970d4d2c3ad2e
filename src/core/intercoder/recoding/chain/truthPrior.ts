import { addAt, greatest, sum } from '../../../util/lists';
import { betaFrom, gammaFrom } from '../gamma';
import { AGAINST, FOR, NEITHER } from '../unitReadings';
import type { ReadUnits } from './readUnits';
import { drawnOf } from './shrunkRates';

/** The number of true readings: for, against, neither. What no coder reads is no unit. */
export const TRUTHS = 3;

/** What is expected of a unit before it is read: how one-sided its actor is on its issue, estimated
 * from all readings of the two.
 *
 * - A unit of a cell (an actor on an issue) is for, against or neither with the chances π of the
 *   cell;
 * - π ~ Dirichlet(κ·μ), where μ are the mean shares of a cell's main side, its other side and
 *   neither;
 * - the main side is *for* with the chance ω ~ Beta(1 + cells mainly for, 1 + others);
 * - κ, how alike cells are, has a flat prior on a grid; μ is drawn from the number of units that
 *   do not follow from others of their cell (Antoniak 1974). */
export class TruthPrior {
  /** π of each cell in turn. */
  readonly chances: Float64Array;
  readonly #cellOf: Int32Array;
  readonly #counts: Int32Array;
  readonly #isMainlyFor: Uint8Array;
  #likeness = 3;
  #shares: readonly number[] = [0.7, 0.2, 0.1];
  #mainlyFor = 0.5;

  constructor({ cells, cellOf }: ReadUnits) {
    this.chances = new Float64Array(TRUTHS * cells.size);
    this.#counts = new Int32Array(TRUTHS * cells.size);
    this.#isMainlyFor = new Uint8Array(cells.size).fill(1);
    this.#cellOf = Int32Array.from(cellOf);
  }

  /** Draws the main side and π of each cell, given the truth of each unit. */
  draw(truths: Uint8Array, next: () => number): void {
    this.#count(truths);
    const counts = this.#counts;
    const [main = 0, other = 0, neither = 0] = this.#shares.map((one) => one * this.#likeness);
    const most = Math.max(0, greatest(counts));
    const [ofMain, ofOther] = [risingTable(main, most), risingTable(other, most)];
    const odds = Math.log((1 - this.#mainlyFor) / this.#mainlyFor);
    let mainlyFor = 0;
    for (let cell = 0; cell < this.#isMainlyFor.length; cell++) {
      const from = TRUTHS * cell;
      const [plus, minus] = [counts[from + FOR] ?? 0, counts[from + AGAINST] ?? 0];
      const against =
        odds +
        (ofMain[minus] ?? 0) +
        (ofOther[plus] ?? 0) -
        (ofMain[plus] ?? 0) -
        (ofOther[minus] ?? 0);
      const isFor = next() < 1 / (1 + Math.exp(against)) ? 1 : 0;
      this.#isMainlyFor[cell] = isFor;
      mainlyFor += isFor;
      const a = gammaFrom(plus + (isFor ? main : other), next) + TINY;
      const b = gammaFrom(minus + (isFor ? other : main), next) + TINY;
      const c = gammaFrom((counts[from + NEITHER] ?? 0) + neither, next) + TINY;
      const sum = a + b + c;
      this.chances[from + FOR] = a / sum;
      this.chances[from + AGAINST] = b / sum;
      this.chances[from + NEITHER] = c / sum;
    }
    this.#mainlyFor = betaFrom(mainlyFor + 1, this.#isMainlyFor.length - mainlyFor + 1, next);
  }

  /** Draws κ and μ, given the truth of each unit and the main side of each cell. */
  drawShape(truths: Uint8Array, next: () => number): void {
    this.#count(truths);
    const most = Math.max(0, greatest(this.#counts)) * TRUTHS;
    // How many cells have how many units: of all truths, of the main side, of the other, neither.
    const [all, ...ofEach] = Array.from({ length: 1 + TRUTHS }, () => new Int32Array(most + 1));
    for (let cell = 0; cell < this.#isMainlyFor.length; cell++) {
      let units = 0;
      for (let truth = 0; truth < TRUTHS; truth++) {
        const count = this.#counts[TRUTHS * cell + truth] ?? 0;
        units += count;
        const side = this.#isMainlyFor[cell] || truth === NEITHER ? truth : 1 - truth;
        if (ofEach[side]) addAt(ofEach[side], count);
      }
      if (all) addAt(all, units);
    }
    const logs = LIKENESSES.map((likeness) => {
      let log = -weightedSum(all, risingTable(likeness, most));
      for (const [truth, cells] of ofEach.entries()) {
        log += weightedSum(cells, risingTable(likeness * (this.#shares[truth] ?? 0), most));
      }
      return log;
    });
    this.#likeness = drawnOf(LIKENESSES, logs, next);
    const drawn = ofEach.map((cells, truth) => {
      const own = this.#likeness * (this.#shares[truth] ?? 0);
      let fresh = 0;
      let cellsWithMore = sum(cells);
      for (let at = 0; at < cells.length; at++) {
        cellsWithMore -= cells[at] ?? 0;
        for (let cell = 0; cell < cellsWithMore; cell++) if (next() < own / (own + at)) fresh++;
      }
      return gammaFrom(fresh + 0.5, next) + 1e-6;
    });
    this.#shares = sumToOne(sumToOne(drawn).map((share) => Math.max(share, SMALLEST_SHARE)));
  }

  #count(truths: Uint8Array): void {
    const counts = this.#counts;
    counts.fill(0);
    for (let unit = 0; unit < truths.length; unit++) {
      addAt(counts, TRUTHS * (this.#cellOf[unit] ?? 0) + (truths[unit] ?? 0));
    }
  }
}

/** The grid of κ. */
const LIKENESSES: readonly number[] = [
  0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 6, 12, 25, 50, 100, 400,
];
const SMALLEST_SHARE = 0.003;
const TINY = 1e-12;

/** `logRising(a, count)` for each count from 0 on. */
function risingTable(a: number, most: number): Float64Array {
  const table = new Float64Array(most + 1);
  for (let at = 0; at < most; at++) table[at + 1] = (table[at] ?? 0) + Math.log(a + at);
  return table;
}

function weightedSum(weights: Int32Array | undefined, values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) {
    const weight = weights?.[at] ?? 0;
    if (weight > 0) sum += weight * (values[at] ?? 0);
  }
  return sum;
}

function sumToOne(numbers: readonly number[]): readonly number[] {
  const all = sum(numbers);
  return numbers.map((one) => one / all);
}
