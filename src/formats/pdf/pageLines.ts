import { addAll, greatest, least } from '../../core';
import { gutterOf } from './columns';
import { isUnspaced } from './eastAsian';
import { withNotesLast } from './footnotes';
import { withoutLineNumbers } from './lineNumbers';

/** Words on a page, with distances from the left and from the bottom in points. */
export interface Piece {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly text: string;
  readonly isRightToLeft?: boolean;
}

/** Words next to each other, without a gap as wide as between columns. */
export interface Line extends Piece {
  /** Number of its page, from 0. */
  readonly page: number;
  /** For a row of a table: the text of each of its columns, two or more. */
  readonly cells?: readonly string[];
  /** Of a footnote: its first line, or one of the others. */
  readonly note?: 'first' | 'more';
}

/** The lines of a page, one column after the other. */
export function pageLines(pieces: readonly Piece[], page: number): readonly Line[] {
  const words = withoutLineNumbers(pieces.filter(({ text }) => text.trim() !== ''));
  return withNotesLast(inOrder(words, page, isMostlyRightToLeft(words)));
}

/** Columns within columns, as on a page of a newspaper, are not nested deeper; nor are they looked
 * for among more pieces, which no page has. */
const DEEPEST = 12;
const MOST_PIECES = 20_000;

function inOrder(
  pieces: readonly Piece[],
  page: number,
  isRightToLeft: boolean,
  depth = 0,
): readonly Line[] {
  const isReadable = depth < DEEPEST && pieces.length < MOST_PIECES;
  const gutter = isReadable ? gutterOf(pieces) : undefined;
  if (!gutter) return rowsOf(pieces).flatMap((row) => asRow(linesOf(row, page)));
  const { x, top, bottom } = gutter;
  const beside = pieces.filter((piece) => piece.y < top && piece.y > bottom);
  const left = beside.filter((piece) => piece.x < x);
  const right = beside.filter((piece) => piece.x >= x);
  const above = pieces.filter((piece) => piece.y >= top);
  const below = pieces.filter((piece) => piece.y <= bottom);
  const columns = isRightToLeft ? [right, left] : [left, right];
  return [above, ...columns, below].flatMap((part) =>
    inOrder(part, page, isRightToLeft, depth + 1),
  );
}

function rowsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const rows: Piece[][] = [];
  let largest: Piece | undefined;
  for (const piece of [...pieces].sort((a, b) => b.y - a.y)) {
    const isSame = largest !== undefined && standsBeside(piece, largest);
    if (isSame) rows.at(-1)?.push(piece);
    else rows.push([piece]);
    if (!isSame || !largest || piece.size > largest.size) largest = piece;
  }
  return rows;
}

/** Whether a piece is in the line of another one, or raised or lowered beside it: “3rd”, “CO2”. */
function standsBeside(piece: Piece, beside: Piece): boolean {
  return Math.abs(beside.y - piece.y) < Math.max(beside.size, piece.size) / 2;
}

/** The lines of a row, in reading order: pieces without a gap as wide as between columns. */
function linesOf(row: readonly Piece[], page: number): readonly Line[] {
  const runs: Piece[][] = [];
  let end = -Infinity;
  for (const piece of [...row].sort((a, b) => a.x - b.x)) {
    if (piece.x - end > 1.5 * piece.size) runs.push([piece]);
    else runs.at(-1)?.push(piece);
    end = piece.x + piece.width;
  }
  const isRightToLeft = isMostlyRightToLeft(row);
  const lines = runs.map((run) => lineOf(run, page, isRightToLeft));
  return isRightToLeft ? lines.reverse() : lines;
}

function lineOf(run: readonly Piece[], page: number, isRightToLeft: boolean): Line {
  const left = least(run.map(({ x }) => x));
  const right = greatest(run.map(({ x, width }) => x + width));
  const [first] = run;
  let text = '';
  let before: Piece | undefined;
  for (const piece of isRightToLeft ? asRead(run) : run) {
    text += (before ? spaceBetween(before, piece, text) : '') + piece.text;
    before = piece;
  }
  const size = greatest(run.map((piece) => piece.size));
  return { x: left, y: first?.y ?? 0, width: right - left, size, text, page };
}

/** '' or a space between two pieces that are read one after the other. */
function spaceBetween(before: Piece, piece: Piece, text: string): string {
  const gap = Math.max(piece.x - before.x - before.width, before.x - piece.x - piece.width);
  if (gap <= 0.15 * piece.size || /\s$/.test(text.slice(-1))) return '';
  return isUnspaced(text, piece.text) ? '' : ' ';
}

/** Pieces of a line that is read from the right, with those in a row that are read from the left
 * kept as they are: Latin words and numbers. Signs between two of them belong to them. */
function asRead(run: readonly Piece[]): readonly Piece[] {
  const ordered: Piece[] = [];
  // From the right, until their left end is found.
  const fromLeft: Piece[] = [];
  const signs: Piece[] = [];
  const take = (): void => {
    addAll(ordered, fromLeft.splice(0).reverse());
    addAll(ordered, signs.splice(0));
  };
  for (const piece of [...run].reverse()) {
    const hasLetters = /[\p{L}\p{N}]/u.test(piece.text);
    if (hasLetters && !piece.isRightToLeft) {
      addAll(fromLeft, signs.splice(0));
      fromLeft.push(piece);
    } else if (!hasLetters && fromLeft.length > 0) signs.push(piece);
    else {
      take();
      ordered.push(piece);
    }
  }
  take();
  return ordered;
}

function isMostlyRightToLeft(pieces: readonly Piece[]): boolean {
  let balance = 0;
  for (const { text, isRightToLeft } of pieces) {
    if (/\p{L}/u.test(text)) balance += isRightToLeft ? text.length : -text.length;
  }
  return balance > 0;
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
