/** A table of another program: a CSV file, or a sheet of a workbook. */
export interface Table {
  /** Of the file or sheet. */
  readonly name: string;
  readonly columns: readonly string[];
  /** Cells as text; dates of workbooks as ISO text. A row may be shorter than the columns. */
  readonly rows: readonly (readonly string[])[];
}
