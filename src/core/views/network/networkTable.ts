import type { CountedLink } from '../words/countedText';
import type { Localizer } from '../words/localizer';
import { weightText } from './networkTools';

/** The nodes or the ties of a network as a table that can be sorted by any column. All texts are
 * safe labels. */
export interface NetworkTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

export interface TableColumn {
  readonly id: string;
  readonly name: string;
  readonly isNumber: boolean;
  readonly sorted: 'ascending' | 'descending' | undefined;
  /** The state after choosing its head, as `networkSort` has it. */
  readonly sorts: string;
}

export interface TableRow {
  /** Index into `nodes` or `ties` of the view. */
  readonly at: number;
  readonly cells: readonly string[];
  /** What its last number opens. */
  readonly opens: CountedLink | undefined;
}

/** A column with the value of each row: numbers, or names in the user's sort order. */
export interface ColumnOf<Row> {
  readonly id: string;
  readonly name: string;
  readonly value: (row: Row) => string | number;
}

/** The sorted table. `written` is `networkSort` of the state: "claims descending". Without it, or
 * where it names no column, it is sorted by `first`, descending. Numbers are descending at the
 * first click, names ascending; equal rows keep their order. */
export function tableOf<Row>(
  localizer: Localizer,
  given: readonly Row[],
  columns: readonly ColumnOf<Row>[],
  first: string,
  written: string,
  opensOf: (row: Row) => CountedLink | undefined,
): NetworkTable {
  const [id = first, asked = 'descending'] = written.split(' ');
  const known = columns.find((column) => column.id === id);
  const by = known ?? columns.find((column) => column.id === first);
  const direction = known && asked === 'ascending' ? 'ascending' : 'descending';
  const turn = direction === 'ascending' ? 1 : -1;
  const order = [...given.keys()];
  if (by) {
    const values = given.map(by.value);
    order.sort((a, b) => turn * compared(localizer, values[a] ?? '', values[b] ?? '') || a - b);
  }
  const isNumber = (column: ColumnOf<Row>): boolean =>
    given.length > 0 && given.every((row) => typeof column.value(row) === 'number');
  return {
    columns: columns.map((column) => {
      const sorted = column === by ? direction : undefined;
      const usual = isNumber(column) ? 'descending' : 'ascending';
      const other = sorted === 'descending' ? 'ascending' : 'descending';
      return {
        id: column.id,
        name: column.name,
        isNumber: isNumber(column),
        sorted,
        sorts: `${column.id} ${sorted === undefined ? usual : other}`,
      };
    }),
    rows: order.flatMap((at): TableRow[] => {
      const row = given[at];
      if (row === undefined) return [];
      const cells = columns.map(({ value }) => {
        const cell = value(row);
        return typeof cell === 'number' ? numberText(localizer, cell) : cell;
      });
      return [{ at, cells, opens: opensOf(row) }];
    }),
  };
}

/** Whole numbers in full, others with three significant digits. */
function numberText(localizer: Localizer, weight: number): string {
  return Number.isInteger(weight) ? localizer.number(weight) : localizer.figure(weightText(weight));
}

function compared(localizer: Localizer, a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return localizer.compare(String(a), String(b));
}
