import { csvTable } from '../../src/core/tables/csv';
import { generator } from '../bench/generated';
import { HOSTILE_CELLS } from '../support/hostileCells';
import { findOffice, formulasOf, SEPARATOR_NAMES } from '../support/office';
import type { ReportRow } from './report';

/** Parts of random cells: formulas, separators, characters that hide formulas, and words. */
const PIECES = [
  ...['=1+1', '+1+1', '-1+1', '@SUM(1;1)', '=HYPERLINK("http://example.org","look")', '＝1+1'],
  ...[
    ';',
    '; ',
    ',',
    '\t',
    '\r',
    '\n',
    '\r\n',
    '"',
    '""',
    "'",
    ' ',
    '\u00a0',
    '\u202b',
    '\ufeff',
    '\u0085',
    '\u3164',
  ],
  ...['-5', '1e5', '2024-04', 'words', '森田', 'שלום', '😀', '|', '&'],
];

/** Row 17: random cells, each in the first and in the second column, opened in LibreOffice with
 * commas, semicolons and tabs as separators. The product writes no XLSX. */
export function csvFormulas(asked: number, seed: number): ReportRow {
  const check = 'hostile cells of CSV opened in LibreOffice, in three locales';
  const about = { row: 17, check, asked, seed };
  const office = findOffice();
  if (office === undefined)
    return { ...about, run: 0, result: 'not run: LibreOffice is not installed' };
  const random = generator(seed);
  const cells = [...HOSTILE_CELLS];
  while (cells.length < asked) cells.push(randomCell(random));
  const rows = cells.flatMap((cell) => [
    ['id', cell, 'after'],
    [cell, 'second', 'after'],
  ]);
  const [guarded, raw] = [true, false].map((guardFormulas) =>
    [...csvTable(rows, { byteOrderMark: true, guardFormulas })].join(''),
  );
  const reported: string[] = [];
  let isRight = true;
  for (const name of SEPARATOR_NAMES) {
    const [formulas, without] = formulasOf(office, [guarded ?? '', raw ?? ''], name).map(
      (found) => found.length,
    );
    reported.push(`${name} ${String(formulas)} (${String(without)} without the guard)`);
    isRight &&= formulas === 0 && without !== undefined && without > 0;
  }
  const result = `${isRight ? 'ok: ' : ''}formulas: ${reported.join(', ')}`;
  return { ...about, run: cells.length, result };
}

function randomCell(random: () => number): string {
  const count = 1 + Math.floor(random() * 6);
  const piece = (): string => PIECES[Math.floor(random() * PIECES.length)] ?? '';
  return Array.from({ length: count }, piece).join('');
}
