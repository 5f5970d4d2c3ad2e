import { columnsOf, greatest } from '../../core';
import { oneLine } from './printable';

/** Spaces between two columns. */
const GAP = 2;
/** No column is cut below the first of these widths; below the next ones only where the table fits
 * then. */
const LEAST = [8, 6, 4];

/** Figures, also an interval of them, and single dates: half a number says another number, so they
 * are not cut. Ranges of dates are too long for that. */
const FIGURES = /^[\d\s.,%()…:−+≥-]*$/;
const RANGE_OF_DATES = /\d{4}\b.*…\s*\d{4}\b/;

/** Where nothing is cut, shorter cells are padded to no more than this, since one long quote would
 * make every line as long. */
const MOST_FILLED = 60;

/** A table to read, fitted to the terminal: the longest columns are cut first, those of figures
 * not; ends of cut cells are marked. The first row is the header. With `columns` Infinity nothing
 * is cut. */
export function fittedTable(rows: readonly (readonly string[])[], columns: number): string {
  const cells = rows.map((row) => row.map(oneLine));
  const isWhole = columns === Infinity;
  const natural = naturalWidths(cells);
  const widths = isWhole
    ? natural.map((width) => Math.min(width, MOST_FILLED))
    : fit(natural, figureWidths(cells), columns);
  const lines = cells.map((row) =>
    row
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return pad(isWhole ? cell : cut(cell, width), width);
      })
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
  const [header = '', ...rest] = lines;
  const rule = widths.map((width) => '─'.repeat(width)).join(' '.repeat(GAP));
  return [header, rule, ...rest, ''].join('\n');
}

function naturalWidths(cells: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of cells) {
    for (const [index, cell] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 1, columnsOf(cell));
    }
  }
  return widths;
}

/** For columns with nothing but figures below their heads, the width of these; 0 for others. */
function figureWidths([, ...body]: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  const others = new Set<number>();
  for (const row of body) {
    for (const [index, cell] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, columnsOf(cell));
      if (!FIGURES.test(cell) || RANGE_OF_DATES.test(cell)) others.add(index);
    }
  }
  return widths.map((width, index) => (others.has(index) ? 0 : width));
}

/** The widest widths that fit; where even the narrowest do not, those that still can be read. */
function fit(
  widths: readonly number[],
  figures: readonly number[],
  columns: number,
): readonly number[] {
  const all = LEAST.map((least) =>
    narrowed(
      widths,
      widths.map((_, at) => Math.max(least, figures[at] ?? 0)),
      columns,
    ),
  );
  return all.find((some) => totalOf(some) <= columns) ?? all[0] ?? widths;
}

function totalOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + GAP, -GAP);
}

/** The widest column is cut to the next one, and so on, each down to its least width. */
function narrowed(
  widths: readonly number[],
  least: readonly number[],
  columns: number,
): readonly number[] {
  const fitted = [...widths];
  const room = (at: number): number => (fitted[at] ?? 0) - (least[at] ?? 0);
  for (let excess = totalOf(fitted) - columns; excess > 0;) {
    const open = fitted.filter((_, at) => room(at) > 0);
    if (open.length === 0) break;
    const longest = greatest(open);
    const at = fitted.findIndex((width, index) => width === longest && room(index) > 0);
    const next = greatest([0, ...open.filter((width) => width < longest)]);
    const less = Math.min(excess, room(at), Math.max(1, longest - next));
    fitted[at] = longest - less;
    excess -= less;
  }
  return fitted;
}

function cut(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    const wide = columnsOf(character);
    if (used + wide > width - 1) break;
    kept += character;
    used += wide;
  }
  return `${kept.trimEnd()}…`;
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)));
}
