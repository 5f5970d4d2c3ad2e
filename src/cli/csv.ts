import { csvMetadata, csvTable, type DescribedTable } from '../core/exports';
import type { Options } from './options';
import { WrongUse } from './wrongUse';

/** What a command prints, and what stands beside it where it is a table in a file: formulas, and what was
 * left out. */
export interface Printed {
  readonly pieces: Iterable<string>;
  readonly metadata?: ((url: string) => string) | undefined;
}

/** Of the commands that write one kind of CSV. Throws `WrongUse` for another format. */
export function asksForCsv({ format, json }: Options): boolean {
  if (format === undefined) return false;
  if (format !== 'csv') throw new WrongUse(`The only --format here is csv, not “${format}”.`);
  if (json) throw new WrongUse('--json and --format are two outputs. Choose one.');
  return true;
}

export function printedCsv(table: DescribedTable, { byteOrderMark, raw }: Options): Printed {
  const header = table.columns.map(({ name }) => name);
  const options = { byteOrderMark, guardFormulas: !raw };
  return {
    pieces: csvTable([header, ...table.rows], options),
    metadata: (url) => csvMetadata(url, table),
  };
}

/** Whether a command will write a table with its metadata, before it is computed. */
export function isDescribed(command: string, { format }: Options): boolean {
  return command !== 'export' && format !== undefined && /(?:^|-)csv$/.test(format);
}

export function metadataFile(out: string): string {
  return `${out}-metadata.json`;
}
