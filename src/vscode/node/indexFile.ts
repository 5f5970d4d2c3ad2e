import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import * as path from 'node:path';
import { crc32 } from 'node:zlib';
import type { StoredColumns } from './storedColumns';

/** What a stored index depends on beside the files that it names. */
export interface StoredFor {
  /** The build that made it: another one may match or place differently. */
  readonly build: string;
  readonly codebook: string;
  /** Whose annotation files are read; empty for the shared ones. */
  readonly coder: string;
  readonly largestText: number;
}

export interface StoredIndex extends StoredFor {
  readonly columns: StoredColumns;
}

const MAGIC = 'policy-annotator-index/3\n';
/** Of a CRC-32, which no damage of a few bytes outwits, at a third of what SHA-1 costs. */
const SUM_BYTES = 4;

/** Columns in the order of the file, with the bytes of one number. */
const COLUMNS = {
  stamps: Float64Array,
  hashes: Uint32Array,
  counts: Int32Array,
  countsAt: Int32Array,
  pathsAt: Int32Array,
  textsAt: Int32Array,
  saidAt: Int32Array,
  wordsAt: Int32Array,
  known: Uint8Array,
  paths: Uint8Array,
  keys: Uint8Array,
  texts: Uint8Array,
  said: Uint8Array,
  words: Uint8Array,
} as const satisfies Record<keyof StoredColumns, unknown>;

type ColumnName = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as readonly ColumnName[];

/** Begins a column, so that numbers of 8 bytes can be looked at where they are. */
const ALIGNMENT = 8;

/** The index as it was stored, if every byte of it is; undefined for anything else, which costs the
 * time to make it anew and nothing more. The columns look into the bytes that were read, which are in
 * memory that threads share. */
export function readIndex(file: string): StoredIndex | undefined {
  try {
    return decodeIndex(readShared(file));
  } catch {
    return undefined;
  }
}

function readShared(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.from(new SharedArrayBuffer(fstatSync(descriptor).size));
    for (let at = 0; at < bytes.length;) {
      const read = readSync(descriptor, bytes, at, bytes.length - at, null);
      if (read === 0) return bytes.subarray(0, at);
      at += read;
    }
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

function decodeIndex(bytes: Buffer): StoredIndex | undefined {
  const start = MAGIC.length + SUM_BYTES;
  if (bytes.length < start || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
  const content = bytes.subarray(start);
  if (crc32(content) !== bytes.readUInt32LE(MAGIC.length)) return undefined;
  const headLength = content.readUInt32LE(0);
  const head = JSON.parse(content.toString('utf8', 4, 4 + headLength)) as StoredFor & {
    readonly lengths: readonly number[];
  };
  let at = aligned(start + 4 + headLength);
  const columns = {} as Record<ColumnName, Uint8Array | Int32Array | Uint32Array | Float64Array>;
  for (const [order, name] of NAMES.entries()) {
    const length = head.lengths[order] ?? 0;
    const Column = COLUMNS[name];
    columns[name] = new Column(bytes.buffer as never, bytes.byteOffset + at, length);
    at = aligned(at + length * Column.BYTES_PER_ELEMENT);
  }
  const { build, codebook, coder, largestText } = head;
  return { build, codebook, coder, largestText, columns: columns as unknown as StoredColumns };
}

function encodeIndex({ columns, ...head }: StoredIndex): Buffer {
  const lengths = NAMES.map((name) => columns[name].length);
  const headBytes = Buffer.from(JSON.stringify({ ...head, lengths }), 'utf8');
  const start = MAGIC.length + SUM_BYTES;
  const places: number[] = [];
  let end = aligned(start + 4 + headBytes.length);
  for (const name of NAMES) {
    places.push(end);
    end = aligned(end + columns[name].byteLength);
  }
  const bytes = Buffer.alloc(end);
  bytes.write(MAGIC, 0, 'latin1');
  bytes.writeUInt32LE(headBytes.length, start);
  headBytes.copy(bytes, start + 4);
  for (const [order, name] of NAMES.entries()) {
    const column = columns[name];
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), places[order]);
  }
  bytes.writeUInt32LE(crc32(bytes.subarray(start)), MAGIC.length);
  return bytes;
}

/** Those of corpora that nobody has opened for so long are removed, in milliseconds. */
const KEPT_FOR = 90 * 24 * 60 * 60 * 1000;

/** Says that the index is still used. */
export function touchIndex(file: string, now: number): void {
  try {
    const seconds = now / 1000;
    if (statSync(file).mtimeMs < now - KEPT_FOR / 10) utimesSync(file, seconds, seconds);
  } catch {
    // It will be made anew.
  }
}

function removeUnused(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (statSync(file).mtimeMs < now - KEPT_FOR) rmSync(file, { force: true });
  }
}

/** Complete or not at all; beside each other, windows each write a file of their own and rename it. */
export function writeIndex(file: string, index: StoredIndex, now: number): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.new`;
  try {
    writeFileSync(beside, encodeIndex(index));
    renameSync(beside, file);
    removeUnused(path.dirname(file), now);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function aligned(place: number): number {
  return Math.ceil(place / ALIGNMENT) * ALIGNMENT;
}
