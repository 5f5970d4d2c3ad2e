import type { Named } from './names';
import type { Level } from './qualifier';
import type { Statement } from './statements';

/** How often each row says each value of the qualifier of each column: a_ijk. Sparse: only cells with a
 * statement. Rows, columns and values are numbers in the order of their lists. */
export interface Counts {
  readonly rows: readonly Named[];
  readonly columns: readonly Named[];
  /** The values of the qualifier; one undefined value without a qualifier. */
  readonly levels: readonly (Level | undefined)[];
  /** Of each column its rows, ascending. */
  readonly byColumn: readonly ColumnCounts[];
  /** n_i: statements of each row, and of each column. */
  readonly rowTotals: Float64Array;
  readonly columnTotals: Float64Array;
  readonly statements: number;
}

export interface ColumnCounts {
  readonly rows: Int32Array;
  /** For each of these rows as many counts as there are values, one after the other. */
  readonly counts: Float64Array;
}

/** Statements whose row or column is not in the lists do not occur. Linear in statements, cells and
 * their values. */
export function countStatements(
  statements: readonly Statement[],
  rows: readonly Named[],
  columns: readonly Named[],
  levels: readonly (Level | undefined)[],
): Counts {
  const rowNumber = numbersOf(rows);
  const columnNumber = numbersOf(columns);
  const levelNumber = new Map(levels.map((level, index) => [level, index]));
  const rowTotals = new Float64Array(rows.length);
  const columnTotals = new Float64Array(columns.length);
  const cells = columns.map(() => new Map<number, Float64Array>());
  for (const { row, column, level } of statements) {
    const i = rowNumber.get(row) ?? 0;
    const j = columnNumber.get(column) ?? 0;
    const k = levelNumber.get(level) ?? 0;
    const cell = cells[j]?.get(i) ?? new Float64Array(levels.length);
    cells[j]?.set(i, cell);
    cell[k] = (cell[k] ?? 0) + 1;
    rowTotals[i] = (rowTotals[i] ?? 0) + 1;
    columnTotals[j] = (columnTotals[j] ?? 0) + 1;
  }
  return {
    rows,
    columns,
    levels,
    byColumn: cells.map((column) => columnCounts(column, levels.length)),
    rowTotals,
    columnTotals,
    statements: statements.length,
  };
}

function columnCounts(cells: ReadonlyMap<number, Float64Array>, levels: number): ColumnCounts {
  const rows = Int32Array.from(cells.keys()).sort();
  const counts = new Float64Array(rows.length * levels);
  for (const [place, row] of rows.entries()) {
    counts.set(cells.get(row) ?? [], place * levels);
  }
  return { rows, counts };
}

function numbersOf(nodes: readonly Named[]): ReadonlyMap<string, number> {
  return new Map(nodes.map(({ id }, index) => [id, index]));
}
