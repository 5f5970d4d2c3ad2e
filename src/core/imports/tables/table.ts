/** A table of a file of another program, whatever it is made of. */
export interface Table {
  /** Of a sheet; '' where a file is one table. */
  readonly name: string;
  /** What the first row calls them; `Column 3` where it says nothing. No two are the same. */
  readonly columns: readonly string[];
  /** Cells as text, as many in each row as there are columns; days of workbooks as `2024-05-03`. */
  readonly rows: readonly (readonly string[])[];
}

/** What a column of a table may be to an article. */
export const COLUMN_ROLES = ['text', 'title', 'author', 'source', 'date', 'url', 'id'] as const;

export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** Places in `columns`, from 0. Without `text`, no row becomes an article. */
export type ColumnMapping = Readonly<Partial<Record<ColumnRole, number>>>;
