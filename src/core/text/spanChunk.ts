import type { TextEdit } from './textEdit';
import type { ValuedSpan } from './spanList';

/** Spans of a list that move together, counted from the chunk's offset, sorted by start. Plain
 * arrays of small integers: making one is many times cheaper than a typed array. */
export interface Chunk {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly values: readonly number[];
  readonly lastEnd: number;
}

export interface Chunks {
  readonly chunks: readonly Chunk[];
  readonly offsets: readonly number[];
}

export function chunkStart(chunk: Chunk, offset: number): number {
  return offset + (chunk.starts[0] ?? 0);
}

/** Where the span that reaches farthest ends. */
export function chunkEnd(chunk: Chunk, offset: number): number {
  return offset + chunk.lastEnd;
}

export function chunksOf(
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  values: ArrayLike<number>,
  size: number,
): Chunks {
  const chunks: Chunk[] = [];
  const offsets: number[] = [];
  for (let from = 0; from < starts.length; from += size) {
    const offset = starts[from] ?? 0;
    const to = Math.min(from + size, starts.length);
    const relative = (column: ArrayLike<number>, base: number): number[] => {
      const part: number[] = [];
      for (let index = from; index < to; index++) part.push((column[index] ?? 0) - base);
      return part;
    };
    chunks.push(makeChunk(relative(starts, offset), relative(ends, offset), relative(values, 0)));
    offsets.push(offset);
  }
  return { chunks, offsets };
}

/** The chunk after an edit that at least one of its spans begins before and one ends after. */
export function mapChunk(
  chunk: Chunk,
  offset: number,
  edit: TextEdit,
  collapsed: ValuedSpan[],
): { readonly chunk: Chunk; readonly offset: number } {
  const from = edit.start - offset;
  const to = edit.end - offset;
  const inserted = edit.text.length;
  const delta = inserted - (to - from);
  const starts = chunk.starts.slice();
  const ends = chunk.ends.slice();
  const gone = new Set<number>();
  // Spans before the first that ends after the edit's start stay; in a chunk without nesting, ends
  // are sorted, but nesting is allowed, so all are looked at.
  for (let index = 0; index < starts.length; index++) {
    const start = starts[index] ?? 0;
    const end = ends[index] ?? 0;
    if (end <= from) continue;
    if (start >= to) {
      starts[index] = start + delta;
      ends[index] = end + delta;
      continue;
    }
    if (start >= from && end <= to) {
      gone.add(index);
      continue;
    }
    const newStart = start <= from ? start : from + inserted;
    const newEnd = end < to ? from : end + delta;
    if (newEnd <= newStart) gone.add(index);
    starts[index] = newStart;
    ends[index] = newEnd;
  }
  if (gone.size === 0) {
    return { chunk: makeChunk(starts, ends, chunk.values), offset };
  }
  for (const index of gone) {
    collapsed.push({
      start: offset + (chunk.starts[index] ?? 0),
      end: offset + (chunk.ends[index] ?? 0),
      value: chunk.values[index] ?? 0,
    });
  }
  const keep = (column: readonly number[]): readonly number[] =>
    column.filter((_, index) => !gone.has(index));
  return { chunk: makeChunk(keep(starts), keep(ends), keep(chunk.values)), offset };
}

/** The spans that start in [low, high), counted like the chunk's; undefined without one. */
export function cutChunk(chunk: Chunk, low: number, high: number): Chunk | undefined {
  let from = 0;
  while (from < chunk.starts.length && (chunk.starts[from] ?? 0) < low) from++;
  let to = from;
  while (to < chunk.starts.length && (chunk.starts[to] ?? 0) < high) to++;
  if (from === to) return undefined;
  if (from === 0 && to === chunk.starts.length) return chunk;
  return makeChunk(
    chunk.starts.slice(from, to),
    chunk.ends.slice(from, to),
    chunk.values.slice(from, to),
  );
}

/** Joins neighbours while they fit into one chunk, so that typing in one place makes no crumbs. */
export function mergeSmall(
  chunks: readonly Chunk[],
  offsets: readonly number[],
  size: number,
): Chunks {
  const merged: Chunk[] = [];
  const bases: number[] = [];
  chunks.forEach((chunk, index) => {
    const offset = offsets[index] ?? 0;
    const before = merged.at(-1);
    if (!before || before.starts.length + chunk.starts.length > size) {
      merged.push(chunk);
      bases.push(offset);
      return;
    }
    const shift = offset - (bases.at(-1) ?? 0);
    const moved = (column: readonly number[]): number[] => column.map((place) => place + shift);
    merged[merged.length - 1] = makeChunk(
      before.starts.concat(moved(chunk.starts)),
      before.ends.concat(moved(chunk.ends)),
      before.values.concat(chunk.values),
    );
  });
  return { chunks: merged, offsets: bases };
}

function makeChunk(
  starts: readonly number[],
  ends: readonly number[],
  values: readonly number[],
): Chunk {
  let lastEnd = -Infinity;
  for (const end of ends) if (end > lastEnd) lastEnd = end;
  return { starts, ends, values, lastEnd };
}
