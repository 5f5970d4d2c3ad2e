import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import * as path from 'node:path';
import { crc32 } from 'node:zlib';
import { fill, lateBytes, type LateBytes } from './lateBytes';
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
  /** What must be read before `texts` and `words` are looked into; undefined where all of it is there. */
  readonly late?: LateBytes | undefined;
}

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
  said: Uint8Array,
  texts: Uint8Array,
  words: Uint8Array,
} as const satisfies Record<keyof StoredColumns, unknown>;

type ColumnName = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as readonly ColumnName[];

/** More than half of the bytes, behind the others, with a sum of their own: of use only when a file or the
 * codebook has changed. */
const LATE = ['texts', 'words'] as const;
const EARLY = NAMES.filter((name) => !LATE.includes(name as never));

/** Begins a column, so that numbers of 8 bytes can be looked at where they are. */
const ALIGNMENT = 8;

/** The file begins with it, then come three numbers of 32 bits: a sum of what follows it up to the late
 * columns, where these begin, and their sum. A CRC-32, which no damage of a few bytes outwits, at a third of
 * what SHA-1 costs. */
const MAGIC = 'policy-annotator-index/4\n';
const SUM_AT = MAGIC.length;
const LATE_AT = SUM_AT + 4;
const LATE_SUM_AT = LATE_AT + 4;
const HEAD_AT = LATE_SUM_AT + 4;

interface Head extends StoredFor {
  /** Of the columns, as NAMES. */
  readonly lengths: readonly number[];
}

/** The index as it was stored, if every byte of it is; undefined for anything else, which costs the
 * time to make it anew and nothing more. The columns look into the bytes that were read, which are in
 * memory that threads share; into the late ones when `readLate` has read them. */
export function readIndex(file: string): StoredIndex | undefined {
  let descriptor;
  try {
    descriptor = openSync(file, 'r');
    return readFrom(descriptor, file);
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function readFrom(descriptor: number, file: string): StoredIndex | undefined {
  const { size } = fstatSync(descriptor);
  const start = Buffer.alloc(HEAD_AT);
  if (!fill(descriptor, start, 0)) return undefined;
  if (start.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
  const place = start.readUInt32LE(LATE_AT);
  if (place < HEAD_AT || place > size) return undefined;
  const bytes = Buffer.from(new SharedArrayBuffer(place));
  if (!fill(descriptor, bytes, 0)) return undefined;
  if (crc32(bytes.subarray(LATE_AT)) !== bytes.readUInt32LE(SUM_AT)) return undefined;
  const { lengths, ...storedFor } = headOf(bytes);
  const lengthOf = (name: ColumnName): number => lengths[NAMES.indexOf(name)] ?? 0;
  const lateLength = LATE.reduce((sum, name) => sum + lengthOf(name), 0);
  if (place + lateLength !== size) return undefined;
  const late = lateBytes(
    { file, head: start, place, sum: start.readUInt32LE(LATE_SUM_AT) },
    lateLength,
  );
  const columns = {} as Record<ColumnName, Uint8Array | Int32Array | Uint32Array | Float64Array>;
  let at = columnsAt(bytes.readUInt32LE(HEAD_AT));
  for (const name of EARLY) {
    const Column = COLUMNS[name];
    columns[name] = new Column(bytes.buffer as never, bytes.byteOffset + at, lengthOf(name));
    at = aligned(at + columns[name].byteLength);
  }
  let lateAt = 0;
  for (const name of LATE) {
    columns[name] = new Uint8Array(late.memory, lateAt, lengthOf(name));
    lateAt += lengthOf(name);
  }
  return { ...storedFor, columns: columns as unknown as StoredColumns, late };
}

function headOf(bytes: Buffer): Head {
  const length = bytes.readUInt32LE(HEAD_AT);
  return JSON.parse(bytes.toString('utf8', HEAD_AT + 4, HEAD_AT + 4 + length)) as Head;
}

/** Where the columns begin behind a head of so many bytes. */
function columnsAt(headLength: number): number {
  return aligned(HEAD_AT + 4 + headLength);
}

function encodeIndex({ columns, late: _, ...storedFor }: StoredIndex): Buffer {
  const lengths = NAMES.map((name) => columns[name].length);
  const headBytes = Buffer.from(JSON.stringify({ ...storedFor, lengths }), 'utf8');
  const places: number[] = [];
  let end = columnsAt(headBytes.length);
  for (const name of EARLY) {
    places.push(end);
    end = aligned(end + columns[name].byteLength);
  }
  const late = end;
  for (const name of LATE) {
    places.push(end);
    end += columns[name].byteLength;
  }
  const bytes = Buffer.alloc(end);
  bytes.write(MAGIC, 0, 'latin1');
  bytes.writeUInt32LE(late, LATE_AT);
  bytes.writeUInt32LE(headBytes.length, HEAD_AT);
  headBytes.copy(bytes, HEAD_AT + 4);
  for (const [order, name] of [...EARLY, ...LATE].entries()) {
    const column = columns[name];
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), places[order]);
  }
  bytes.writeUInt32LE(crc32(bytes.subarray(late)), LATE_SUM_AT);
  bytes.writeUInt32LE(crc32(bytes.subarray(LATE_AT, late)), SUM_AT);
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
