import fs from 'node:fs';
import path from 'node:path';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import { StagedFiles } from '../output/stagedFiles';
import type { StoredCell, StoredType } from '../../core';
import { parquetSchema, type Row } from './parquetColumns';

type Columns = readonly (readonly [name: string, type: StoredType])[];

/** Rows and characters kept in memory until they are written: more makes smaller files and needs
 * more memory. */
const MOST_ROWS = 50_000;
const MOST_CHARACTERS = 32_000_000;

/** One Parquet file, written by row groups. It is made beside its place and moved there at the end,
 * so that no other program reads half a file. Writing is synchronous and blocks the process. */
class ParquetFile {
  readonly #file: string;
  readonly #beside: string;
  readonly #columns: Columns;
  readonly #writer: ParquetWriter;

  constructor(file: string, columns: Columns) {
    this.#file = file;
    this.#beside = `${file}.${String(process.pid)}.part`;
    this.#columns = columns;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    this.#writer = new ParquetWriter({
      writer: fileWriter(this.#beside),
      schema: parquetSchema(columns),
      createdBy: 'policy-annotator',
    });
  }

  /** Writes one row group. */
  async write(rows: readonly Row[]): Promise<void> {
    const columnData = this.#columns.map(([name, type]) => ({
      name,
      data: rows.map((row) => plainCell(row[name], type)),
    }));
    await this.#writer.write({ columnData, rowGroupSize: Math.max(1, rows.length) });
  }

  async close(): Promise<void> {
    await this.#writer.finish();
    fs.renameSync(this.#beside, this.#file);
  }

  discard(): void {
    fs.rmSync(this.#beside, { force: true });
  }
}

/** Where rows are written: one file, or a folder with one folder for each value of a column, as
 * Hive, Spark, DuckDB and Arrow read it (`year=2024/part-lea-0.parquet`). Memory does not grow with
 * the rows. */
export interface RowSink {
  /** False for a row for which no folder can be named. */
  add(row: Row): Promise<boolean>;
  /** Moves the files to their places; without it there is no output. */
  close(): Promise<void>;
  discard(): void;
}

export function oneFile(file: string, columns: Columns): RowSink {
  const parquet = new ParquetFile(file, columns);
  const waiting = new WaitingRows();
  return {
    async add(row) {
      waiting.add(row);
      if (isFull(waiting.size, waiting.characters)) await parquet.write(waiting.take());
      return true;
    },
    async close() {
      // A file without rows has a schema too.
      await parquet.write(waiting.take());
      await parquet.close();
    },
    discard: () => {
      parquet.discard();
    },
  };
}

/** `valueOf` gives a row's folder; its column is then in the path, and not in the file. Files are
 * made beside their places and moved there at the end, all or none. */
export function manyFiles(
  folder: string,
  columns: Columns,
  { column, part, valueOf }: Partition,
): RowSink {
  const inFile = columns.filter(([name]) => name !== column);
  const partitions = new Map<string, WaitingRows>();
  const written = new Map<string, number>();
  const staged = new StagedFiles(folder);
  const waiting = { rows: 0, characters: 0 };
  const flush = async (value: string): Promise<void> => {
    const found = partitions.get(value);
    if (found === undefined) return;
    partitions.delete(value);
    waiting.rows -= found.size;
    waiting.characters -= found.characters;
    const number = written.get(value) ?? 0;
    written.set(value, number + 1);
    const name = `part-${part}-${String(number)}.parquet`;
    const place = staged.placeFor(path.join(`${column}=${value}`, name));
    const file = new ParquetFile(place, inFile);
    await file.write(found.take());
    await file.close();
  };
  const largest = (): string =>
    [...partitions].reduce((a, b) => (b[1].characters > a[1].characters ? b : a))[0];
  return {
    async add(row) {
      const value = folderName(valueOf(row));
      if (`${column}=${value}`.length > LONGEST_NAME) return false;
      const rows = partitions.get(value) ?? new WaitingRows();
      partitions.set(value, rows);
      waiting.rows++;
      waiting.characters += rows.add(row);
      while (isFull(waiting.rows, waiting.characters)) await flush(largest());
      return true;
    },
    async close() {
      for (const value of [...partitions.keys()]) await flush(value);
      staged.moveAll();
    },
    discard: () => {
      staged.discard();
    },
  };
}

/** In bytes; percent encoding leaves ASCII only. Nearly all file systems refuse longer names. */
const LONGEST_NAME = 255;

interface Partition {
  readonly column: string;
  /** The name of one process's files among those of others. */
  readonly part: string;
  readonly valueOf: (row: Row) => string | undefined;
}

class WaitingRows {
  #rows: Row[] = [];
  #characters = 0;

  get size(): number {
    return this.#rows.length;
  }

  get characters(): number {
    return this.#characters;
  }

  /** Adds a row and gives about how many characters it has. */
  add(row: Row): number {
    this.#rows.push(row);
    const added = JSON.stringify(row).length;
    this.#characters += added;
    return added;
  }

  take(): readonly Row[] {
    const rows = this.#rows;
    this.#rows = [];
    this.#characters = 0;
    return rows;
  }
}

function isFull(rows: number, characters: number): boolean {
  return rows >= MOST_ROWS || characters >= MOST_CHARACTERS;
}

/** Hive's name for a missing value, and percent encoding for characters that a path cannot have; a
 * lone surrogate, which cannot be encoded, becomes U+FFFD. */
function folderName(value: string | undefined): string {
  if (value === undefined || value === '') return '__HIVE_DEFAULT_PARTITION__';
  return encodeURIComponent(value.replace(/\p{Cs}/gu, '\ufffd'))
    .replaceAll('*', '%2A')
    .replaceAll('.', '%2E');
}

function plainCell(cell: StoredCell, type: StoredType): unknown {
  return cell === undefined ? null : type === 'texts' ? [cell].flat() : cell;
}
