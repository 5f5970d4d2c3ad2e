import { describedCsv, formatOf, type DescribedTable, type Rendered } from '../../core';
import type { Options } from './options';
import { WrongUse } from './wrongUse';

/** For commands that write one kind of CSV. Throws `WrongUse` for another format. */
export function asksForCsv({ format, json }: Options): boolean {
  if (format === undefined) return false;
  if (format !== 'csv') throw new WrongUse(`The only --format here is csv, not “${format}”.`);
  if (json) throw new WrongUse('--json and --format cannot be combined. Choose one.');
  return true;
}

export function printedCsv(table: DescribedTable, { byteOrderMark, raw }: Options): Rendered {
  return describedCsv(table, { byteOrderMark, guardFormulas: !raw });
}

/** Whether a command will write a table with its metadata; known before the table is computed. */
export function isDescribed(command: string, { format }: Options): boolean {
  if (format === undefined) return false;
  if (command === 'export') {
    const found = formatOf(format);
    return found?.kind === 'text' && found.isDescribed === true;
  }
  return /(?:^|-)csv$/.test(format);
}
