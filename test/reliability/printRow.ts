import fs from 'node:fs';
import { expectNoRed, type ReportRow } from './report';

/** Adds a row from a real window to the report of `npm run reliability`; in `npm test` a red row
 * fails the test. */
export function printRow(
  row: ReportRow,
  print: (line: string) => void = (line) => console.log(line),
): void {
  const file = process.env.RELIABILITY_ROWS;
  print(`      ${row.check}: ${row.run} of ${row.asked}: ${row.result}`);
  if (file === undefined) expectNoRed([row], print);
  else fs.appendFileSync(file, `${JSON.stringify(row)}\n`);
}
