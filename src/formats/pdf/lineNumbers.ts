import { greatest, least } from '../../core';
import type { Piece } from './pageLines';

/** Transcripts of hearings and drafts of laws number the lines of each page in the margin, from 1
 * or in fives. */
const LEAST = 8;
const LEAST_IN_FIVES = 4;

/** A page without the numbers of its lines: numbers in the margin, evenly spaced from the top, that
 * count the lines. Rows of a table are numbered, too, but have several cells. */
export function withoutLineNumbers(pieces: readonly Piece[]): readonly Piece[] {
  const numbers = pieces.filter(({ text }) => /^\d{1,2}$/.test(text.trim()));
  const counted = columnsOf(numbers).find((column) => areLineNumbers(column, pieces));
  if (!counted) return pieces;
  const left = new Set(counted);
  return pieces.filter((piece) => !left.has(piece));
}

/** Numbers that end at the same distance from the left, from the top down. */
function columnsOf(numbers: readonly Piece[]): readonly (readonly Piece[])[] {
  const columns = new Map<number, Piece[]>();
  for (const number of [...numbers].sort((a, b) => b.y - a.y)) {
    const end = Math.round((number.x + number.width) / number.size);
    const column = columns.get(end) ?? [];
    columns.set(end, column);
    column.push(number);
  }
  return [...columns.values()];
}

function areLineNumbers(column: readonly Piece[], pieces: readonly Piece[]): boolean {
  const values = column.map(({ text }) => Number(text));
  const [first = 0, second = 0] = values;
  const step = second - first;
  const fewest = step === 1 ? LEAST : LEAST_IN_FIVES;
  if ((step !== 1 && step !== 5) || first > 5 || column.length < fewest) return false;
  if (values.some((value, at) => value !== first + at * step)) return false;
  const gaps = column.slice(1).map(({ y }, at) => (column[at]?.y ?? 0) - y);
  const [gap = 0] = gaps;
  if (gaps.some((one) => Math.abs(one - gap) > gap * 0.2)) return false;
  const [top = 0, bottom = 0] = [column[0]?.y, column.at(-1)?.y];
  const ends = column.map(({ x, width }) => x + width);
  const beside = pieces.filter(
    (piece) => piece.y < top + gap / 2 && piece.y > bottom - gap / 2 && !column.includes(piece),
  );
  const isMargin =
    beside.every(({ x }) => x > greatest(ends)) ||
    beside.every(({ x, width, size }) => x + width < least(ends) - size);
  return isMargin && !isTable(column, beside);
}

/** Whether most rows have cells far from each other. */
function isTable(column: readonly Piece[], beside: readonly Piece[]): boolean {
  const rows = column.map(({ y, size }) =>
    beside.filter((piece) => Math.abs(piece.y - y) < size / 2).sort((a, b) => a.x - b.x),
  );
  const apart = rows.filter((row) =>
    row.some((piece, at) => {
      const before = row[at - 1];
      return before !== undefined && piece.x - before.x - before.width > 2.5 * piece.size;
    }),
  );
  return apart.length > column.length / 2;
}
