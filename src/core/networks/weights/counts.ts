import type { Named } from '../statements/names';
import { allPlaces, placesByNumber } from '../placesByNumber';
import type { Level } from '../statements/qualifier';
import type { NetworkOptions } from '../options';
import type { AxisValues, Statement } from '../statements/statements';

/** The number of statements of each row for each column and value of the qualifier: a_ijk. Sparse:
 * only cells with a statement. Rows, columns and values are numbers in the order of their lists. */
export interface Counts {
  readonly rows: readonly Named[];
  readonly columns: readonly Named[];
  /** The values of the qualifier; one undefined value without a qualifier. */
  readonly levels: readonly (Level | undefined)[];
  /** For each column its rows, ascending. */
  readonly byColumn: readonly ColumnCounts[];
  /** n_i: the number of statements of each row, and of each column. */
  readonly rowTotals: Float64Array;
  readonly columnTotals: Float64Array;
  readonly statements: number;
}

export interface ColumnCounts {
  readonly rows: Int32Array;
  /** For each of these rows as many counts as there are values, one after the other. */
  readonly counts: Float64Array;
}

/** The possible rows and columns. In a directed network both have the same names. */
export interface Axes {
  readonly rows: Axis;
  readonly columns: Axis;
}

export interface Axis {
  readonly names: readonly Named[];
  /** The place among the names of each value that statements have, by its number. */
  readonly places: Uint32Array;
}

/** The axis of values, all of which have a name. */
export function axisOf(names: readonly Named[], axisValues: AxisValues): Axis {
  const places = new Uint32Array(axisValues.size);
  for (const [place, { id }] of names.entries()) {
    const number = axisValues.get(id)?.number;
    if (number !== undefined) places[number] = place;
  }
  return { names, places };
}

/** Counts statements. Rows and columns are those that occur, in a directed network as either; with
 * `isolates` all. Linear in statements, names, cells and their values. */
export function countStatements(
  statements: readonly Statement[],
  axes: Axes,
  levels: readonly (Level | undefined)[],
  { mode, isolates }: Pick<NetworkOptions, 'mode' | 'isolates'>,
): Counts {
  const inRows = new Float64Array(axes.rows.names.length);
  const inColumns = new Float64Array(axes.columns.names.length);
  for (const { row, column } of statements) {
    addOne(inRows, axes.rows.places[row.number]);
    addOne(inColumns, axes.columns.places[column.number]);
  }
  const occurs = (own: Float64Array, other: Float64Array) => (place: number) =>
    isolates || (own[place] ?? 0) > 0 || (mode === 'directed' && (other[place] ?? 0) > 0);
  const isRow = occurs(inRows, inColumns);
  const isColumn = occurs(inColumns, inRows);
  const rows = keptOf(axes.rows, isRow);
  const columns = keptOf(axes.columns, isColumn);
  const rowTotals = inRows.filter((_, place) => isRow(place));
  const columnTotals = inColumns.filter((_, place) => isColumn(place));
  const levelNumber = new Map(levels.map((level, index) => [level, index]));
  const rowOf = new Uint32Array(statements.length);
  const columnOf = new Uint32Array(statements.length);
  const levelOf = new Uint32Array(statements.length);
  for (const [place, { row, column, level }] of statements.entries()) {
    rowOf[place] = rows.places[row.number] ?? 0;
    columnOf[place] = columns.places[column.number] ?? 0;
    levelOf[place] = levelNumber.get(level) ?? 0;
  }
  const byRow = placesByNumber(allPlaces(statements.length), rowOf, rowTotals.length);
  const places = placesByNumber(byRow, columnOf, columnTotals.length);
  let end = 0;
  const byColumn = Array.from(columnTotals, (total) => {
    const own = places.subarray(end, (end += total));
    return columnCounts(own, rowOf, levelOf, levels.length);
  });
  return {
    rows: rows.names,
    columns: columns.names,
    levels,
    byColumn,
    rowTotals,
    columnTotals,
    statements: statements.length,
  };
}

function addOne(counts: Float64Array, at = 0): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

/** The axis with only some of the names; the places of others are meaningless. */
function keptOf({ names, places }: Axis, isKept: (place: number) => boolean): Axis {
  const kept: Named[] = [];
  const placeOf = new Uint32Array(names.length);
  for (const [place, name] of names.entries()) {
    if (isKept(place)) placeOf[place] = kept.push(name) - 1;
  }
  return { names: kept, places: places.map((place) => placeOf[place] ?? 0) };
}

/** The counts of one column, from places of statements in the order of their rows. */
function columnCounts(
  places: Uint32Array,
  rowOf: Uint32Array,
  levelOf: Uint32Array,
  levels: number,
): ColumnCounts {
  const rows: number[] = [];
  for (const place of places) {
    const row = rowOf[place] ?? 0;
    if (row !== rows.at(-1)) rows.push(row);
  }
  const counts = new Float64Array(rows.length * levels);
  let cell = 0;
  for (const place of places) {
    if (rowOf[place] !== rows[cell]) cell++;
    addOne(counts, cell * levels + (levelOf[place] ?? 0));
  }
  return { rows: Int32Array.from(rows), counts };
}
