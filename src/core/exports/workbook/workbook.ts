// The content of a workbook as plain data: a module of a format turns it into a file. It has no
// formulas.

export interface Workbook {
  readonly title: string;
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  /** At most 31 characters, none of them one of []:*?/\. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Whether the first row has the names of columns: it remains visible, and the rows below it can
   * be filtered. */
  readonly isTable: boolean;
  /** How many of the first columns remain visible. */
  readonly frozenColumns?: number | undefined;
}

export interface SheetColumn {
  readonly name: string;
  /** In characters. */
  readonly width: number;
  /** Long texts are wrapped. */
  readonly isWrapped: boolean;
}

/** Numbers and days are typed; a string is always text, whatever it begins with. */
export type SheetCell = string | number | boolean | undefined | DayCell | LinkCell;

export interface DayCell {
  /** Days after 30 December 1899, as spreadsheets count them. */
  readonly day: number;
}

export interface LinkCell {
  readonly text: string;
  /** Of a web page, or relative to the folder of the workbook. */
  readonly address: string;
}
