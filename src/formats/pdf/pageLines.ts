/** Words on a page, with distances from the left and from the bottom in points. */
export interface Piece {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly text: string;
}

/** Words next to each other, without a gap as wide as between columns. */
export interface Line extends Piece {
  /** Number of its page, from 0. */
  readonly page: number;
  /** For a row of a table: the text of each of its columns, two or more. */
  readonly cells?: readonly string[];
}

/** The lines of a page, one column after the other. */
export function pageLines(pieces: readonly Piece[], page: number): readonly Line[] {
  const rows: Piece[][] = [];
  let largest: Piece | undefined;
  for (const piece of pieces.filter(({ text }) => text.trim() !== '').sort((a, b) => b.y - a.y)) {
    const isSame = largest !== undefined && standsBeside(piece, largest);
    if (isSame) rows.at(-1)?.push(piece);
    else rows.push([piece]);
    if (!isSame || !largest || piece.size > largest.size) largest = piece;
  }
  return inOrder(rows.map((row) => linesOf(row, page)));
}

/** Whether a piece is in the line of another one, or raised or lowered beside it: “3rd”, “CO2”. */
function standsBeside(piece: Piece, beside: Piece): boolean {
  return Math.abs(beside.y - piece.y) < Math.max(beside.size, piece.size) / 2;
}

function linesOf(row: Piece[], page: number): readonly Line[] {
  const lines: Line[] = [];
  for (const piece of row.sort((a, b) => a.x - b.x)) {
    const before = lines.at(-1);
    const gap = before ? piece.x - before.x - before.width : 0;
    if (!before || gap > 1.5 * piece.size) {
      lines.push({ ...piece, page });
      continue;
    }
    const space = gap > 0.15 * piece.size && !/\s$/.test(before.text) ? ' ' : '';
    lines[lines.length - 1] = {
      ...before,
      width: piece.x + piece.width - before.x,
      size: Math.max(before.size, piece.size),
      text: before.text + space + piece.text,
    };
  }
  return lines;
}

type Rows = readonly (readonly Line[])[];

/** Two columns need at least this many rows, and lines at least this wide in points: less is a
 * table. */
const LEAST_ROWS = 4;
const LEAST_WIDTH = 100;

function inOrder(rows: Rows): readonly Line[] {
  const ordered: Line[] = [];
  for (let at = 0; at < rows.length;) {
    const columns = columnsFrom(rows, at);
    if (!columns) {
      for (const line of asRow(rows[at] ?? [])) ordered.push(line);
      at++;
      continue;
    }
    const { end, gutter } = columns;
    const both = rows.slice(at, end);
    const side = (isLeft: boolean): Rows =>
      both
        .map((row) => row.filter(({ x }) => x < gutter === isLeft))
        .filter(({ length }) => length > 0);
    for (const line of inOrder(side(true))) ordered.push(line);
    for (const line of inOrder(side(false))) ordered.push(line);
    at = end;
  }
  return ordered;
}

/** The mark of a list item: one sign, or up to two letters or digits. */
const MARK = /^(?:[^\p{L}\p{N}]|\(?[\p{L}\p{N}]{1,2}[.)])$/u;

/** Distant pieces in one line, outside columns of text, are a row of a table. A sign before the
 * first words is not a cell, but the mark of a list item. */
function asRow(lines: readonly Line[]): readonly Line[] {
  const [first, ...others] = lines;
  const last = others.at(-1);
  if (!first || !last) return lines;
  const width = last.x + last.width - first.x;
  const words = lines.map(({ text }) => text.trim());
  if (MARK.test(first.text.trim())) {
    return [{ ...first, width, size: last.size, text: words.join(' ') }];
  }
  return [{ ...first, width, text: words.join(' '), cells: words }];
}

/** What is on both sides of a gap in the rows checked so far. */
interface Gap {
  /** The left end of the right side. */
  readonly x: number;
  /** The right end of the left side. */
  edge: number;
  /** The number of long lines on each side. */
  left: number;
  right: number;
}

/** Rows in two columns that begin here: the row where they end, and the middle of the gap that none
 * of their lines crosses, with long lines on both sides. Undefined where there is one column. Reads
 * each row once. */
function columnsFrom(
  rows: Rows,
  begin: number,
): { readonly end: number; readonly gutter: number } | undefined {
  let gaps: readonly Gap[] = [];
  let found: { readonly end: number; readonly gutter: number } | undefined;
  for (let at = begin; at < rows.length; at++) {
    const row = rows[at] ?? [];
    if (gaps.length === 0) {
      gaps = row.slice(1).map(({ x }) => ({ x, edge: 0, left: 0, right: 0 }));
      for (const gap of gaps) for (const line of rows.slice(begin, at).flat()) take(gap, line);
    }
    for (const gap of gaps) for (const line of row) take(gap, line);
    if (gaps.length > 0 && gaps.every(({ x, edge }) => edge >= x)) break;
    if (at + 1 < begin + LEAST_ROWS) continue;
    const gap = gaps.find(isBetweenColumns);
    if (gap) found = { end: at + 1, gutter: (gap.edge + gap.x) / 2 };
    else if (found) break;
  }
  return found;
}

function take(gap: Gap, { x, width }: Line): void {
  const long = Number(width >= LEAST_WIDTH);
  if (x < gap.x) {
    gap.edge = Math.max(gap.edge, x + width);
    gap.left += long;
  } else gap.right += long;
}

function isBetweenColumns({ x, edge, left, right }: Gap): boolean {
  return edge < x && Math.min(left, right) >= LEAST_ROWS - 1;
}
