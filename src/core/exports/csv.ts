import type { ExportOptions } from './exportFormat';

/** A number is written as it is; what is absent is an empty cell. */
export type Cell = string | number | boolean | undefined;

/** Between the members of a list in one cell. */
export const LIST_SEPARATOR = '; ';

/** Lines of a table after RFC 4180: commas, CRLF after every line, quotes doubled inside quotes. */
export function* csvTable(
  rows: Iterable<readonly Cell[]>,
  { byteOrderMark, guardFormulas }: ExportOptions,
): Generator<string> {
  if (byteOrderMark) yield '\ufeff';
  for (const row of rows) {
    yield `${row.map((cell) => csvCell(cell, guardFormulas)).join(',')}\r\n`;
  }
}

export function csvCell(cell: Cell, guardFormulas: boolean): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = guardFormulas && FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  return MUST_QUOTE.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** How a cell begins that a spreadsheet would run. White space before the sign is skipped by some,
 * and a tab or line break moves what follows into a cell of its own when the text is pasted. The
 * wide signs are folded to the plain ones by East Asian versions. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;
/** Also where white space stands at an end: some readers strip it outside quotes. */
const MUST_QUOTE = /[",\r\n\t]|^\s|\s$/;
