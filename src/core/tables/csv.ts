export interface CsvOptions {
  /** A byte order mark before a table: without it Excel misreads anything but ASCII. */
  readonly byteOrderMark: boolean;
  /** Keeps a spreadsheet from running a cell as a formula; changes such cells by one apostrophe. */
  readonly guardFormulas: boolean;
}

export const DEFAULT_CSV_OPTIONS: CsvOptions = { byteOrderMark: true, guardFormulas: true };

/** A number is written as it is; undefined is an empty cell. */
export type Cell = string | number | boolean | undefined;

/** Between the members of a list in one cell. */
export const LIST_SEPARATOR = '; ';

/** Between the parts of a discontinuous quote. */
export const QUOTE_GAP = ' […] ';

/** The words of a quote in one cell. */
export function quoteCell(parts: readonly { readonly exact: string }[]): string {
  return parts.map(({ exact }) => exact).join(QUOTE_GAP);
}

/** Lines of a table after RFC 4180: commas, CRLF after every line, quotes doubled inside quotes. In
 * pieces of many lines; a cell that is as in the line before is not written anew. */
export function* csvTable(
  rows: Iterable<readonly Cell[]>,
  { byteOrderMark, guardFormulas }: CsvOptions,
): Generator<string> {
  let piece = byteOrderMark ? '\ufeff' : '';
  const last: Cell[] = [];
  const written: string[] = [];
  for (const row of rows) {
    for (let at = 0; at < row.length; at++) {
      const cell = row[at];
      if (at < written.length && cell === last[at]) continue;
      last[at] = cell;
      written[at] = csvCell(cell, guardFormulas);
    }
    written.length = row.length;
    piece += `${written.join(',')}\r\n`;
    if (piece.length < LONGEST_PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** Characters. Between pieces a host may do something else. */
const LONGEST_PIECE = 1 << 14;

/** One cell. If guarded, it gets an apostrophe wherever a spreadsheet would begin to read a
 * formula. */
export function csvCell(cell: Cell, guardFormulas: boolean): string {
  if (cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  if (PLAIN.test(cell)) return cell;
  const text = guardFormulas ? guarded(cell) : cell;
  return MUST_QUOTE.test(text) ? quoted(text) : text;
}

/** A cell for programs that want all text in quotation marks, whatever the separator. */
export function quotedCell(cell: Cell, guardFormulas: boolean): string {
  if (typeof cell !== 'string') return csvCell(cell, guardFormulas);
  return quoted(guardFormulas ? guarded(cell) : cell);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function guarded(cell: string): string {
  if (NUMBERS.test(cell)) return cell;
  const text = cell.replaceAll(FORMULA, "$1'");
  return BREAK.test(text) ? `'${text}` : text;
}

/** The parts of a quote in one cell. */
export function quoteParts(cell: string): readonly string[] {
  return cell.split(QUOTE_GAP);
}

/** The cell without the apostrophes of the guard. An apostrophe of the text itself in such a place
 * is guarded too, so that each cell can be restored. */
export function unguarded(cell: string): string {
  return cell.replace(GUARDED_BREAK, '').replaceAll(GUARDED, '$1');
}

/** Whether a spreadsheet could read a part of the cell as a formula, which is never so in a guarded
 * table. */
export function isUnguarded(cell: string): boolean {
  return !NUMBERS.test(cell) && (cell.search(UNGUARDED) >= 0 || /^[\t\r\n]/.test(cell));
}

/** Where a formula would begin: at the sign that starts a cell, and inside a cell after a comma,
 * semicolon, tab or line break, since a spreadsheet with another separator treats the quotation
 * marks as text and begins a new cell there. White space, controls, invisible characters and
 * quotation marks before the sign are skipped by some; East Asian versions fold the wide signs to
 * the plain ones. */
const CELL_START = String.raw`(^|[,;\t\r\n])`;
const SKIPPED = String.raw`(?![\t\r\n])[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]|"`;
const SIGN = '[=+\\-@＝＋－＠]';
/** Also where apostrophes precede a sign already: see `unguarded`. */
const FORMULA = new RegExp(`${CELL_START}(?=(?:${SKIPPED}|')*${SIGN})`, 'gu');
const GUARDED = new RegExp(`${CELL_START}'(?=(?:${SKIPPED}|')*${SIGN})`, 'gu');
const UNGUARDED = new RegExp(`${CELL_START}(?:${SKIPPED})*${SIGN}`, 'u');
/** A tab or line break at the start moves the rest into a cell of its own when it is pasted. */
const BREAK = /^'*[\t\r\n]/;
const GUARDED_BREAK = /^'(?='*[\t\r\n])/;
/** A number, or a list of them: no part of it can be a formula. */
const NUMBERS = /^[+-]?\d+(?:\.\d+)?(?:; [+-]?\d+(?:\.\d+)?)*$/;
/** Also with white space at an end: some readers strip it outside quotes. */
/** Text in which neither a quotation mark nor a formula can be: most cells of large tables. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9 ._/-]*$/;
const MUST_QUOTE = /[",\r\n\t]|^\s|\s$/;
