// What a workbook holds, as plain data: a module of a format turns it into a file. Nothing in it is a formula.

export interface Workbook {
  readonly title: string;
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  /** At most 31 characters, none of them one of []:*?/\. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Whether the first row names the columns: it stays in sight, and rows can be filtered below it. */
  readonly isTable: boolean;
}

export interface SheetColumn {
  readonly name: string;
  /** In characters. */
  readonly width: number;
  /** Long texts are broken into lines. */
  readonly isWrapped: boolean;
}

/** A number is a number, a day a day; whatever a text begins with, it is text. */
export type SheetCell = string | number | boolean | undefined | DayCell | LinkCell;

export interface DayCell {
  /** Days after 30 December 1899, as spreadsheets count them. */
  readonly day: number;
}

export interface LinkCell {
  readonly text: string;
  /** Of a page, or relative to the folder of the workbook. */
  readonly address: string;
}
