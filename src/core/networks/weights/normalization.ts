import { greatest, least } from '../../util/lists';
import type { Counts } from './counts';
import type { Aggregation, NetworkOptions, Scale } from '../options';

/** A function of two rows' counts in one column. */
export type InCommon = (a: Cell, b: Cell) => number;

/** The counts of a row in one column by value, which begin at `at`. */
export interface Cell {
  readonly counts: Float64Array;
  readonly at: number;
}

/** How a pair of rows is weighted: the sum over the columns that both have, and the weight from the
 * sums. */
export interface PairFormula {
  /** Undefined: the similarity-weighted product of the counts, `left` × counts, which has a faster
   * loop. */
  readonly sum: InCommon | undefined;
  /** A second sum, where one is needed. */
  readonly second: InCommon | undefined;
  /** S: the share of a product that counts for each two values, row by row. */
  readonly similarity: Float64Array;
  /** The weight of rows i and i′ from their sums; `undefined` sums are 0. */
  readonly weight: (sum: number, second: number, i: number, other: number) => number;
  /** True when rows without a common column can have a weight too. */
  readonly everyPair: boolean;
}

/** With a_jk the counts of one row, b_jk of the other, n and m their totals, and distances
 * d(k, k′) = |k − k′| / (greatest − least value); binary: 0 or 1; categories: see below.
 *
 * - congruence: Σ_j Σ_k Σ_k′ a_jk·b_jk′·(1 − d)
 * - conflict: the same with d
 * - subtract: congruence − conflict
 * - ignore: Σ_j (Σ_k a_jk)(Σ_k b_jk)
 *
 * Categories, as DNA has them: congruence Σ_j Σ_k a_jk·b_jk, conflict the counts of whatever only
 * one of the two says, n + m − Σ (a_jk + b_jk) over what both say.
 *
 * Normalisations of the weight w:
 * - average: w / ((n + m) / 2)
 * - cosine: w / √(s·s′), s the congruence (ignore: the ignore) of a row with itself. For binary
 *   values and categories that is the cosine of the vectors of counts.
 * - jaccard: of the sets of (column, value) that occur (ignore: of columns): those of both / those
 *   of either. Conflict: the same with the values of the other row turned round.
 * - dna-cosine: w / (n·m)
 * - dna-jaccard: w / (m10 + m01 + m11), m10 the counts of a row where the other has none, m01 the
 *   reverse, m11 Σ a_jk·b_jk
 *
 * A weight whose divisor is 0 is 0. Sources: Leifeld, Discourse Network Analyzer (exporter of
 * version 3); docs/reference/networks.md. */
export function pairFormula(
  counts: Counts,
  { aggregation, normalization }: Pick<NetworkOptions, 'aggregation' | 'normalization'>,
  scale: Scale | undefined,
): PairFormula {
  const levels = counts.levels.length;
  const similarity = similarityOf(counts.levels, aggregation, scale);
  if (normalization === 'jaccard') return jaccard(counts, aggregation, similarity);
  const { rowTotals } = counts;
  const total = (i: number): number => rowTotals[i] ?? 0;
  // Categories also differ in columns in which only one of the two has statements.
  const apart = scale === 'category' ? APART[aggregation] : 0;
  const shared: InCommon = (a, b) => {
    let sum = 0;
    for (let k = 0; k < levels; k++) {
      const [one, other] = countsAt(a, b, k);
      if (one > 0 && other > 0) {
        sum -= apart * (one + other);
        if (aggregation === 'subtract') sum += one * other;
      }
    }
    return sum;
  };
  const overlap: InCommon = (a, b) => {
    let sum = 0;
    for (let k = 0; k < levels; k++) {
      const [one, other] = countsAt(a, b, k);
      if (one > 0 && other > 0) sum += one + other - one * other;
    }
    return sum;
  };
  const self = normalization === 'cosine' ? selfWeights(counts, aggregation, scale) : undefined;
  const divisor = (second: number, i: number, other: number): number => {
    switch (normalization) {
      case 'average':
        return (total(i) + total(other)) / 2;
      case 'cosine':
        return Math.sqrt((self?.[i] ?? 0) * (self?.[other] ?? 0));
      case 'dna-cosine':
        return total(i) * total(other);
      case 'dna-jaccard':
        return total(i) + total(other) - second;
      default:
        return 1;
    }
  };
  return {
    sum: apart === 0 ? undefined : shared,
    second: normalization === 'dna-jaccard' ? overlap : undefined,
    similarity,
    everyPair: apart !== 0,
    weight: (sum, second, i, other) =>
      divided(sum + apart * (total(i) + total(other)), divisor(second, i, other)),
  };
}

/** The factor for the counts of what only one of the two says. */
const APART: Readonly<Record<Aggregation, number>> = {
  ignore: 0,
  congruence: 0,
  conflict: 1,
  subtract: -1,
  combine: 0,
};

function jaccard(counts: Counts, aggregation: Aggregation, similarity: Float64Array): PairFormula {
  const levels = counts.levels.length;
  const byColumns = aggregation === 'ignore';
  const sizes = new Float64Array(counts.rows.length);
  for (const { rows, counts: flat } of counts.byColumn) {
    for (const [place, row] of rows.entries()) {
      let size = 0;
      for (let k = 0; k < levels; k++) if ((flat[place * levels + k] ?? 0) > 0) size += 1;
      sizes[row] = (sizes[row] ?? 0) + (byColumns ? 1 : size);
    }
  }
  const inBoth =
    (reversed: boolean): InCommon =>
    (a, b) => {
      let sum = 0;
      for (let k = 0; k < levels; k++) {
        const one = a.counts[a.at + k] ?? 0;
        const other = b.counts[b.at + (reversed ? levels - 1 - k : k)] ?? 0;
        if (one > 0 && other > 0) sum += 1;
      }
      return sum;
    };
  const share = (both: number, i: number, other: number): number =>
    divided(both, (sizes[i] ?? 0) + (sizes[other] ?? 0) - both);
  return {
    sum: byColumns ? () => 1 : inBoth(aggregation === 'conflict'),
    second: aggregation === 'subtract' ? inBoth(true) : undefined,
    similarity,
    everyPair: false,
    weight: (sum, second, i, other) =>
      aggregation === 'subtract'
        ? share(sum, i, other) - share(second, i, other)
        : share(sum, i, other),
  };
}

function similarityOf(
  levels: Counts['levels'],
  aggregation: Aggregation,
  scale: Scale | undefined,
): Float64Array {
  const numbers = levels.map(Number);
  const length = greatest(numbers) - least(numbers);
  const matrix = new Float64Array(levels.length ** 2);
  for (const [row, one] of numbers.entries()) {
    for (const [column, other] of numbers.entries()) {
      const distance =
        scale === 'category'
          ? Number(row !== column)
          : length === 0 || Number.isNaN(length)
            ? 0
            : Math.abs(one - other) / length;
      matrix[row * levels.length + column] = similar(aggregation, distance);
    }
  }
  return matrix;
}

function similar(aggregation: Aggregation, distance: number): number {
  switch (aggregation) {
    case 'congruence':
      return 1 - distance;
    case 'conflict':
      return distance;
    case 'subtract':
      return 1 - 2 * distance;
    default:
      return 1;
  }
}

/** s_i = Σ_j Σ_k Σ_k′ a_jk·a_jk′·S(k, k′), S that of congruence (ignore: 1). */
function selfWeights(counts: Counts, aggregation: Aggregation, scale: Scale | undefined) {
  const levels = counts.levels.length;
  const similarity = similarityOf(
    counts.levels,
    aggregation === 'ignore' ? 'ignore' : 'congruence',
    scale,
  );
  const weights = new Float64Array(counts.rows.length);
  for (const { rows, counts: flat } of counts.byColumn) {
    for (const [place, row] of rows.entries()) {
      const at = place * levels;
      let sum = 0;
      for (let k = 0; k < levels; k++) {
        for (let other = 0; other < levels; other++) {
          sum +=
            (flat[at + k] ?? 0) * (flat[at + other] ?? 0) * (similarity[k * levels + other] ?? 0);
        }
      }
      weights[row] = (weights[row] ?? 0) + sum;
    }
  }
  return weights;
}

function countsAt(a: Cell, b: Cell, k: number): readonly [number, number] {
  return [a.counts[a.at + k] ?? 0, b.counts[b.at + k] ?? 0];
}

function divided(weight: number, divisor: number): number {
  return divisor === 0 ? 0 : weight / divisor;
}
