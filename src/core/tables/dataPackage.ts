import { ColumnTypes, type ColumnType } from './columnTypes';
import { csvTable, type Cell, type CsvOptions } from './csv';
import { jsonText } from './jsonText';

/** A column of a table with its description; undefined where its name is enough. */
export interface DescribedColumn {
  readonly name: string;
  readonly description: string | undefined;
}

/** A table for programs, with the meaning of its columns. */
export interface DescribedTable {
  readonly columns: readonly DescribedColumn[];
  readonly rows: Iterable<readonly Cell[]>;
  /** What applies to the whole table: the formulas used, what was excluded. */
  readonly note: unknown;
  /** Between its cells; a comma where absent. */
  readonly delimiter?: string | undefined;
}

export interface DescribedCsv {
  readonly pieces: Iterable<string>;
  /** The file beside it, called `metadataName`; `path` is the table's name. The types of columns
   * are known once the pieces were read. */
  readonly metadata: (path: string) => string;
}

export function describedCsv(table: DescribedTable, options: CsvOptions): DescribedCsv {
  const header = table.columns.map(({ name }) => name);
  const types = new ColumnTypes();
  return {
    pieces: csvTable(withHeader(header, types.following(table.rows)), options),
    metadata: (path) => dataPackage(path, table, types.all(header.length)),
  };
}

/** The name of the file beside a table: `ties.csv` has `ties.datapackage.json`. */
export function metadataName(table: string): string {
  return `${table.replace(/\.csv$/i, '')}.datapackage.json`;
}

/** The description of a CSV file, for a file beside it: the table itself has only names and rows.
 * The form is a data package of one table (Frictionless Data Package 1.0, 2017,
 * https://specs.frictionlessdata.io/tabular-data-package/), which R, Python and others read
 * together with the table. `path`: the name of the table. */
export function dataPackage(
  path: string,
  { columns, note, delimiter }: Omit<DescribedTable, 'rows'>,
  types: readonly ColumnType[],
): string {
  const described = {
    profile: 'tabular-data-package',
    resources: [
      {
        profile: 'tabular-data-resource',
        name: resourceName(path),
        path,
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        ...(delimiter === undefined ? {} : { dialect: { delimiter } }),
        schema: {
          fields: columns.map(({ name, description }, at) => ({
            name,
            type: types[at] ?? 'string',
            ...(description === undefined ? {} : { description }),
          })),
          missingValues: [''],
        },
        notes: [note],
      },
    ],
  };
  return `${jsonText(described, 1)}\n`;
}

/** Lower-case Latin letters, digits, dots, dashes and underscores, as the specification requires
 * for the name of a resource. */
function resourceName(path: string): string {
  const name = path
    .replace(/\.csv$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'table' : name;
}

/** The rows, preceded by the names of their columns. */
export function* withHeader(
  header: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Generator<readonly Cell[]> {
  yield header;
  yield* rows;
}
