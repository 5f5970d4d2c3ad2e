import { isUnguarded, unguarded } from '../../tables/csv';
import type { Table } from '../tables/table';
import type { PositionColumn, PositionMapping } from './mapping/mapping';

/** The cells of a table by what the mapping says they are. An empty cell says nothing. */
export class TableCells {
  readonly #table: Table;
  readonly #mapping: PositionMapping;
  readonly #columns: ReadonlyMap<string, number>;
  readonly #isGuarded: boolean;

  constructor(table: Table, mapping: PositionMapping) {
    this.#table = table;
    this.#mapping = mapping;
    // Of columns with one name the first.
    this.#columns = new Map(table.columns.map((name, at) => [name, at] as const).reverse());
    this.#isGuarded = isGuardedTable(table);
  }

  /** As spreadsheets number them, with the header. */
  rowNumber(at: number): number {
    return at + 2;
  }

  /** Names of the mapping that are no columns. */
  get missing(): readonly string[] {
    const { columns, fields } = this.#mapping;
    const named = [...Object.values(columns), ...fields.values()];
    return [...new Set(named)].filter((name) => !this.#columns.has(name));
  }

  /** Whether nothing stands in a row at all. */
  isEmpty(at: number): boolean {
    return (this.#table.rows[at] ?? []).every((cell) => cell.trim() === '');
  }

  /** As it stands; undefined where it is empty. */
  raw(at: number, column: PositionColumn): string | undefined {
    return this.#cell(at, this.#mapping.columns[column]);
  }

  /** Free text, as it was before a spreadsheet was kept from running it. */
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
    // A separator with white space of its own is taken at its word.
    const isExact = separator.trim() !== separator;
    const members = text.split(separator).map((member) => (isExact ? member : member.trim()));
    return members.filter((member) => member.trim() !== '');
  }

  /** All that the row says, for telling rows without an id apart. */
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

/** Whether a table was written so that no spreadsheet runs a cell of it: some cell has the apostrophe for that, and none
 * lacks it. Sheets of a workbook need none. */
function isGuardedTable({ name, rows }: Table): boolean {
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
