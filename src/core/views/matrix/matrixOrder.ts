import { greatest } from '../../util/lists';

/** Rows and columns of a matrix of stances, ordered so that similar ones are neighbours: those of
 * one camp are together, and its opponents at the other end. The order is that of the first pair of
 * singular vectors, the best approximation of rank one (Eckart and Young 1936), found by power
 * iteration. `cells` holds values from −1 to 1; missing cells are 0. Equal ones keep the given
 * order. Costs the cells, sixty times. */
export function similarOrder(
  rows: number,
  columns: number,
  cells: readonly MatrixValue[],
): SimilarOrder {
  // Any start that is not orthogonal to the result; the same each time.
  let right = Array.from({ length: columns }, (_, at) => 1 + (at % 7) / 10);
  let left = new Array<number>(rows).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    left = unit(product(rows, cells, right, false));
    right = unit(product(columns, cells, left, true));
  }
  // Both signs are a result: the first given row is in the upper half.
  const first = left.find((value) => Math.abs(value) > NOTHING) ?? 0;
  const sign = first < 0 ? -1 : 1;
  const [byRow, byColumn] = [ordered(left, sign), ordered(right, sign)];
  return {
    rows: byRow,
    columns: byColumn,
    rowCamps: campStarts(byRow.map((at) => sign * (left[at] ?? 0))),
    columnCamps: campStarts(byColumn.map((at) => sign * (right[at] ?? 0))),
  };
}

export interface SimilarOrder {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** Places of the order at which another camp begins: those on one side of the line, those near
   * its middle, and those on the other side. */
  readonly rowCamps: readonly number[];
  readonly columnCamps: readonly number[];
}

/** A row closer to the middle than this share of the farthest is on neither side. */
const MIDDLE = 0.05;

function campStarts(values: readonly number[]): readonly number[] {
  const farthest = greatest(values.map(Math.abs));
  const camps = values.map((value) =>
    Math.abs(value) <= farthest * MIDDLE ? 0 : Math.sign(value),
  );
  return camps.flatMap((camp, at) => (at > 0 && camp !== camps[at - 1] ? [at] : []));
}

export interface MatrixValue {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

const ROUNDS = 60;
const NOTHING = 1e-9;

function product(
  length: number,
  cells: readonly MatrixValue[],
  vector: readonly number[],
  transposed: boolean,
): number[] {
  const result = new Array<number>(length).fill(0);
  for (const { row, column, value } of cells) {
    const [to, from] = transposed ? [column, row] : [row, column];
    result[to] = (result[to] ?? 0) + value * (vector[from] ?? 0);
  }
  return result;
}

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return length < NOTHING ? [...vector] : vector.map((value) => value / length);
}

function ordered(vector: readonly number[], sign: 1 | -1): number[] {
  const rounded = vector.map((value) => Math.round((sign * value) / NOTHING) * NOTHING);
  return rounded
    .map((value, at) => ({ value, at }))
    .sort((a, b) => b.value - a.value || a.at - b.at)
    .map(({ at }) => at);
}
