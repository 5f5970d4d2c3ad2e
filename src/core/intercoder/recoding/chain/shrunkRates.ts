import { greatest } from '../../../util/lists';
import { betaFrom, logRising } from '../gamma';

/** Rates of groups, drawn once. */
export interface ShrunkRates {
  /** The rate that groups are drawn towards. */
  readonly common: number;
  readonly rates: Float64Array;
}

/** Draws the rate of each group from how often something happened among how many; the fewer there
 * are in a group, the more it is drawn towards the common rate:
 *
 * - common m ~ Beta(Σk + ½, Σ(n − k) + ½);
 * - strength s from its posterior on a grid, the beta-binomial likelihood of the groups given m;
 * - rate of a group ~ Beta(k + s·m, n − k + s·(1 − m)).
 *
 * `weakest`: the least strength. Two coders do not identify a free error of each: without a least
 * strength the rates drift. */
export function shrunkRates(
  happened: ArrayLike<number>,
  among: ArrayLike<number>,
  next: () => number,
  weakest = 0,
): ShrunkRates {
  let [all, of] = [0, 0];
  for (let group = 0; group < among.length; group++) {
    all += happened[group] ?? 0;
    of += among[group] ?? 0;
  }
  const common = within(betaFrom(all + 0.5, of - all + 0.5, next), SMALLEST, 1 - SMALLEST);
  const grid = STRENGTHS.filter((strength) => strength >= weakest);
  const strength = drawnOf(
    grid,
    grid.map((s) => {
      let log = 0;
      for (let group = 0; group < among.length; group++) {
        const n = among[group] ?? 0;
        if (n === 0) continue;
        const k = happened[group] ?? 0;
        log += logRising(s * common, k) + logRising(s * (1 - common), n - k) - logRising(s, n);
      }
      return log;
    }),
    next,
  );
  const rates = Float64Array.from({ length: among.length }, (_, group) => {
    const [k, n] = [happened[group] ?? 0, among[group] ?? 0];
    const rate = betaFrom(k + strength * common, n - k + strength * (1 - common), next);
    return within(rate, SMALLEST, 1 - SMALLEST);
  });
  return { common, rates };
}

const STRENGTHS: readonly number[] = [1, 2, 4, 8, 16, 32, 64, 128, 512];
const SMALLEST = 1e-4;

/** One of some numbers, with chances in proportion to exp(log weight). */
export function drawnOf(
  numbers: readonly number[],
  logs: readonly number[],
  next: () => number,
): number {
  const most = greatest(logs);
  const weights = logs.map((log) => Math.exp(log - most));
  let rest = next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [at, weight] of weights.entries()) {
    rest -= weight;
    if (rest < 0) return numbers[at] ?? NaN;
  }
  return numbers.at(-1) ?? NaN;
}

export function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

export function logit(chance: number): number {
  return Math.log(chance / (1 - chance));
}

export function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
