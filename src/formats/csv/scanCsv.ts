import { Refused } from '../refuse';
import { MOST_CELLS, MOST_COLUMNS, MOST_ROWS } from '../tables';

/** In UTF-16 units; a book has about a million. */
const LONGEST_CELL = 5_000_000;
/** Quotation marks inside a cell that are not doubled: a program that ignores the rule writes a
 * few, a hostile file millions. */
const MOST_STRAY = 1_000;

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const TAB = 0x09;
const BLANK = 0x20;

/** A row with a quotation mark that has no end. */
export interface OpenRow {
  /** Its start in the text. */
  readonly at: number;
  /** Counted from 1. */
  readonly line: number;
}

/** Scans a text with line feeds before a library parses it. Gives the row with an unclosed
 * quotation mark; throws `Refused` for a cell, a row or a number of cells beyond any real table.
 * Linear time, constant memory. */
export function scanCsv(text: string, start: number, separator: string): OpenRow | undefined {
  const divides = separator.charCodeAt(0);
  let [row, rowLine, cell, columns, cells, stray] = [start, 1, start, 1, 0, 0];
  let [line, rows] = [1, 1];
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
      if (unit !== divides) {
        [row, rowLine] = [at + 1, line];
        if (++rows > MOST_ROWS) throw new Refused('too-large');
      }
    }
    if (
      at - cell > LONGEST_CELL ||
      columns > MOST_COLUMNS ||
      cells > MOST_CELLS ||
      stray > MOST_STRAY
    ) {
      // An unclosed quotation mark makes one cell of the rest of the text.
      if (isQuoted && stray <= MOST_STRAY) return { at: row, line: rowLine };
      throw new Refused('endless-line');
    }
  }
  return isQuoted ? { at: row, line: rowLine } : undefined;
}

/** Whether a quotation mark before this place ends its cell; blanks may follow it, as the library
 * accepts. */
function endsCell(text: string, at: number, divides: number): boolean {
  let next = at;
  let unit = text.charCodeAt(next);
  while (unit === BLANK || (unit === TAB && divides !== TAB)) unit = text.charCodeAt(++next);
  return next >= text.length || unit === divides || unit === LINE_FEED;
}
