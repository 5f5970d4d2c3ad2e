import fs from 'node:fs';
import { expectNoRed, type ReportRow } from './report';

/** Puts a row that a real window made into the report of `npm run reliability`; in `npm test` a red
 * row fails the test. */
export function printRow(
  row: ReportRow,
  print: (line: string) => void = (line) => console.log(line),
): void {
  const file = process.env.RELIABILITY_ROWS;
  print(`      ${row.check}: ${row.run} of ${row.asked}: ${row.result}`);
  if (file === undefined) expectNoRed([row], print);
  else fs.appendFileSync(file, `${JSON.stringify(row)}\n`);
}
