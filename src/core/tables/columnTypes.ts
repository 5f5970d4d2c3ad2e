import { dateRange } from '../model/date';
import type { Cell } from './csv';

/** The common type of a column's cells, by the names of Table Schema (Frictionless, 2017). */
export type ColumnType = 'integer' | 'number' | 'boolean' | 'date' | 'string';

/** The types of a table's columns, collected while its rows are written. */
export class ColumnTypes {
  readonly #types: (ColumnType | undefined)[] = [];
  /** Of the row before: a cell that is the same has the same type. */
  #last: readonly Cell[] = [];

  /** Passes the rows on and reads their types. */
  *following(rows: Iterable<readonly Cell[]>): Generator<readonly Cell[]> {
    for (const row of rows) {
      this.#see(row);
      yield row;
    }
  }

  #see(row: readonly Cell[]): void {
    for (let at = 0; at < row.length; at++) {
      const cell = row[at];
      if (cell === undefined || cell === '' || cell === this.#last[at]) continue;
      this.#types[at] = common(this.#types[at], typeOf(cell));
    }
    this.#last = row;
  }

  /** Reads all rows, for tables that are written elsewhere. */
  static of(rows: Iterable<readonly Cell[]>, count: number): readonly ColumnType[] {
    const types = new ColumnTypes();
    for (const row of rows) types.#see(row);
    return types.all(count);
  }

  /** The types of that many columns; a column without cells is text. */
  all(count: number): readonly ColumnType[] {
    return Array.from({ length: count }, (_, at) => this.#types[at] ?? 'string');
  }
}

const DAY = 'YYYY-MM-DD';

function typeOf(cell: Exclude<Cell, undefined>): ColumnType {
  if (typeof cell === 'number') return Number.isInteger(cell) ? 'integer' : 'number';
  if (typeof cell === 'boolean') return 'boolean';
  return cell.length === DAY.length && dateRange(cell) ? 'date' : 'string';
}

function common(one: ColumnType | undefined, other: ColumnType): ColumnType {
  if (one === undefined || one === other) return other;
  const isNumber = (type: ColumnType): boolean => type === 'integer' || type === 'number';
  return isNumber(one) && isNumber(other) ? 'number' : 'string';
}
