import type { Span } from '../model/span';
import type { TextEdit } from './textEdit';
import {
  chunkEnd,
  chunkStart,
  chunksOf,
  cutChunk,
  mapChunk,
  mergeSmall,
  type Chunk,
} from './spanChunk';

/** A span that carries a number: the index of a term group, of an annotation … */
export interface ValuedSpan extends Span {
  readonly value: number;
}

/** An immutable list of spans sorted by start, not empty, possibly overlapping. Chunks of spans are
 * shared between versions, and each has an offset, so that an edit touches the chunks around it and
 * one number for each later chunk. */
export interface SpanList {
  readonly size: number;
  readonly chunks: readonly Chunk[];
  /** By chunk: what its spans' numbers are counted from. */
  readonly offsets: readonly number[];
  /** True when a span may reach beyond the start of a later chunk: then an edit looks at all
   * earlier chunks, else at one. */
  readonly nested: boolean;
}

export interface MappedSpans {
  readonly list: SpanList;
  /** Spans of which nothing is left, as they were. */
  readonly collapsed: readonly ValuedSpan[];
}

export const NO_SPANS: SpanList = { size: 0, chunks: [], offsets: [], nested: false };

/** Columns of equal length, sorted by start. Empty spans are not allowed. */
export function spanListOf(
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  values: ArrayLike<number>,
): SpanList {
  const { chunks, offsets } = chunksOf(starts, ends, values, chunkSize(starts.length));
  return assemble(chunks, offsets);
}

/** The spans after one edit, by the rule of `spanMapper`: text inserted at an edge stays outside; of
 * an edit across one edge the new text stays outside; spans that the edit replaces wholly collapse.
 * Costs the chunk around the edit and an addition for each later chunk. */
export function mapSpanList(list: SpanList, edit: TextEdit): MappedSpans {
  const { chunks, offsets } = list;
  const delta = edit.text.length - (edit.end - edit.start);
  const collapsed: ValuedSpan[] = [];
  // Chunks from `after` on lie behind the edit; those before `first` end before it.
  const after = firstChunkFrom(list, edit.end);
  let first = after;
  while (first > 0 && (list.nested || chunkEndOf(list, first - 1) > edit.start)) first--;
  if (first === after && delta === 0) return { list, collapsed };

  const newOffsets = offsets.slice();
  for (let index = after; index < newOffsets.length; index++) {
    newOffsets[index] = (newOffsets[index] ?? 0) + delta;
  }
  if (first === after) return { list: { ...list, offsets: newOffsets }, collapsed };

  const newChunks = chunks.slice();
  for (let index = first; index < after; index++) {
    const chunk = chunks[index];
    const offset = offsets[index] ?? 0;
    if (!chunk || chunkEnd(chunk, offset) <= edit.start) continue;
    const mapped = mapChunk(chunk, offset, edit, collapsed);
    newChunks[index] = mapped.chunk;
    newOffsets[index] = mapped.offset;
  }
  if (collapsed.length > 0) return { list: assemble(newChunks, newOffsets), collapsed };
  return {
    list: { size: list.size, chunks: newChunks, offsets: newOffsets, nested: list.nested },
    collapsed,
  };
}

/** The list with the spans that start in [from, to) replaced by the given columns, whose starts are
 * in [from, to) too. Costs the chunks of the window and a copy of the list of chunks. */
export function spliceSpanList(
  list: SpanList,
  from: number,
  to: number,
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  values: ArrayLike<number>,
): SpanList {
  const { chunks, offsets } = list;
  const first = Math.max(firstChunkFrom(list, from) - 1, 0);
  const after = firstChunkFrom(list, to);
  const middle: Chunk[] = [];
  const middleOffsets: number[] = [];
  const take = (chunk: Chunk | undefined, offset: number, low: number, high: number): void => {
    const cut = chunk && cutChunk(chunk, low - offset, high - offset);
    if (!cut) return;
    middle.push(cut);
    middleOffsets.push(offset);
  };
  if (first < after) take(chunks[first], offsets[first] ?? 0, -Infinity, from);
  const made = chunksOf(starts, ends, values, chunkSize(list.size));
  middle.push(...made.chunks);
  middleOffsets.push(...made.offsets);
  if (first < after) take(chunks[after - 1], offsets[after - 1] ?? 0, to, Infinity);
  const merged = mergeSmall(middle, middleOffsets, chunkSize(list.size));
  return assemble(
    [...chunks.slice(0, first), ...merged.chunks, ...chunks.slice(after)],
    [...offsets.slice(0, first), ...merged.offsets, ...offsets.slice(after)],
  );
}

/** The spans that start at or after the offset, in order; all without one. */
export function* spansFrom(list: SpanList, offset = -Infinity): Generator<ValuedSpan> {
  for (let index = Math.max(firstChunkFrom(list, offset) - 1, 0); ; index++) {
    const chunk = list.chunks[index];
    if (!chunk) return;
    const base = list.offsets[index] ?? 0;
    for (let at = 0; at < chunk.starts.length; at++) {
      const start = base + (chunk.starts[at] ?? 0);
      if (start < offset) continue;
      yield { start, end: base + (chunk.ends[at] ?? 0), value: chunk.values[at] ?? 0 };
    }
  }
}

/** The last span that starts before the offset. Two binary searches. */
export function lastSpanBefore(list: SpanList, offset: number): ValuedSpan | undefined {
  const index = firstChunkFrom(list, offset) - 1;
  const chunk = list.chunks[index];
  if (!chunk) return undefined;
  const base = list.offsets[index] ?? 0;
  let low = 0;
  let high = chunk.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chunk.starts[middle] ?? 0) + base < offset) low = middle + 1;
    else high = middle;
  }
  const at = low - 1;
  return {
    start: base + (chunk.starts[at] ?? 0),
    end: base + (chunk.ends[at] ?? 0),
    value: chunk.values[at] ?? 0,
  };
}

/** The first chunk whose first span starts at or after the offset; the number of chunks without
 * one. */
function firstChunkFrom({ chunks, offsets }: SpanList, offset: number): number {
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const chunk = chunks[middle];
    if (chunk && chunkStart(chunk, offsets[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function chunkEndOf({ chunks, offsets }: SpanList, index: number): number {
  const chunk = chunks[index];
  return chunk ? chunkEnd(chunk, offsets[index] ?? 0) : -Infinity;
}

/** Leaves out empty chunks. */
function assemble(chunks: readonly Chunk[], offsets: readonly number[]): SpanList {
  const kept = chunks.map((chunk) => chunk.starts.length > 0);
  const full = kept.includes(false) ? chunks.filter((_, index) => kept[index]) : chunks;
  const bases = full === chunks ? offsets : offsets.filter((_, index) => kept[index]);
  let size = 0;
  let nested = false;
  let reached = -Infinity;
  full.forEach((chunk, index) => {
    const offset = bases[index] ?? 0;
    size += chunk.starts.length;
    if (chunkStart(chunk, offset) < reached) nested = true;
    reached = Math.max(reached, chunkEnd(chunk, offset));
  });
  return { size, chunks: full, offsets: bases, nested };
}

/** About the square root: an edit then touches as many spans as chunks. Measured best from a
 * thousand spans to a hundred thousand. */
function chunkSize(size: number): number {
  return Math.min(Math.max(Math.round(Math.sqrt(size)), 32), 512);
}
