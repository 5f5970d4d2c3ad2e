import { HASH_NUMBERS, type ArticleColumns, type ToldColumns } from './storedColumns';
import { STRETCH_NUMBERS, type Source } from './stretches';
import { STAMP_NUMBERS } from './stamps';

/** Articles of several columns as new columns, in memory that threads share. `stretches`: STRETCH_NUMBERS
 * of each. Costs a copy of what they hold. */
export function joinColumns(
  stretches: Int32Array,
  sources: Readonly<Record<Source, ArticleColumns>>,
): ArticleColumns {
  const parts = partsOf(stretches, sources);
  return {
    ...joinedForHost(parts),
    words: bytesOf(parts, 'words', 'wordsAt'),
    wordsAt: placesOf(parts, 'wordsAt'),
  };
}

/** The same without what the host does not look into. */
export function joinToldColumns(
  stretches: Int32Array,
  sources: Readonly<Record<Source, ArticleColumns>>,
): ToldColumns {
  return joinedForHost(partsOf(stretches, sources));
}

function joinedForHost(parts: readonly Part[]): ToldColumns {
  return {
    paths: bytesOf(parts, 'paths', 'pathsAt'),
    pathsAt: placesOf(parts, 'pathsAt'),
    known: joined(
      Uint8Array,
      parts.map(({ columns, from, to }) => columns.known.subarray(from, to)),
    ),
    stamps: joined(
      Float64Array,
      parts.map(({ columns, from, to }) =>
        columns.stamps.subarray(from * 2 * STAMP_NUMBERS, to * 2 * STAMP_NUMBERS),
      ),
    ),
    hashes: joined(
      Uint32Array,
      parts.map(({ columns, from, to }) =>
        columns.hashes.subarray(from * 2 * HASH_NUMBERS, to * 2 * HASH_NUMBERS),
      ),
    ),
    counts: joined(
      Int32Array,
      parts.map(({ columns, from, to }) =>
        columns.counts.subarray(columns.countsAt[from], columns.countsAt[to]),
      ),
    ),
    countsAt: placesOf(parts, 'countsAt'),
    texts: bytesOf(parts, 'texts', 'textsAt'),
    textsAt: placesOf(parts, 'textsAt'),
    said: bytesOf(parts, 'said', 'saidAt'),
    saidAt: placesOf(parts, 'saidAt'),
  };
}

interface Part {
  readonly columns: ArticleColumns;
  readonly from: number;
  readonly to: number;
}

function partsOf(
  stretches: Int32Array,
  sources: Readonly<Record<Source, ArticleColumns>>,
): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < stretches.length; at += STRETCH_NUMBERS) {
    const source = stretches[at] as Source;
    const [from = 0, to = 0] = stretches.subarray(at + 1, at + STRETCH_NUMBERS);
    parts.push({ columns: sources[source], from, to });
  }
  return parts;
}

type At = 'pathsAt' | 'countsAt' | 'textsAt' | 'saidAt' | 'wordsAt';

function bytesOf(
  parts: readonly Part[],
  name: 'paths' | 'texts' | 'said' | 'words',
  at: At,
): Uint8Array {
  return joined(
    Uint8Array,
    parts.map(({ columns, from, to }) =>
      columns[name].subarray(columns[at][from], columns[at][to]),
    ),
  );
}

/** Where the articles' lists begin when they follow each other. */
function placesOf(parts: readonly Part[], name: At): Int32Array {
  const size = parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const places = shared(Int32Array, size + 1);
  let next = 1;
  let end = 0;
  for (const { columns, from, to } of parts) {
    const theirs = columns[name];
    const moved = end - (theirs[from] ?? 0);
    for (let index = from + 1; index <= to; index++) places[next++] = (theirs[index] ?? 0) + moved;
    end = places[next - 1] ?? 0;
  }
  return places;
}

type Numbers = Uint8Array | Uint32Array | Int32Array | Float64Array;
type Column<T> = { readonly BYTES_PER_ELEMENT: number } & (new (bytes: SharedArrayBuffer) => T);

function joined<T extends Numbers>(column: Column<T>, parts: readonly Numbers[]): T {
  const all = shared(
    column,
    parts.reduce((sum, part) => sum + part.length, 0),
  );
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function shared<T extends Numbers>(column: Column<T>, length: number): T {
  return new column(new SharedArrayBuffer(length * column.BYTES_PER_ELEMENT));
}
