import { addAll } from '../model/lists';
import type { TextEdit } from './textEdit';
import type { ValuedSpan } from './spanList';

/** Spans of a list that move together, counted from the chunk's offset, which is the start of the
 * first: so a search needs the offsets alone. Sorted by start. Lengths and
 * not ends, since few edits change a length. Plain arrays of small integers: making one is many
 * times cheaper than a typed array. */
export interface Chunk {
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
  readonly values: readonly number[];
  readonly lastEnd: number;
}

export interface Rebased {
  readonly chunk: Chunk;
  readonly offset: number;
}

export interface Chunks {
  readonly chunks: readonly Chunk[];
  readonly offsets: readonly number[];
}

/** The end of a span of the chunk, counted from the chunk's offset. */
export function endAt({ starts, lengths }: Chunk, index: number): number {
  return (starts[index] ?? 0) + (lengths[index] ?? 0);
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
    const chunk = { starts: [] as number[], lengths: [] as number[], values: [] as number[] };
    for (let index = from; index < to; index++) {
      const start = starts[index] ?? 0;
      chunk.starts.push(start - offset);
      chunk.lengths.push((ends[index] ?? start) - start);
      chunk.values.push(values[index] ?? 0);
    }
    chunks.push(makeChunk(chunk.starts, chunk.lengths, chunk.values));
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
  const behind = firstAtLeast(chunk.starts, to);
  let touched = overlapping ? 0 : behind;
  while (touched > 0 && endAt(chunk, touched - 1) > from) touched--;

  const starts = chunk.starts.slice();
  for (let index = behind; index < starts.length; index++) {
    starts[index] = (starts[index] ?? 0) + delta;
  }
  if (touched === behind) return makeChunk(starts, chunk.lengths, chunk.values, overlapping);

  const lengths = chunk.lengths.slice();
  let gone: Set<number> | undefined;
  for (let index = touched; index < behind; index++) {
    const start = chunk.starts[index] ?? 0;
    const end = endAt(chunk, index);
    if (end <= from) continue;
    const newStart = start <= from ? start : from + edit.text.length;
    const newEnd = end < to ? from : end + delta;
    if ((start >= from && end <= to) || newEnd <= newStart) {
      gone = (gone ?? new Set<number>()).add(index);
      collapsed.push({ start: offset + start, end: offset + end, value: chunk.values[index] ?? 0 });
    }
    starts[index] = newStart;
    lengths[index] = newEnd - newStart;
  }
  const left = gone;
  if (!left) return makeChunk(starts, lengths, chunk.values, overlapping);
  const keep = (column: readonly number[]): readonly number[] =>
    column.filter((_, index) => !left.has(index));
  return makeChunk(keep(starts), keep(lengths), keep(chunk.values), overlapping);
}

/** The index of the first number that is at least the given one; the length without one. */
export function firstAtLeast(sorted: readonly number[], least: number): number {
  let low = 0;
  let high = sorted.length;
  while (high - low > 8) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  // The processor foresees one loop better than the last turns of a search.
  while (low < high && (sorted[low] ?? 0) < least) low++;
  return low;
}

/** The spans that start in [low, high), counted like the chunk's; undefined without one. */
function cutChunk(chunk: Chunk, low: number, high: number): Chunk | undefined {
  const from = firstAtLeast(chunk.starts, low);
  const to = firstAtLeast(chunk.starts, high);
  if (from === to) return undefined;
  if (from === 0 && to === chunk.starts.length) return chunk;
  return makeChunk(
    chunk.starts.slice(from, to),
    chunk.lengths.slice(from, to),
    chunk.values.slice(from, to),
  );
}

/** The chunk counted from its first span; what it was counted from until now goes in `offset`. */
export function rebase(chunk: Chunk, offset: number): Rebased {
  const first = chunk.starts[0] ?? 0;
  if (first === 0) return { chunk, offset };
  const starts = chunk.starts.map((start) => start - first);
  return { chunk: { ...chunk, starts, lastEnd: chunk.lastEnd - first }, offset: offset + first };
}

/** The chunks with those spans replaced that start in [low, high), all counted from the text. */
export function spliceChunks(
  { chunks, offsets }: Chunks,
  low: number,
  high: number,
  fresh: Chunks,
  size: number,
): Chunks {
  const first = Math.max(firstAtLeast(offsets, low) - 1, 0);
  const after = firstAtLeast(offsets, high);
  const middle: Chunk[] = [];
  const middleOffsets: number[] = [];
  const take = (index: number, from: number, to: number): void => {
    const chunk = chunks[index];
    const offset = offsets[index] ?? 0;
    const cut = chunk && cutChunk(chunk, from - offset, to - offset);
    if (!cut) return;
    const based = rebase(cut, offset);
    middle.push(based.chunk);
    middleOffsets.push(based.offset);
  };
  if (first < after) take(first, -Infinity, low);
  addAll(middle, fresh.chunks);
  addAll(middleOffsets, fresh.offsets);
  if (first < after) take(after - 1, high, Infinity);
  const merged = mergeSmall(middle, middleOffsets, size);
  return {
    chunks: [...chunks.slice(0, first), ...merged.chunks, ...chunks.slice(after)],
    offsets: [...offsets.slice(0, first), ...merged.offsets, ...offsets.slice(after)],
  };
}

/** Joins neighbours while they fit into one chunk, so that typing in one place makes no crumbs. */
function mergeSmall(chunks: readonly Chunk[], offsets: readonly number[], size: number): Chunks {
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
    merged[merged.length - 1] = makeChunk(
      before.starts.concat(chunk.starts.map((start) => start + shift)),
      before.lengths.concat(chunk.lengths),
      before.values.concat(chunk.values),
    );
  });
  return { chunks: merged, offsets: bases };
}

function makeChunk(
  starts: readonly number[],
  lengths: readonly number[],
  values: readonly number[],
  overlapping = true,
): Chunk {
  const last = starts.length - 1;
  let lastEnd = (starts[last] ?? 0) + (lengths[last] ?? 0);
  for (let index = 0; overlapping && index < last; index++) {
    lastEnd = Math.max(lastEnd, (starts[index] ?? 0) + (lengths[index] ?? 0));
  }
  return { starts, lengths, values, lastEnd };
}
