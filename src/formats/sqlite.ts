import { addAll } from '../core';
import { refuseLarge, Refused } from './refuse';

// Reads the tables of a SQLite database (https://www.sqlite.org/fileformat2.html). No SQL is
// executed: triggers, views, indices and virtual tables of a file mean nothing here.

/** A value of a row. An integer beyond 2^53 is the nearest number. */
export type SqlValue = null | number | string | Uint8Array;

/** A row by the names of its columns, in lower case. */
export type SqlRow = ReadonlyMap<string, SqlValue>;

/** Throws `Refused` for a file that is no database, or is damaged. */
export function sqliteDatabase(bytes: Uint8Array): SqliteDatabase {
  refuseLarge(bytes, LARGEST);
  if (bytes.length < HEADER || !startsWithMagic(bytes)) throw new Refused('unreadable');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint16(16);
  const pageSize = size === 1 ? 65_536 : size;
  const reserved = view.getUint8(20);
  const decode = DECODERS.get(view.getUint32(56));
  const isPageSize = pageSize >= 512 && (pageSize & (pageSize - 1)) === 0;
  if (!isPageSize || pageSize - reserved < 480 || !decode) throw new Refused('unreadable');
  const usable = pageSize - reserved;
  const pages = { bytes, view, pageSize, usable, count: Math.floor(bytes.length / pageSize) };
  return new SqliteDatabase(pages, new TextDecoder(decode));
}

/** 100 bytes before the first page's own header. */
const HEADER = 100;
const MAGIC = 'SQLite format 3\0';
const LARGEST = 100_000_000;
const DECODERS: ReadonlyMap<number, string> = new Map([
  // An empty database has none yet.
  [0, 'utf-8'],
  [1, 'utf-8'],
  [2, 'utf-16le'],
  [3, 'utf-16be'],
]);

interface Pages {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly pageSize: number;
  /** The bytes of a page without those that are reserved for extensions. */
  readonly usable: number;
  readonly count: number;
}

interface TableOfFile {
  readonly root: number;
  /** In lower case. */
  readonly columns: readonly string[];
  /** The column that is the number of the row and has no value of its own. */
  readonly rowId: number | undefined;
}

export class SqliteDatabase {
  readonly #pages: Pages;
  readonly #decoder: TextDecoder;
  readonly #tables = new Map<string, TableOfFile>();

  constructor(pages: Pages, decoder: TextDecoder) {
    this.#pages = pages;
    this.#decoder = decoder;
    const schema = { root: 1, columns: ['type', 'name', 'tbl_name', 'rootpage', 'sql'] };
    for (const row of this.#rows({ ...schema, rowId: undefined })) {
      const [name, root, sql] = ['name', 'rootpage', 'sql'].map((key) => row.get(key));
      if (row.get('type') !== 'table' || typeof name !== 'string') continue;
      // Virtual tables have no page, and no rows of their own.
      if (typeof root !== 'number' || typeof sql !== 'string' || root < 1) continue;
      const table = tableOf(sql);
      if (table) this.#tables.set(name.toLowerCase(), { root, ...table });
    }
  }

  /** True where there is a table with all these columns, whatever their case. */
  has(table: string, ...columns: readonly string[]): boolean {
    const known = this.#tables.get(table.toLowerCase())?.columns;
    return known !== undefined && columns.every((one) => known.includes(one.toLowerCase()));
  }

  /** The rows of a table in the order of their numbers; none where there is no such table. Throws
   * `Refused` where the file is damaged. */
  rows(table: string): Iterable<SqlRow> {
    const known = this.#tables.get(table.toLowerCase());
    return known ? this.#rows(known) : [];
  }

  *#rows({ root, columns, rowId }: TableOfFile): Generator<SqlRow> {
    // The contents of a table are not larger than its file: else parts of it are used twice.
    const budget = { left: this.#pages.bytes.length };
    for (const { number, payload } of leafCells(this.#pages, root, budget)) {
      const values = valuesOf(payload, this.#decoder);
      const row = new Map<string, SqlValue>();
      for (const [at, column] of columns.entries()) {
        row.set(column, at === rowId ? number : (values[at] ?? null));
      }
      yield row;
    }
  }
}

function startsWithMagic(bytes: Uint8Array): boolean {
  return Array.from(MAGIC).every((letter, at) => bytes[at] === letter.charCodeAt(0));
}

interface Cell {
  /** The number of the row. */
  readonly number: number;
  readonly payload: Uint8Array;
}

/** The cells of a table's tree, from its root page. Each page is visited once: in a damaged file a
 * page may be below itself. */
function* leafCells(pages: Pages, root: number, budget: Budget): Generator<Cell> {
  const visited = new Set<number>();
  // The pages that are still to be visited, the next one last.
  const open = [root];
  for (let page = open.pop(); page !== undefined; page = open.pop()) {
    if (page < 1 || page > pages.count || visited.has(page)) throw new Refused('unreadable');
    visited.add(page);
    const start = (page - 1) * pages.pageSize;
    const head = start + (page === 1 ? HEADER : 0);
    const kind = pages.view.getUint8(head);
    const cells = pages.view.getUint16(head + 3);
    const pointers = head + (kind === INTERIOR ? 12 : 8);
    if ((kind !== INTERIOR && kind !== LEAF) || pointers + cells * 2 > start + pages.usable) {
      throw new Refused('unreadable');
    }
    const places = Array.from({ length: cells }, (_, at) => {
      const place = start + pages.view.getUint16(pointers + at * 2);
      // A cell of an inner page has four bytes and a number.
      if (place < pointers + cells * 2 || place + 4 > start + pages.usable) {
        throw new Refused('unreadable');
      }
      return place;
    });
    if (kind === INTERIOR) {
      const below = places.map((place) => pages.view.getUint32(place));
      open.push(pages.view.getUint32(head + 8));
      addAll(open, below.reverse());
    } else {
      for (const place of places) yield leafCell(pages, start, place, budget);
    }
  }
}

const INTERIOR = 5;
const LEAF = 13;

interface Budget {
  left: number;
}

function spend(budget: Budget, count: number): void {
  budget.left -= count;
  if (budget.left < 0) throw new Refused('unreadable');
}

function leafCell(pages: Pages, start: number, place: number, budget: Budget): Cell {
  const { bytes, view, usable } = pages;
  const end = start + usable;
  const [length, afterLength] = varint(bytes, place);
  const [number, from] = varint(bytes, afterLength);
  spend(budget, length + 4);
  const most = usable - 35;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const kept = least + ((length - least) % (usable - 4));
  const local = length <= most ? length : kept <= most ? kept : least;
  if (from + local > end) throw new Refused('unreadable');
  if (local === length) return { number, payload: bytes.subarray(from, from + length) };
  const payload = new Uint8Array(length);
  payload.set(bytes.subarray(from, from + local));
  if (from + local + 4 > end) throw new Refused('unreadable');
  let next = view.getUint32(from + local);
  for (let filled = local; filled < length;) {
    if (next < 1 || next > pages.count) throw new Refused('unreadable');
    const at = (next - 1) * pages.pageSize;
    const part = Math.min(usable - 4, length - filled);
    payload.set(bytes.subarray(at + 4, at + 4 + part), filled);
    filled += part;
    next = view.getUint32(at);
  }
  return { number, payload };
}

/** A number of one to nine bytes, of which each but the ninth has seven bits; and the place behind
 * it. */
function varint(bytes: Uint8Array, at: number): readonly [number, number] {
  let value = 0;
  for (let count = 0; count < 8; count++) {
    const byte = byteAt(bytes, at + count);
    value = value * 128 + (byte & 127);
    if (byte < 128) return [value, at + count + 1];
  }
  // Nine bytes: 64 bits, of which the first is the sign.
  const whole = value * 256 + byteAt(bytes, at + 8);
  return [whole >= 2 ** 63 ? whole - 2 ** 64 : whole, at + 9];
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new Refused('unreadable');
  return byte;
}

/** The values of a record: a head with a type for each, then the values. */
function valuesOf(payload: Uint8Array, decoder: TextDecoder): readonly SqlValue[] {
  const values: SqlValue[] = [];
  const [headEnd, first] = varint(payload, 0);
  if (headEnd > payload.length) throw new Refused('unreadable');
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  let from = headEnd;
  for (let at = first; at < headEnd;) {
    const [type, after] = varint(payload, at);
    at = after;
    const length = lengthOf(type);
    if (length < 0 || from + length > payload.length) throw new Refused('unreadable');
    values.push(valueOf(type, payload.subarray(from, from + length), view, from, decoder));
    from += length;
  }
  return values;
}

const INTEGER_LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function lengthOf(type: number): number {
  const length = INTEGER_LENGTHS[type];
  if (length !== undefined) return length;
  // 10 and 11 are not in files.
  return type < 12 ? -1 : Math.floor((type - 12) / 2);
}

function valueOf(
  type: number,
  part: Uint8Array,
  view: DataView,
  from: number,
  decoder: TextDecoder,
): SqlValue {
  if (type === 0) return null;
  if (type === 7) return view.getFloat64(from);
  if (type === 8 || type === 9) return type - 8;
  // Beyond 2^53 a number would lose digits while it is added up.
  if (type === 6) return Number(view.getBigInt64(from));
  if (type < 7) return signed(part);
  return type % 2 === 0 ? part.slice() : decoder.decode(part);
}

function signed(part: Uint8Array): number {
  let value = 0;
  for (const byte of part) value = value * 256 + byte;
  const isNegative = (part[0] ?? 0) >= 128;
  return isNegative ? value - 256 ** part.length : value;
}

/** The columns of a `CREATE TABLE` statement; undefined for a table that is stored as an index. */
function tableOf(sql: string): Omit<TableOfFile, 'root'> | undefined {
  const words = sql.match(WORD)?.filter((word) => !COMMENT.test(word)) ?? [];
  const { parts, rest } = definitions(words.slice(words.indexOf('(') + 1));
  if (/\bwithout rowid\b/i.test(rest.join(' '))) return undefined;
  const columns: { readonly name: string; readonly rule: string }[] = [];
  let rowId: number | undefined;
  for (const [name = '', ...rules] of parts) {
    const rule = rules.join(' ').toLowerCase();
    if (CONSTRAINT.test(name)) {
      const key = /\bkey \( (\S+) (?:asc )?\)/.exec(`${name.toLowerCase()} ${rule}`);
      const at = columns.findIndex((column) => column.name === plainName(key?.[1] ?? ''));
      const isPrimary = /\bprimary key\b/.test(`${name.toLowerCase()} ${rule}`);
      if (isPrimary && /^integer\b/.test(columns[at]?.rule ?? '')) rowId = at;
    } else {
      if (/^integer\b.*\bprimary key\b(?! desc\b)/.test(rule)) rowId = columns.length;
      columns.push({ name: plainName(name), rule });
    }
  }
  return { columns: columns.map(({ name }) => name), rowId };
}

/** A name or text in quotation marks, a comment, a word, or another sign. */
const WORD =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[^]*?\*\/|[^\s"'`[(),]+|[(),]/g;
const COMMENT = /^(?:--|\/\*)/;
const CONSTRAINT = /^(?:constraint|primary|unique|check|foreign)$/i;

/** The words of each definition between the outer brackets, and those behind them. */
function definitions(words: readonly string[]): {
  readonly parts: readonly (readonly string[])[];
  readonly rest: readonly string[];
} {
  const parts: string[][] = [[]];
  let depth = 0;
  for (const [at, word] of words.entries()) {
    if (word === '(') depth++;
    if (word === ')' && depth-- === 0) return { parts, rest: words.slice(at + 1) };
    if (word === ',' && depth === 0) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return { parts, rest: [] };
}

function plainName(name: string): string {
  const quoted = /^(["'`])(.*)\1$/s.exec(name);
  const [, mark = '', inner = ''] = quoted ?? [];
  const plain = quoted ? inner.replaceAll(mark + mark, mark) : name.replace(/^\[(.*)\]$/s, '$1');
  return plain.toLowerCase();
}
