import { csvTable, type Cell, type CsvOptions } from './csv';
import { jsonText } from './jsonText';

/** A column of a table with what its numbers are; undefined where its name says it. */
export interface DescribedColumn {
  readonly name: string;
  readonly description: string | undefined;
}

/** A table for programs, with what its columns mean. */
export interface DescribedTable {
  readonly columns: readonly DescribedColumn[];
  readonly rows: Iterable<readonly Cell[]>;
  /** What holds for all of it: formulas in force, what was left out. */
  readonly note: unknown;
}

export interface DescribedCsv {
  readonly pieces: Iterable<string>;
  /** What stands beside it, in a file called `metadataName`; `url` is the table's name. */
  readonly metadata: (url: string) => string;
}

export function describedCsv(table: DescribedTable, options: CsvOptions): DescribedCsv {
  const header = table.columns.map(({ name }) => name);
  return {
    pieces: csvTable(withHeader(header, table.rows), options),
    metadata: (url) => csvMetadata(url, table),
  };
}

/** The name of the file beside a table, as "CSV on the Web" has it. */
export function metadataName(table: string): string {
  return `${table}-metadata.json`;
}

/** What a CSV file holds, for a file beside it: a table has no place for its definitions, since programs take
 * its first line for names and all others for rows. The form is that of "CSV on the Web", which readers of
 * that standard find by its name, the table's with `-metadata.json` (W3C: Metadata Vocabulary for Tabular
 * Data, 2015). `url` is the name of the table. */
export function csvMetadata(
  url: string,
  { columns, note }: Pick<DescribedTable, 'columns' | 'note'>,
): string {
  const described = {
    '@context': 'http://www.w3.org/ns/csvw',
    url,
    notes: [note],
    tableSchema: {
      columns: columns.map(({ name, description }) => ({
        titles: name,
        ...(description === undefined ? {} : { 'dc:description': description }),
      })),
    },
  };
  return `${jsonText(described, 1)}\n`;
}

/** The rows with the names of their columns before them. */
export function* withHeader(
  header: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Generator<readonly Cell[]> {
  yield header;
  yield* rows;
}
