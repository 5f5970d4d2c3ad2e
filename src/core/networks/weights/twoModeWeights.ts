import type { Counts } from './counts';
import type { NetworkOptions, Scale } from '../options';
import type { Ties } from './ties';

/** The ties between rows and columns. With a_k the counts of a cell by value k:
 *  - ignore: Σ a_k
 *  - subtract: Σ k·a_k (binary: those for minus those against)
 *  - combine: Σ 2^(K−1−k) over the values k = 0 … K−1 that occur (binary: 1 only for, 2 only
 *    against, 3 both)
 * `activity` divides by the statements of the row, `prominence` by those of the column; both for
 * every aggregation. Formulas of DNA's exporter. Linear in the cells. */
export function twoModeTies(
  counts: Counts,
  { aggregation, normalization }: Pick<NetworkOptions, 'aggregation' | 'normalization'>,
  scale: Scale | undefined,
): Ties {
  const { levels, byColumn, rowTotals, columnTotals } = counts;
  const weights = levels.map((level, index) => {
    if (aggregation === 'combine') return 2 ** (levels.length - 1 - index);
    return aggregation === 'subtract' && scale !== 'category' ? Number(level) : 1;
  });
  const ties: { from: number; to: number; weight: number }[] = [];
  for (const [to, { rows, counts: flat }] of byColumn.entries()) {
    for (const [place, from] of rows.entries()) {
      let weight = 0;
      for (const [k, one] of weights.entries()) {
        const count = flat[place * levels.length + k] ?? 0;
        weight += aggregation === 'combine' ? (count > 0 ? one : 0) : one * count;
      }
      if (normalization === 'activity') weight /= rowTotals[from] ?? 1;
      if (normalization === 'prominence') weight /= columnTotals[to] ?? 1;
      if (weight !== 0) ties.push({ from, to, weight });
    }
  }
  ties.sort((a, b) => a.from - b.from || a.to - b.to);
  return {
    from: ties.map(({ from }) => from),
    to: ties.map(({ to }) => to),
    weight: ties.map(({ weight }) => weight),
  };
}
