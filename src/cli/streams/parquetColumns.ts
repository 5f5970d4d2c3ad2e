import type { ParquetWriter } from 'hyparquet-writer';
import {
  MENTION_COLUMNS,
  positionColumns,
  storedColumns,
  type ArticleRow,
  type Codebook,
  type StoredCell,
  type StoredType,
} from '../../core';
import type { ColumnRows } from './rowStream';

/** A row, by column names. */
export type Row = Readonly<Record<string, StoredCell>>;

/** The columns of Parquet, each with its type. */
export function parquetColumns(
  kind: ColumnRows['kind'],
  codebook: Codebook,
): readonly (readonly [name: string, type: StoredType])[] {
  const columns =
    kind === 'mentions' ? storedColumns(MENTION_COLUMNS) : storedColumns(positionColumns(codebook));
  return columns.map(({ name, type }) => [name, type]);
}

/** The rows of an article, converted to the columns. */
export function parquetRows(
  rows: ColumnRows,
  article: ArticleRow,
  codebook: Codebook,
): readonly Row[] {
  if (rows.kind === 'mentions') {
    const columns = storedColumns(MENTION_COLUMNS);
    return rows.rows.map((mention) => cellsOf(columns, { mention, article }));
  }
  const columns = storedColumns(positionColumns(codebook));
  return rows.records.map((record) => cellsOf(columns, record));
}

function cellsOf<Of>(columns: ReturnType<typeof storedColumns<Of>>, row: Of): Row {
  return Object.fromEntries(columns.map(({ name, cell }) => [name, cell(row)]));
}

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** The schema of the columns in a Parquet file (parquet-format, LogicalTypes: lists have three
 * levels). */
export function parquetSchema(
  columns: readonly (readonly [name: string, type: StoredType])[],
): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.flatMap(([name, type]): SchemaElement[] => {
      if (type !== 'texts') return [{ name, repetition_type: 'OPTIONAL', ...PLAIN_TYPES[type] }];
      return [
        { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', repetition_type: 'OPTIONAL', ...PLAIN_TYPES.text },
      ];
    }),
  ];
}

const PLAIN_TYPES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  json: { type: 'BYTE_ARRAY', converted_type: 'JSON' },
  number: { type: 'DOUBLE' },
  count: { type: 'INT32' },
  flag: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE' },
} as const satisfies Readonly<Record<Exclude<StoredType, 'texts'>, Partial<SchemaElement>>>;
