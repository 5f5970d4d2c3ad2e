import type { Cell } from '../tables/csv';
import type { DescribedTable } from '../tables/dataPackage';

/** A column of a listing, for everything that shows or writes it. */
export interface ListingColumn<Row> {
  /** Its name in tables for programs (CSV, workbooks, Parquet); without one it is only for
   * reading. */
  readonly name?: string;
  /** What it means, where its name is not enough. */
  readonly description?: string | undefined;
  /** In a workbook: a date, an address, or a long text. */
  readonly kind?: 'day' | 'link' | 'wrapped' | undefined;
  /** The value; without it the column is not in CSV and workbooks. */
  readonly cell?: (row: Row) => Cell;
  /** Its head in a terminal; without one it is only for programs. */
  readonly head?: string;
  /** What a terminal shows, where it is not the value. */
  readonly text?: (row: Row) => string;
  /** Its type in Parquet; without one it is not there. */
  readonly stored?: StoredType;
  /** What Parquet has, where it is not the value. */
  readonly storedCell?: (row: Row) => StoredCell;
}

/** One flat listing: each renderer takes from its columns what it needs. The JSON of a row is a
 * function of its own, with a published schema. */
export interface Listing<Row> {
  readonly columns: readonly ListingColumn<Row>[];
  /** Made while they are read: there may be millions. */
  readonly rows: Iterable<Row>;
  /** The heads that come first in a terminal; the others follow in the order of the columns. */
  readonly headsFirst?: readonly string[];
  /** The JSON of a row. */
  readonly image: (row: Row) => unknown;
  /** Lines below the rows in a terminal. */
  readonly remarks: readonly string[];
  /** What applies to the whole table for programs. */
  readonly note?: unknown;
}

/** `json`: a text that other programs recognise as JSON. Every column may be empty. */
export type StoredType = keyof StoredValues;

export type StoredCell = StoredValues[StoredType] | undefined;

export interface StoredValues {
  readonly text: string;
  readonly json: object;
  readonly number: number;
  readonly count: number;
  readonly flag: boolean;
  readonly day: Date;
  readonly texts: readonly string[];
}

/** The table for programs; its rows are made as they are read. */
export function tableOf<Row>({
  columns,
  rows,
  note,
}: Pick<Listing<Row>, 'columns' | 'rows' | 'note'>): DescribedTable & {
  readonly columns: readonly SheetColumnOf[];
} {
  const written = columns.flatMap(({ name, description, kind, cell }) =>
    name === undefined || cell === undefined ? [] : [{ name, description, kind, cell }],
  );
  return {
    columns: written.map(({ name, description, kind }) => ({ name, description, kind })),
    rows: mapped(rows, (row) => written.map(({ cell }) => cell(row))),
    note,
  };
}

interface SheetColumnOf {
  readonly name: string;
  readonly description: string | undefined;
  readonly kind: ListingColumn<unknown>['kind'];
}

/** The table of a terminal: heads, then a line for each row. */
export function* linesOf<Row>({
  columns,
  rows,
  headsFirst = [],
}: Pick<Listing<Row>, 'columns' | 'rows' | 'headsFirst'>): Generator<readonly string[]> {
  const shown = columns.flatMap(({ head, text, cell }) =>
    head === undefined ? [] : [{ head, text: text ?? ((row: Row) => String(cell?.(row) ?? '')) }],
  );
  const ordered = [
    ...headsFirst.flatMap((head) => shown.filter((one) => one.head === head)),
    ...shown.filter(({ head }) => !headsFirst.includes(head)),
  ];
  yield ordered.map(({ head }) => head);
  for (const row of rows) yield ordered.map(({ text }) => text(row));
}

/** The columns of Parquet, by their names. */
export function storedColumns<Row>(columns: readonly ListingColumn<Row>[]): readonly {
  readonly name: string;
  readonly type: StoredType;
  readonly cell: (row: Row) => StoredCell;
}[] {
  return columns.flatMap(({ name, stored: type, storedCell, cell }) =>
    name === undefined || type === undefined
      ? []
      : [{ name, type, cell: storedCell ?? ((row: Row) => cell?.(row)) }],
  );
}

/** A column of rows in rows: of the positions behind findings, for example. */
export function columnOf<Outer, Row>(
  { cell, text, storedCell, ...column }: ListingColumn<Row>,
  of: (row: Outer) => Row,
): ListingColumn<Outer> {
  return {
    ...column,
    ...(cell && { cell: (row: Outer) => cell(of(row)) }),
    ...(text && { text: (row: Outer) => text(of(row)) }),
    ...(storedCell && { storedCell: (row: Outer) => storedCell(of(row)) }),
  };
}

function* mapped<From, To>(rows: Iterable<From>, of: (row: From) => To): Generator<To> {
  for (const row of rows) yield of(row);
}
