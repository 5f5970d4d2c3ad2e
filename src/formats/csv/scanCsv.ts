import { Refused } from '../refuse';
import { MOST_CELLS, MOST_COLUMNS } from '../tables';

/** In UTF-16 units: a book has a million. */
const LONGEST_CELL = 5_000_000;
/** Quotation marks inside a cell that are not doubled: a program that does not know the rule writes some, a hostile file millions. */
const MOST_STRAY = 1_000;

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const TAB = 0x09;
const BLANK = 0x20;

/** A row with a quotation mark that has no end. */
export interface OpenRow {
  /** Where it begins in the text. */
  readonly at: number;
  /** From 1. */
  readonly line: number;
}

/** Looks through a text with line feeds before a library parses it. Gives the row that has no end; throws `Refused` for what no table of texts
 * has: a cell, a row or a number of cells without measure. Linear, without memory. */
export function scanCsv(text: string, start: number, separator: string): OpenRow | undefined {
  const divides = separator.charCodeAt(0);
  let [row, rowLine, cell, columns, cells, stray] = [start, 1, start, 1, 0, 0];
  let line = 1;
  let isQuoted = false;
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === LINE_FEED) line++;
    if (unit === QUOTE) {
      if (!isQuoted) isQuoted = at === cell;
      else if (text.charCodeAt(at + 1) === QUOTE) at++;
      else if (endsCell(text, at + 1, divides)) isQuoted = false;
      else stray++;
    } else if (!isQuoted && (unit === divides || unit === LINE_FEED)) {
      cell = at + 1;
      cells++;
      columns = unit === divides ? columns + 1 : 1;
      if (unit !== divides) [row, rowLine] = [at + 1, line];
    }
    if (
      at - cell > LONGEST_CELL ||
      columns > MOST_COLUMNS ||
      cells > MOST_CELLS ||
      stray > MOST_STRAY
    ) {
      // A quotation mark without an end makes one cell of all that follows.
      if (isQuoted && stray <= MOST_STRAY) return { at: row, line: rowLine };
      throw new Refused('endless-line');
    }
  }
  return isQuoted ? { at: row, line: rowLine } : undefined;
}

/** Whether a quotation mark before this place ends its cell: blanks may follow it, as the library takes them. */
function endsCell(text: string, at: number, divides: number): boolean {
  let next = at;
  let unit = text.charCodeAt(next);
  while (unit === BLANK || (unit === TAB && divides !== TAB)) unit = text.charCodeAt(++next);
  return next >= text.length || unit === divides || unit === LINE_FEED;
}
