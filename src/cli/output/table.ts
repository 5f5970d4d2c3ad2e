import { columnsOf, greatest } from '../../core';
import { oneLine } from './printable';

/** Spaces between two columns. */
const GAP = 2;
/** A column is not cut below this width while another is wider. */
const LEAST = 8;

/** Where nothing is cut, shorter cells are padded to no more than this, since one long quote would
 * make every line as long. */
const MOST_FILLED = 60;

/** A table to read, fitted to the terminal: the longest columns are cut first, ends of cut cells
 * are marked. The first row is the header. With `columns` Infinity nothing is cut. */
export function fittedTable(rows: readonly (readonly string[])[], columns: number): string {
  const cells = rows.map((row) => row.map(oneLine));
  const isWhole = columns === Infinity;
  const natural = naturalWidths(cells);
  const widths = isWhole
    ? natural.map((width) => Math.min(width, MOST_FILLED))
    : fit(natural, columns);
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

function fit(widths: number[], columns: number): number[] {
  const fitted = [...widths];
  let excess = fitted.reduce((sum, width) => sum + width + GAP, -GAP) - columns;
  while (excess > 0) {
    const longest = greatest(fitted);
    if (longest <= LEAST) break;
    const next = Math.max(LEAST, greatest(fitted.filter((width) => width < longest)));
    const at = fitted.indexOf(longest);
    const less = Math.min(excess, Math.max(1, longest - next));
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
