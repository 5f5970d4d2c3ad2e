import { generator } from '../../bench/generated';
import type { ReportRow } from '../../reliability/report';
import { printRow as tellRow } from '../../reliability/printRow';
import { print } from '../support/print';

/** The name of this window, for checks that need a window of their own; undefined in the usual
 * one. */
export const WINDOW = process.env.RELIABILITY_WINDOW;

export const SEED = Number(process.env.RELIABILITY_SEED ?? 1);

/** The same random numbers in every run of a check. */
export function chance(): () => number {
  return generator(SEED);
}

/** The number of cases: the full count in `npm run reliability`, few in `npm test`. */
export function casesOf(full: number, few: number): number {
  const scale = process.env.RELIABILITY_SCALE;
  return scale === undefined ? few : Math.max(1, Math.ceil(full * Number(scale)));
}

export function isFullRun(): boolean {
  return process.env.RELIABILITY_SCALE !== undefined;
}

export function printRow(row: ReportRow): void {
  tellRow(row, print);
}
