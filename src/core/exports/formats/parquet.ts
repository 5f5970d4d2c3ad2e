import type { ParquetFormat } from '../exportFormat';

export const positionsParquet = {
  kind: 'parquet',
  id: 'positions-parquet',
  label: 'Positions (Parquet)',
  extension: 'parquet',
  description: 'One row for each position, for DuckDB, Spark, Arrow in R and pandas.',
  rows: 'positions',
} as const satisfies ParquetFormat;

export const mentionsParquet = {
  kind: 'parquet',
  id: 'mentions-parquet',
  label: 'Mentions (Parquet)',
  extension: 'parquet',
  description: 'One row for each mention of an actor or issue, for the same programs.',
  rows: 'mentions',
} as const satisfies ParquetFormat;
