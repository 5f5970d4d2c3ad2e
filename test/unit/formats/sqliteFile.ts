import type { SqlValue } from '../../../src/formats/sqlite';

export interface TableToWrite {
  readonly name: string;
  /** `CREATE TABLE` without its beginning: `(ID INTEGER PRIMARY KEY, Name TEXT)`. */
  readonly columns: string;
  /** A null for the column that is the number of the row, which counts from 1. */
  readonly rows: readonly (readonly SqlValue[])[];
  /** Numbers of the rows, where they are not 1, 2 … */
  readonly numbers?: readonly number[];
}

/** A database as SQLite writes it, with small pages, so that a few rows need several. */
export function sqliteFile(tables: readonly TableToWrite[], pageSize = 512): Uint8Array {
  const pages: Uint8Array[] = [new Uint8Array(pageSize)];
  const newPage = (): number => pages.push(new Uint8Array(pageSize));
  const schema = tables.map(({ name, columns, rows, numbers }, at): Cell => {
    const cells = rows.map((values, row): Cell => ({ number: numbers?.[row] ?? row + 1, values }));
    const root = newPage();
    writeTree(pages, pageSize, root, cells);
    const sql = `CREATE TABLE ${name}${columns}`;
    return { number: at + 1, values: ['table', name, name, root, sql] };
  });
  writeTree(pages, pageSize, 1, schema);
  const bytes = new Uint8Array(pages.length * pageSize);
  for (const [at, page] of pages.entries()) bytes.set(page, at * pageSize);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('SQLite format 3\0'));
  view.setUint16(16, pageSize === 65_536 ? 1 : pageSize);
  bytes.set([1, 1, 0, 64, 32, 32], 18);
  view.setUint32(28, pages.length);
  view.setUint32(44, 4);
  view.setUint32(56, 1);
  return bytes;
}

interface Cell {
  readonly number: number;
  readonly values: readonly SqlValue[];
}

function writeTree(pages: Uint8Array[], size: number, root: number, cells: readonly Cell[]): void {
  const bytes = cells.map((cell) => ({ number: cell.number, bytes: leafCell(pages, size, cell) }));
  let [level, kind] = [bytes, LEAF];
  for (;;) {
    const room = size - (root === 1 ? 100 : 0) - 12;
    const needed = level.reduce((sum, cell) => sum + cell.bytes.length + 2, 0);
    if (needed <= room) {
      writePage(pages, size, root, kind, level);
      return;
    }
    const above: typeof level = [];
    for (let from = 0; from < level.length;) {
      let [to, used] = [from, 0];
      for (; to < level.length; to++) {
        used += (level[to]?.bytes.length ?? 0) + 2;
        if (used > size - 12 && to > from) break;
      }
      const page = pages.push(new Uint8Array(size));
      const some = level.slice(from, to);
      writePage(pages, size, page, kind, some);
      const number = some.at(-1)?.number ?? 0;
      above.push({ number, bytes: [...fourBytes(page), ...varint(number)] });
      from = to;
    }
    [level, kind] = [above, INTERIOR];
  }
}

const INTERIOR = 5;
const LEAF = 13;

function writePage(
  pages: Uint8Array[],
  size: number,
  number: number,
  kind: number,
  all: readonly { readonly bytes: readonly number[] }[],
): void {
  const page = pages[number - 1];
  if (!page) throw new Error('no page');
  const view = new DataView(page.buffer);
  const head = number === 1 ? 100 : 0;
  const isInner = kind === INTERIOR;
  const cells = isInner ? all.slice(0, -1) : all;
  view.setUint8(head, kind);
  view.setUint16(head + 3, cells.length);
  // The last page below has no cell.
  const last = all.at(-1)?.bytes.slice(0, 4);
  if (isInner && last) page.set(last, head + 8);
  let end = size;
  for (const [at, { bytes }] of cells.entries()) {
    end -= bytes.length;
    page.set(bytes, end);
    view.setUint16(head + (isInner ? 12 : 8) + at * 2, end);
  }
  view.setUint16(head + 5, end === 65_536 ? 0 : end);
}

function leafCell(pages: Uint8Array[], size: number, { number, values }: Cell): number[] {
  const payload = recordOf(values);
  const most = size - 35;
  const least = Math.floor(((size - 12) * 32) / 255) - 23;
  const kept = least + ((payload.length - least) % (size - 4));
  const local = payload.length <= most ? payload.length : kept <= most ? kept : least;
  const cell = [...varint(payload.length), ...varint(number), ...payload.slice(0, local)];
  if (local === payload.length) return cell;
  let next = 0;
  const parts: number[][] = [];
  for (let from = local; from < payload.length; from += size - 4)
    parts.push(payload.slice(from, from + size - 4));
  for (const part of parts.reverse()) {
    const page = new Uint8Array(size);
    page.set(fourBytes(next));
    page.set(part, 4);
    next = pages.push(page);
  }
  return [...cell, ...fourBytes(next)];
}

function recordOf(values: readonly SqlValue[]): number[] {
  const types: number[] = [];
  const body: number[] = [];
  for (const value of values) {
    if (value === null) types.push(0);
    else if (typeof value === 'string' || value instanceof Uint8Array) {
      const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
      types.push(bytes.length * 2 + (typeof value === 'string' ? 13 : 12));
      for (const byte of bytes) body.push(byte);
    } else if (value === 0 || value === 1) types.push(value + 8);
    else {
      const isInteger = Number.isSafeInteger(value);
      const bytes = new DataView(new ArrayBuffer(8));
      if (isInteger) bytes.setBigInt64(0, BigInt(value));
      else bytes.setFloat64(0, value);
      const length = isInteger ? shortest(value) : 8;
      types.push(isInteger ? typeOf(length) : 7);
      for (let at = 8 - length; at < 8; at++) body.push(bytes.getUint8(at));
    }
  }
  const head = types.flatMap(varint);
  const length = head.length + 1 > 127 ? head.length + 2 : head.length + 1;
  return [...varint(length), ...head, ...body];
}

function shortest(value: number): number {
  return [1, 2, 3, 4, 6].find((length) => Math.abs(value) < 2 ** (length * 8 - 1)) ?? 8;
}

function typeOf(length: number): number {
  return length <= 4 ? length : length === 6 ? 5 : 6;
}

function varint(value: number): number[] {
  if (value < 0) {
    const bits = BigInt.asUintN(64, BigInt(value));
    const first = Array.from({ length: 8 }, (_, at) =>
      Number((bits >> BigInt(57 - at * 7)) & 127n),
    );
    return [...first.map((byte) => byte | 128), Number(bits & 255n)];
  }
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift((rest % 128) | 128);
  return bytes;
}

function fourBytes(value: number): number[] {
  return [24, 16, 8, 0].map((by) => (value >> by) & 255);
}
