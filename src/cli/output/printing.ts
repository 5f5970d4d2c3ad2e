import { jsonList } from '../../core/exports';
import type { Listing } from '../commands/listings';
import { problemLines, type FoundProblem } from '../commands/problems';
import type { Options } from '../options/options';
import type { Outside } from './outside';
import { printedLine } from './printable';
import { fittedTable } from './table';

/** A listing in pieces: JSON, or a table with remarks below it. */
export function* printed(
  listing: Listing,
  { json }: Options,
  { columns }: Outside,
): Generator<string> {
  if (json) {
    yield* jsonOf(listing.rows);
    return;
  }
  const { table, remarks } = listing;
  if (table.length > 1) yield `${fittedTable(table, columns)}\n`;
  for (const remark of remarks) yield printedLine(remark);
}

export function* jsonOf(rows: Iterable<unknown>): Generator<string> {
  yield* jsonList(rows);
  yield '\n';
}

/** Reports problems on standard error, unless nothing but results is wanted. */
export function reportProblems(
  problems: readonly FoundProblem[],
  { quiet, verbose }: Options,
  outside: Outside,
): void {
  if (quiet) return;
  for (const line of problemLines(problems, verbose)) outside.report(line);
}

/** Progress on one line of a terminal, which is drawn again and finally removed. */
export function progressOn(
  outside: Outside,
  quiet: boolean,
): (done: number, total: number) => void {
  if (quiet || !outside.interactive) return () => undefined;
  const step = 50;
  return (done, total) => {
    if (done === total) outside.progress('\r\u001b[K');
    else if (done % step === 0) {
      outside.progress(`\rReading article ${String(done + 1)} of ${String(total)} …`);
    }
  };
}
