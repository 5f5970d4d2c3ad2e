import { greatest, least } from '../../core';
import type { Piece } from './pageLines';

/** A white strip between two columns of text. */
export interface Gutter {
  /** Its middle. */
  readonly x: number;
  /** The heights of the pieces that end it above and below. */
  readonly top: number;
  readonly bottom: number;
}

// All widths are in sizes of the text.
/** Two columns have at least so many long lines on each side; less is a table. */
const LEAST_LINES = 3;
const LONG_LINE = 8;
const LEAST_GUTTER = 0.7;
/** The widest gap between words of a line. */
const WORD_GAP = 1.5;
/** Strips are looked for in steps of this width. */
const STEP = 0.25;
const MOST_STEPS = 1000;
/** A page has fewer; more are not looked at. */
const MOST_STRETCHES = 40;
const MOST_STRIPS = 200;

/** The white strip between columns that has the most lines of text on both sides, among all pieces
 * of a page or of a part of it. Lines across both columns end it. Undefined where there is one
 * column, or a table. */
export function gutterOf(pieces: readonly Piece[]): Gutter | undefined {
  const size = usualSize(pieces);
  if (size === 0 || pieces.length < 2 * LEAST_LINES) return undefined;
  const sorted = [...pieces].sort((a, b) => b.y - a.y);
  let found: Gutter | undefined;
  let most = LEAST_LINES - 1;
  for (const strip of strips(sorted, size).slice(0, MOST_STRIPS)) {
    const lines = linesBeside(sorted, strip, size);
    if (lines <= most) continue;
    most = lines;
    found = strip;
  }
  return found;
}

/** The size of most letters. */
function usualSize(pieces: readonly Piece[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of pieces) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/** White strips that are high and wide enough, the highest first. `sorted`: from the top down. */
function strips(sorted: readonly Piece[], size: number): readonly Gutter[] {
  const begin = least(sorted.map(({ x }) => x));
  const end = greatest(sorted.map(({ x, width }) => x + width));
  const step = Math.max(size * STEP, (end - begin) / MOST_STEPS);
  const white = whiteStretches(sorted, begin, step, LEAST_LINES * size);
  const made: Gutter[] = [];
  for (const [at, stretches] of white.entries()) {
    for (const stretch of stretches) {
      const { top, bottom } = stretch;
      const isSame = (one: Stretch): boolean => one.top === top && one.bottom === bottom;
      if (white[at - 1]?.some(isSame)) continue;
      const holds = (one: Stretch): boolean => one.top >= top && one.bottom <= bottom;
      let [from, to] = [at, at];
      while (white[from - 1]?.some(holds)) from--;
      while (white[to + 1]?.some(holds)) to++;
      // What is white from or to the edge is no strip between columns.
      if (from === 0 || to === white.length - 1 || (to - from + 1) * step < LEAST_GUTTER * size)
        continue;
      made.push({ x: begin + ((from + to + 1) / 2) * step, top, bottom });
    }
  }
  const height = ({ top, bottom }: Stretch): number => Math.min(top, 1e5) - Math.max(bottom, -1e5);
  return made.sort((a, b) => height(b) - height(a));
}

/** For each step from the left, where no piece is, for at least a height. */
function whiteStretches(
  sorted: readonly Piece[],
  begin: number,
  step: number,
  height: number,
): readonly (readonly Stretch[])[] {
  const count = 1 + Math.floor(greatest(sorted.map(({ x, width }) => x + width - begin)) / step);
  const white = Array.from({ length: count }, (): Stretch[] => []);
  const tops = Array.from({ length: count }, () => Infinity);
  const endAt = (at: number, bottom: number): void => {
    const top = tops[at] ?? 0;
    const stretches = white[at] ?? [];
    if (top - bottom > height && stretches.length < MOST_STRETCHES) stretches.push({ top, bottom });
    tops[at] = bottom;
  };
  for (const { x, y, width } of sorted) {
    const last = Math.min(count - 1, Math.ceil((x + width - begin) / step) - 1);
    for (let at = Math.floor((x - begin) / step); at <= last; at++) endAt(at, y);
  }
  for (let at = 0; at < count; at++) endAt(at, -Infinity);
  return white;
}

/** How many lines of text are on both sides of a strip; 0 where a side is no column of text. */
function linesBeside(sorted: readonly Piece[], { x, top, bottom }: Gutter, size: number): number {
  const beside = sorted.filter(({ y }) => y < top && y > bottom);
  const left = sideOf(
    beside.filter((piece) => piece.x < x),
    size,
  );
  const right = sideOf(
    beside.filter((piece) => piece.x >= x),
    size,
  );
  if (!left || !right) return 0;
  // Rows of a table stand at the same heights, and do not fill their columns.
  if (left.fullness < 0.6 && right.fullness < 0.6 && areRows(left.heights, right.heights, size))
    return 0;
  return Math.min(left.long, right.long);
}

interface Side {
  readonly long: number;
  /** The mean width of a line in parts of the widest. */
  readonly fullness: number;
  readonly heights: readonly number[];
}

/** The lines of one side; undefined where it is no column of text. */
function sideOf(pieces: readonly Piece[], size: number): Side | undefined {
  if (pieces.length < LEAST_LINES) return undefined;
  const widths: number[] = [];
  const heights: number[] = [];
  let row: Piece[] = [];
  const take = (): void => {
    let width = 0;
    let from = 0;
    let end = -Infinity;
    for (const piece of row.sort((a, b) => a.x - b.x)) {
      if (piece.x - end > WORD_GAP * size) from = piece.x;
      end = Math.max(end, piece.x + piece.width);
      width = Math.max(width, end - from);
    }
    widths.push(width);
    heights.push(row[0]?.y ?? 0);
  };
  for (const piece of pieces) {
    const [first] = row;
    if (first && first.y - piece.y > size / 2) {
      take();
      row = [];
    }
    row.push(piece);
  }
  take();
  const long = widths.filter((width) => width >= LONG_LINE * size).length;
  if (long < LEAST_LINES || long < widths.length * 0.4) return undefined;
  const sum = widths.reduce((all, width) => all + width, 0);
  return { long, fullness: sum / widths.length / greatest(widths), heights };
}

function areRows(left: readonly number[], right: readonly number[], size: number): boolean {
  const [few, many] = left.length < right.length ? [left, right] : [right, left];
  const places = new Set(many.map((y) => Math.round(y / size / 0.3)));
  const beside = few.filter((y) => places.has(Math.round(y / size / 0.3)));
  return beside.length > few.length * 0.8;
}
