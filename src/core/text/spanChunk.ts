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

/** The chunk after an edit behind its first start and before its last end, with the same offset.
 * Spans of which nothing is left go to `collapsed`. */
export function mapChunk(
  chunk: Chunk,
  offset: number,
  edit: TextEdit,
  overlapping: boolean,
  collapsed: ValuedSpan[],
): Chunk {
  const from = edit.start - offset;
  const to = edit.end - offset;
  const delta = edit.text.length - (to - from);
  const starts = chunk.starts.slice();
  const ends = chunk.ends.slice();
  const behind = firstAtLeast(starts, to);
  let touched = overlapping ? 0 : behind;
  while (touched > 0 && (ends[touched - 1] ?? 0) > from) touched--;

  const gone = [] as number[];
  for (let index = touched; index < behind; index++) {
    const start = starts[index] ?? 0;
    const end = ends[index] ?? 0;
    if (end <= from) continue;
    const newStart = start <= from ? start : from + edit.text.length;
    const newEnd = end < to ? from : end + delta;
    if ((start >= from && end <= to) || newEnd <= newStart) {
      gone.push(index);
      collapsed.push({ start: offset + start, end: offset + end, value: chunk.values[index] ?? 0 });
    }
    starts[index] = newStart;
    ends[index] = newEnd;
  }
  for (let index = behind; index < starts.length; index++) {
    starts[index] = (starts[index] ?? 0) + delta;
    ends[index] = (ends[index] ?? 0) + delta;
  }
  if (gone.length === 0) return makeChunk(starts, ends, chunk.values, overlapping);
  const left = new Set(gone);
  const keep = (column: readonly number[]): readonly number[] =>
    column.filter((_, index) => !left.has(index));
  return makeChunk(keep(starts), keep(ends), keep(chunk.values), overlapping);
}

/** The index of the first number that is at least the given one; the length without one. */
export function firstAtLeast(sorted: readonly number[], least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The spans that start in [low, high), counted like the chunk's; undefined without one. */
export function cutChunk(chunk: Chunk, low: number, high: number): Chunk | undefined {
  const from = firstAtLeast(chunk.starts, low);
  const to = firstAtLeast(chunk.starts, high);
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
  overlapping = true,
): Chunk {
  let lastEnd = ends[ends.length - 1] ?? 0;
  if (overlapping) for (const end of ends) if (end > lastEnd) lastEnd = end;
  return { starts, ends, values, lastEnd };
}
