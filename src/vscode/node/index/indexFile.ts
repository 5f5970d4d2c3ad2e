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
  writeSync,
} from 'node:fs';
import * as path from 'node:path';
import { crc32 } from 'node:zlib';
import { NOTHING_THERE, STAMP_NUMBERS } from '../../../node/walk/stamps';

/** What a stored index depends on besides its files. */
export interface StoredFor {
  /** The build that made it: another one may match or place differently. */
  readonly build: string;
  readonly codebook: string;
  /** The coder whose annotation files are read; empty for the shared ones. */
  readonly coder: string;
  /** True: read from that coder's files alone. */
  readonly isBlind: boolean;
  readonly largestText: number;
}

export interface StoredIndex extends StoredFor {
  /** What is counted, such as `actor:china`, by number. */
  readonly keys: readonly string[];
  /** In the order of paths by code unit. */
  readonly rows: readonly StoredRow[];
}

/** What is known about an article. */
export interface StoredRow {
  readonly path: string;
  /** STAMP_NUMBERS of the article, then of its annotation file. NaN, stored as null, where a file
   * must be compared by its content. */
  readonly stamps: readonly (number | null)[];
  /** The hashes of both files' bytes; empty for a file that was not read. */
  readonly hashes: readonly string[];
  /** What a `WordCollector` collected, as base64; null for an annotated article, and one without
   * counts. */
  readonly words: string | null;
  /** Both as in `EncodedRow`; the first is empty for an article that the host must read. */
  readonly json: string;
  readonly text: string;
}

/** True for an article of which only stamps and hashes are known: the host must read it. */
export function isAlone({ json }: StoredRow): boolean {
  return json === '';
}

/** True for an article that was read with an annotation file. */
export function isAnnotated({ stamps }: StoredRow): boolean {
  return stamps[STAMP_NUMBERS] !== NOTHING_THERE;
}

/** The file begins with this line, followed by blocks: a line with the number of their bytes and a
 * CRC-32 of these, both in hexadecimal digits, and lines of JSON. The first block is a `Head`; the
 * others have a line with a list of `Version`, and for each of these two with both texts of an
 * `EncodedRow`, which are not parsed here. */
const MAGIC = 'policy-annotator-index/5\n';
const HEAD_OF_BLOCK = /^([\da-f]{8}) ([\da-f]{8})\n$/;
const HEAD_BYTES = 18;

interface Head extends StoredFor {
  readonly keys: readonly string[];
  /** The number of rows in the blocks that follow. */
  readonly rows: number;
}

type Version = readonly [
  path: string,
  stamps: StoredRow['stamps'],
  hashes: readonly string[],
  words: string | null,
];

/** Rows in a block. */
const ROWS_A_BLOCK = 500;

/** The stored index if every byte of it is intact; otherwise undefined, and the index is made
 * again. */
export function readIndex(file: string): StoredIndex | undefined {
  let descriptor;
  try {
    descriptor = openSync(file, 'r');
    return decodeIndex(descriptor, fstatSync(descriptor).size);
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Throws for a file that is incomplete or damaged. */
function decodeIndex(descriptor: number, size: number): StoredIndex {
  if (readAt(descriptor, 0, MAGIC.length).toString('latin1') !== MAGIC) throw new DamagedIndex();
  let head: Head | undefined;
  const rows: StoredRow[] = [];
  // One block at a time, since the whole text would double the memory.
  for (let at = MAGIC.length; at < size;) {
    const line = readAt(descriptor, at, HEAD_BYTES).toString('latin1');
    const [, length = '', sum] = HEAD_OF_BLOCK.exec(line) ?? [];
    if (sum === undefined) throw new DamagedIndex();
    const bytes = Number.parseInt(length, 16);
    if (at + HEAD_BYTES + bytes > size) throw new DamagedIndex();
    const block = readAt(descriptor, at + HEAD_BYTES, bytes);
    if (hexOf(crc32(block)) !== sum) throw new DamagedIndex();
    at += HEAD_BYTES + bytes;
    if (head) addRows(rows, block);
    else head = JSON.parse(block.toString('utf8')) as Head;
  }
  if (head?.rows !== rows.length) throw new DamagedIndex();
  return { ...head, rows };
}

class DamagedIndex extends Error {}

function readAt(descriptor: number, place: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length);
  for (let at = 0; at < length;) {
    const read = readSync(descriptor, bytes, at, length - at, place + at);
    if (read === 0) throw new DamagedIndex();
    at += read;
  }
  return bytes;
}

function addRows(rows: StoredRow[], block: Buffer): void {
  const end = block.indexOf(LINE_FEED);
  // A string of its own: the rows' lines are kept, and each keeps its whole string in memory.
  const versions = JSON.parse(block.toString('utf8', 0, end)) as readonly Version[];
  const lines = block.toString('utf8', end + 1).split('\n');
  for (const [at, [path, stamps, hashes, words]] of versions.entries()) {
    const [json = '', text = ''] = lines.slice(2 * at, 2 * at + 2);
    rows.push({ path, stamps, hashes, words, json, text });
  }
}

const LINE_FEED = 10;

function* encodeIndex({ rows, ...rest }: StoredIndex): Generator<Buffer> {
  yield Buffer.from(MAGIC, 'latin1');
  yield* blockOf(JSON.stringify({ ...rest, rows: rows.length } satisfies Head));
  for (let at = 0; at < rows.length; at += ROWS_A_BLOCK) {
    const some = rows.slice(at, at + ROWS_A_BLOCK);
    const versions = some.map(({ path, stamps, hashes, words }): Version => [
      path,
      stamps,
      hashes,
      words,
    ]);
    const lines = some.flatMap(({ json, text }) => [json, text]);
    yield* blockOf([JSON.stringify(versions), ...lines].join('\n'));
  }
}

function* blockOf(text: string): Generator<Buffer> {
  const bytes = Buffer.from(text, 'utf8');
  yield Buffer.from(`${hexOf(bytes.length)} ${hexOf(crc32(bytes))}\n`, 'latin1');
  yield bytes;
}

function hexOf(number: number): string {
  return number.toString(16).padStart(8, '0');
}

/** In milliseconds: indexes of corpora that were not opened for this long are removed. */
const KEPT_FOR = 90 * 24 * 60 * 60 * 1000;

/** Marks the index as still in use. */
export function touchIndex(file: string, now: number): void {
  try {
    const seconds = now / 1000;
    if (statSync(file).mtimeMs < now - KEPT_FOR / 10) utimesSync(file, seconds, seconds);
  } catch {
    // It will be made again.
  }
}

function removeUnused(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (statSync(file).mtimeMs < now - KEPT_FOR) rmSync(file, { force: true });
  }
}

/** Writes the index completely or not at all; windows that write at the same time each write a file
 * of their own and rename it. */
export function writeIndex(file: string, index: StoredIndex, now: number): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.new`;
  try {
    writeBlocks(beside, encodeIndex(index));
    renameSync(beside, file);
    removeUnused(path.dirname(file), now);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function writeBlocks(file: string, blocks: Iterable<Buffer>): void {
  const descriptor = openSync(file, 'w');
  try {
    for (const bytes of blocks) {
      for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
    }
  } finally {
    closeSync(descriptor);
  }
}
