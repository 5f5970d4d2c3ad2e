import { describedCsv, type DescribedTable, type Rendered } from '../../core';
import type { CsvValues } from './shared';
import { WrongUse } from './wrongUse';

/** For commands that write one kind of CSV. Throws `WrongUse` for another format. */
export function asksForCsv({
  format,
  json,
}: {
  readonly format?: string | undefined;
  readonly json: boolean;
}): boolean {
  if (format === undefined) return false;
  if (format !== 'csv') throw new WrongUse(`The only --format here is csv, not “${format}”.`);
  if (json) throw new WrongUse('--json and --format cannot be combined. Choose one.');
  return true;
}

export function printedCsv(table: DescribedTable, options: CsvValues): Rendered {
  return describedCsv(table, csvOptions(options));
}

export function csvOptions({ raw, 'no-bom': noMark }: CsvValues) {
  return { byteOrderMark: !noMark, guardFormulas: !raw };
}
