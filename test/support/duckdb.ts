import path from 'node:path';
import { createRequire } from 'node:module';
import { installPinned } from '../../scripts/lib/pinnedInstall.mjs';
import { cacheFolder, inRoot } from '../../scripts/lib/places.mjs';

interface Connection {
  runAndReadAll(sql: string): Promise<{ getRowObjectsJson(): unknown[] }>;
  closeSync(): void;
}

interface Api {
  readonly DuckDBInstance: {
    create(file: string): Promise<{ connect(): Promise<Connection>; closeSync(): void }>;
  };
}

/** Runs a query in DuckDB, which is installed once, and returns its rows as JSON. */
export async function duckDb<Row>(sql: string): Promise<Row[]> {
  const folder = installPinned({
    name: 'DuckDB',
    from: inRoot('test', 'duckdb'),
    to: path.join(cacheFolder, 'duckdb'),
  });
  const load = createRequire(path.join(folder, 'package.json'));
  const { DuckDBInstance } = load('@duckdb/node-api') as Api;
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson() as Row[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
