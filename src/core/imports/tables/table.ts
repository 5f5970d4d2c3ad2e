/** A table of a file of another program, whatever its format. */
export interface Table {
  /** The name of a sheet; '' where a file is one table. */
  readonly name: string;
  /** The names in the first row; `Column 3` for an empty one. All are different. */
  readonly columns: readonly string[];
  /** Cells as text, as many in each row as there are columns; days of workbooks as `2024-05-03`. */
  readonly rows: readonly (readonly string[])[];
}

/** The roles that a column of a table may have in an article. */
export const COLUMN_ROLES = ['text', 'title', 'author', 'source', 'date', 'url', 'id'] as const;

export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** Indices in `columns`, from 0. Without `text`, no row becomes an article. */
export type ColumnMapping = Readonly<Partial<Record<ColumnRole, number>>>;
