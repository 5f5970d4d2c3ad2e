import { isUnguarded, unguarded } from '../../tables/csv';
import { membersBetween } from '../../tables/listCell';
import type { Table } from '../tables/table';
import type { PositionColumn, PositionMapping } from './mapping/mapping';

/** The cells of a table, by their meaning in the mapping. Empty cells are ignored. */
export class TableCells {
  readonly #table: Table;
  readonly #mapping: PositionMapping;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #isGuarded: boolean;

  constructor(table: Table, mapping: PositionMapping) {
    this.#table = table;
    this.#mapping = mapping;
    // Of columns with the same name the first is used.
    this.#columns = new Map(table.columns.map((name, at) => [name, at] as const).reverse());
    this.#isGuarded = isGuardedTable(table);
  }

  /** As spreadsheets number them, with the header. */
  rowNumber(at: number): number {
    return at + 2;
  }

  /** Names in the mapping that are not columns. */
  get missing(): readonly string[] {
    const { columns, fields } = this.#mapping;
    const named = [...Object.values(columns), ...fields.values()];
    return [...new Set(named)].filter((name) => !this.#columns.has(name));
  }

  /** Whether all cells of a row are empty. */
  isEmpty(at: number): boolean {
    return (this.#table.rows[at] ?? []).every((cell) => cell.trim() === '');
  }

  /** Unchanged; undefined where it is empty. */
  raw(at: number, column: PositionColumn): string | undefined {
    return this.#cell(at, this.#mapping.columns[column]);
  }

  /** Free text, without the escape that keeps spreadsheets from running it as a formula. */
  text(at: number, column: PositionColumn): string | undefined {
    return this.#unguarded(this.raw(at, column));
  }

  /** Without white space around it. */
  word(at: number, column: PositionColumn): string | undefined {
    return this.text(at, column)?.trim();
  }

  /** The members of a list. */
  words(at: number, column: PositionColumn): readonly string[] {
    const text = this.text(at, column);
    return text === undefined ? [] : this.split(text);
  }

  fieldText(at: number, id: string): string | undefined {
    return this.#unguarded(this.#cell(at, this.#mapping.fields.get(id)));
  }

  split(text: string): readonly string[] {
    const { separator } = this.#mapping;
    if (separator === undefined) return [text];
    // A separator that includes white space must match exactly.
    const isExact = separator.trim() !== separator;
    const members = membersBetween(text, separator).map((one) => (isExact ? one : one.trim()));
    return members.filter((member) => member.trim() !== '');
  }

  /** All of a row's text, to distinguish rows without an id. */
  stated(at: number): string {
    const { columns, fields } = this.#mapping;
    const cells = [...Object.entries(columns), ...fields].map(([key, column]) => {
      return [key, this.#cell(at, column) ?? ''];
    });
    return JSON.stringify(cells);
  }

  #cell(at: number, column: string | undefined): string | undefined {
    const index = column === undefined ? undefined : this.#columns.get(column);
    const cell = index === undefined ? undefined : this.#table.rows[at]?.[index];
    return cell === undefined || cell.trim() === '' ? undefined : cell;
  }

  #unguarded(cell: string | undefined): string | undefined {
    return cell !== undefined && this.#isGuarded ? unguarded(cell) : cell;
  }
}

/** Whether a table escapes cells that a spreadsheet would run as formulas: some cell has the
 * apostrophe for that, and none lacks it. Sheets of a workbook need none. */
export function isGuardedTable({ name, rows }: Table): boolean {
  if (name !== '') return false;
  let isGuarded = false;
  for (const row of rows) {
    for (const cell of row) {
      if (cell === '') continue;
      if (isUnguarded(cell)) return false;
      isGuarded ||= unguarded(cell) !== cell;
    }
  }
  return isGuarded;
}
