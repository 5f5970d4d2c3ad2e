import { addAll, greatest, least } from '../../core';
import type { Line } from './pageLines';

/** In parts of the size of the page's text. */
const SMALL = 0.93;
/** In points. */
const SAME = 0.3;
/** Notes are in the lower part of a page. */
const LOWER = 0.45;
/** The mark of a note, raised in print: a number, a letter, or a sign. */
const MARK = /^(?:\d{1,3}|[*†‡§¶]{1,3})[.)]?\s*\p{L}/u;

/** The lines of a page in reading order, with the footnotes of a column behind those of the last
 * one, so that the text goes on from column to column: lines in small type at the foot of a column,
 * of which the first has a mark. */
export function withNotesLast(lines: readonly Line[]): readonly Line[] {
  const size = usualSize(lines) * SMALL;
  const heights = lines.map(({ y }) => y);
  const bottom = least(heights);
  const lower = bottom + (greatest(heights) - bottom) * LOWER;
  const isSmall = (line: Line): boolean => line.size < size && line.y < lower && !line.cells;
  const text: Line[] = [];
  const notes: Line[] = [];
  // The number of the last note: within a note, a line may begin with another number.
  let count = 0;
  for (const column of columnsOf(lines)) {
    const foot = column.slice(column.findLastIndex((line) => !isSmall(line)) + 1);
    const last = notes.at(-1);
    // A note may go on in the next column.
    const from = foot.findIndex((line) => isFirst(line) || (last && isAlike(line, last)));
    const own = from < 0 ? [] : foot.slice(from);
    addAll(text, column.slice(0, column.length - own.length));
    for (const line of own) {
      const number = numberOf(line);
      const isNext = number !== undefined && (count === 0 || number === count + 1);
      if (isNext) count = number;
      const isNew = isNext || (isFirst(line) && number === undefined);
      notes.push({ ...line, note: isNew ? 'first' : 'more' });
    }
  }
  return notes.length === 0 ? lines : [...text, ...notes];
}

/** A line that stands higher than the one before begins another column. */
function columnsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const columns: Line[][] = [];
  let before: Line | undefined;
  for (const line of lines) {
    if (before && line.y <= before.y + before.size) columns.at(-1)?.push(line);
    else columns.push([line]);
    before = line;
  }
  return columns;
}

function isFirst({ text }: Line): boolean {
  return MARK.test(text.trim());
}

function numberOf(line: Line): number | undefined {
  const digits = isFirst(line) ? /^\d+/.exec(line.text.trim())?.[0] : undefined;
  return digits === undefined ? undefined : Number(digits);
}

function isAlike(a: Line, b: Line): boolean {
  return Math.abs(a.size - b.size) < SAME;
}

/** The size of most letters. */
function usualSize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
