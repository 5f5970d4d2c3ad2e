/** Ties as three lists of the same length, sorted by `from`, then `to`: numbers of nodes, and the
 * weight, which is never 0. A one-mode network has each pair once, with `from` below `to`. */
export interface Ties {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly weight: readonly number[];
}

/** The share of recodings that have a tie, from 0 to 1: the mean over draws of the truth and the
 * rates of error, and the 5th and 95th percentile (docs/reference/found-again.md). */
export interface TieShare {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** True if nothing of it is drawn, since all its articles are adjudicated. */
  readonly isFixed: boolean;
}

/** The whole matrix, zeros included; `mirrored` fills both halves. */
export function matrixOf(
  { from, to, weight }: Ties,
  rows: number,
  columns: number,
  mirrored: boolean,
): number[][] {
  const matrix = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  for (const [index, row] of from.entries()) {
    const column = to[index] ?? 0;
    const value = weight[index] ?? 0;
    (matrix[row] ?? [])[column] = value;
    if (mirrored) (matrix[column] ?? [])[row] = value;
  }
  return matrix;
}
