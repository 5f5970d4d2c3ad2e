import type { SuiteResult } from '../../scripts/lib/counts.mjs';

/** A row of the scoreboard: the required cases, the cases run, and the result. */
export interface ReportRow {
  /** The scoreboard's number. */
  readonly row: number;
  readonly check: string;
  /** The number of cases in the target. Fewer is red. */
  readonly asked: number;
  readonly run: number;
  /** Reproduces the cases; undefined where nothing is random. */
  readonly seed: number | undefined;
  /** Begins with `ok`, or with `not run` and the reason, or states what is wrong. */
  readonly result: string;
}

/** `red`: something is wrong, or too few cases were run. `not run` counts as neither. */
export type RowState = 'ok' | 'red' | 'not run';

export function stateOf({ run, asked, result }: ReportRow): RowState {
  if (result.startsWith('not run')) return 'not run';
  return run >= asked && result.startsWith('ok') ? 'ok' : 'red';
}

export function countsOf(rows: readonly ReportRow[]): string {
  const states = rows.map(stateOf);
  const words = ['ok', 'red', 'not run'] as const;
  return words.map((word) => `${states.filter((one) => one === word).length} ${word}`).join(', ');
}

/** The result of many cases: `reported` if none was wrong, else how many were, and the first of
 * them. */
export function resultOf(reported: string, wrong: readonly string[]): string {
  return wrong.length === 0
    ? `ok: ${reported}`
    : `${wrong.length} wrong: ${wrong.slice(0, 3).join('; ')}`;
}

/** For `npm test`: fails on a red row and prints those that could not be run here, with the
 * reason. */
export function expectNoRed(
  rows: readonly ReportRow[],
  print: (line: string) => void = (line) => console.log(line),
): void {
  if (rows.length === 0) throw new Error('No row was made.');
  for (const row of rows) {
    const { check, asked, run, result } = row;
    if (stateOf(row) === 'not run') print(`      ${check}: ${result}`);
    if (stateOf(row) === 'red') throw new Error(`${check}: ${run} of ${asked}: ${result}`);
  }
}

/** The row of a suite of tests that is run as a whole. */
export function rowOfSuite(row: number, check: string, suite: SuiteResult): ReportRow {
  const { passed, failed, broken } = suite;
  const isGood = broken === undefined && failed === 0 && passed > 0;
  const reported = `${passed} tests passed, ${failed} failed`;
  const result = isGood ? `ok: ${reported}` : `${reported} ${broken ?? ''}`;
  return { row, check, asked: 1, run: 1, seed: undefined, result };
}
