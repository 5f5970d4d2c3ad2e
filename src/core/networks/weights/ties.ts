/** Ties as three lists of the same length, sorted by `from`, then `to`: numbers of nodes, and the
 * weight, which is never 0. A one-mode network has each pair once, with `from` below `to`. */
export interface Ties {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly weight: readonly number[];
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
