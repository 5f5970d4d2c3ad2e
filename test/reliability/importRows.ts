import type { ReportRow } from './report';

/** Row 15, which has no cases yet. */
export function importRows(asked: number): readonly ReportRow[] {
  const check = 'malicious files to import (zip, XML, SQLite, JSON, TSV)';
  const result = 'not run: there are no imports yet';
  return [{ row: 15, check, asked, run: 0, seed: undefined, result }];
}
