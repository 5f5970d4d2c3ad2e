import type { ImportProblem } from '../../core';
import type { PagePieces } from './pagePieces';

/** The fewest characters of a page that can be mostly lost: fewer are ornaments. */
const FEWEST = 40;

/** Whether most of a page is not in the text: its characters have no known letters, or stand in
 * directions that are not read. */
export function isMostlyLost({ drawn, legible }: PagePieces): boolean {
  return drawn >= FEWEST && legible < drawn / 2;
}

/** The warnings about pages, by their numbers from 1. */
export function lostPages(
  lost: readonly number[],
  pictures: readonly number[],
): readonly ImportProblem[] {
  const warned = [
    ['pages-lost', lost],
    ['pages-pictures', pictures],
  ] as const;
  return warned.flatMap(([code, numbers]) =>
    numbers.length === 0
      ? []
      : [{ severity: 'warning', code, name: rangesOf(numbers), count: numbers.length }],
  );
}

/** “3–5, 9” */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range?.[1] === number - 1) range[1] = number;
    else ranges.push([number, number]);
  }
  return ranges
    .map(([first, last]) => (first === last ? String(first) : `${String(first)}–${String(last)}`))
    .join(', ');
}
