import type { Table } from '../core';
import { Refused } from './refuse';

/** A table of more cells takes more memory than an import may use. */
export const MOST_CELLS = 5_000_000;
/** Each row may become an article: as many as the largest corpus has. */
export const MOST_ROWS = 100_000;
/** The limit of columns in spreadsheets. */
export const MOST_COLUMNS = 16_384;

/** A table whose first row names its columns, unless it contains a web address, a day or a
 * paragraph; undefined where all rows are empty. `hasHead`: the first row is known to do so. Rows
 * are padded to the longest. Throws `Refused`. */
export function tableOf(
  name: string,
  all: readonly (readonly string[])[],
  hasHead = false,
): Table | undefined {
  const first = all.findIndex(hasWords);
  if (first < 0) return undefined;
  const rows = all.slice(first, 1 + all.findLastIndex(hasWords));
  if (rows.length > MOST_ROWS) throw new Refused('too-large');
  let width = 0;
  for (const row of rows) width = Math.max(width, widthOf(row));
  if (width > MOST_COLUMNS || width * rows.length > MOST_CELLS) throw new Refused('endless-line');
  const padded = rows.map((row) =>
    row.length === width ? row : Array.from({ length: width }, (_, at) => row[at] ?? ''),
  );
  const [head = []] = padded;
  const isHead =
    hasHead || !head.some((cell) => DATA.test(cell.trim()) || cell.length > LONGEST_NAME);
  const names = isHead ? head : head.map(() => '');
  return { name, columns: namesOnce(names), rows: isHead ? padded.slice(1) : padded };
}

const DATA = /^(https?:\/\/|\d{4}-\d\d-\d\d)/i;
const LONGEST_NAME = 200;

function hasWords(row: readonly string[]): boolean {
  return row.some((cell) => cell.trim() !== '');
}

function widthOf(row: readonly string[]): number {
  let width = row.length;
  while (width > 0 && row[width - 1] === '') width--;
  return width;
}

function namesOnce(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return names.map((name, at) => {
    const base = name.replace(/\s+/g, ' ').trim() || `Column ${String(at + 1)}`;
    let count = counts.get(base) ?? 1;
    let free = base;
    while (taken.has(free)) free = `${base} ${String(++count)}`;
    counts.set(base, count);
    taken.add(free);
    return free;
  });
}
