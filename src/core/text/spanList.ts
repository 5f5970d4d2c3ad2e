import type { Span } from '../model/span';
import type { TextEdit } from './textEdit';
import {
  chunkEnd,
  chunksOf,
  cutChunk,
  endAt,
  firstAtLeast,
  mapChunk,
  mergeSmall,
  rebase,
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
  /** By chunk: the start of its first span, from which its spans are counted. */
  readonly offsets: readonly number[];
  /** False when no span overlaps a later one: then an edit needs to look at its neighbours only,
   * else at all earlier spans. */
  readonly overlapping: boolean;
}

export interface MappedSpans {
  readonly list: SpanList;
  /** Spans of which nothing is left, as they were. */
  readonly collapsed: readonly ValuedSpan[];
}

/** Columns of equal length, sorted by start. Empty spans are not allowed. */
export function spanListOf(
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  values: ArrayLike<number>,
): SpanList {
  const { chunks, offsets } = chunksOf(starts, ends, values, chunkSize(starts.length));
  return assemble(chunks, offsets, overlapIn(starts, ends));
}

/** The spans after one edit, by the rule of `spanMapper`: text inserted at an edge stays outside; of
 * an edit across one edge the new text stays outside; spans that the edit replaces wholly collapse.
 * Costs the chunk around the edit and an addition for each later chunk. */
export function mapSpanList(list: SpanList, edit: TextEdit): MappedSpans {
  const { chunks, offsets, overlapping } = list;
  const delta = edit.text.length - (edit.end - edit.start);
  // Chunks from `after` on lie behind the edit; those before `first` end before it.
  const after = firstAtLeast(offsets, edit.end);
  let first = after;
  while (first > 0 && (overlapping || chunkEndOf(list, first - 1) > edit.start)) first--;

  const newOffsets = offsets.slice();
  for (let index = after; index < newOffsets.length; index++) {
    newOffsets[index] = (newOffsets[index] ?? 0) + delta;
  }
  if (first === after) {
    return {
      list: newOffsets === offsets ? list : { ...list, offsets: newOffsets },
      collapsed: [],
    };
  }
  const newChunks = chunks.slice();
  const collapsed: ValuedSpan[] = [];
  for (let index = first; index < after; index++) {
    const chunk = chunks[index];
    const offset = offsets[index] ?? 0;
    if (!chunk || chunkEnd(chunk, offset) <= edit.start) continue;
    const mapped = rebase(mapChunk(chunk, offset, edit, overlapping, collapsed), offset);
    newChunks[index] = mapped.chunk;
    newOffsets[index] = mapped.offset;
  }
  return {
    list:
      collapsed.length > 0
        ? assemble(newChunks, newOffsets, overlapping)
        : { size: list.size, chunks: newChunks, offsets: newOffsets, overlapping },
    collapsed,
  };
}

/** The list with the spans that start in [from, to) replaced by the given columns, whose starts are
 * in [from, to) too. Costs the chunks of the window and a copy of the list of chunks; the same list
 * comes back when nothing differs. */
export function spliceSpanList(
  list: SpanList,
  from: number,
  to: number,
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  values: ArrayLike<number>,
): SpanList {
  const { chunks, offsets } = list;
  const first = Math.max(firstAtLeast(offsets, from) - 1, 0);
  if (isWindow(list, first, from, to, starts, ends, values)) return list;
  const after = firstAtLeast(offsets, to);
  const middle: Chunk[] = [];
  const middleOffsets: number[] = [];
  const take = (chunk: Chunk | undefined, offset: number, low: number, high: number): void => {
    const cut = chunk && cutChunk(chunk, low - offset, high - offset);
    if (!cut) return;
    const based = rebase(cut, offset);
    middle.push(based.chunk);
    middleOffsets.push(based.offset);
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
    list.overlapping || overlapIn(starts, ends) || overlapsAround(list, from, to, starts, ends),
  );
}

/** All spans in order, without an object for each. */
export function forEachSpan(
  list: SpanList,
  take: (start: number, end: number, value: number) => void,
): void {
  list.chunks.forEach(({ starts, lengths, values }, index) => {
    const base = list.offsets[index] ?? 0;
    for (let at = 0; at < starts.length; at++) {
      const start = base + (starts[at] ?? 0);
      take(start, start + (lengths[at] ?? 0), values[at] ?? 0);
    }
  });
}

/** The spans that start at or after the offset, in order; all without one. */
export function* spansFrom(list: SpanList, offset = -Infinity): Generator<ValuedSpan> {
  for (let index = Math.max(firstAtLeast(list.offsets, offset) - 1, 0); ; index++) {
    const chunk = list.chunks[index];
    if (!chunk) return;
    const base = list.offsets[index] ?? 0;
    for (let at = 0; at < chunk.starts.length; at++) {
      const start = base + (chunk.starts[at] ?? 0);
      if (start < offset) continue;
      yield { start, end: base + endAt(chunk, at), value: chunk.values[at] ?? 0 };
    }
  }
}

/** The last span that starts before the offset. Two binary searches. */
export function lastSpanBefore(list: SpanList, offset: number): ValuedSpan | undefined {
  const index = firstAtLeast(list.offsets, offset) - 1;
  const chunk = list.chunks[index];
  if (!chunk) return undefined;
  const base = list.offsets[index] ?? 0;
  const at = firstAtLeast(chunk.starts, offset - base) - 1;
  return {
    start: base + (chunk.starts[at] ?? 0),
    end: base + endAt(chunk, at),
    value: chunk.values[at] ?? 0,
  };
}

function chunkEndOf({ chunks, offsets }: SpanList, index: number): number {
  const chunk = chunks[index];
  return chunk ? chunkEnd(chunk, offsets[index] ?? 0) : -Infinity;
}

/** Leaves out empty chunks. */
function assemble(
  chunks: readonly Chunk[],
  offsets: readonly number[],
  overlapping: boolean,
): SpanList {
  let size = 0;
  for (const chunk of chunks) size += chunk.starts.length;
  const isFull = (index: number): boolean => (chunks[index]?.starts.length ?? 0) > 0;
  const allFull = chunks.every((_, index) => isFull(index));
  return {
    size,
    chunks: allFull ? chunks : chunks.filter((_, index) => isFull(index)),
    offsets: allFull ? offsets : offsets.filter((_, index) => isFull(index)),
    overlapping,
  };
}

function overlapIn(starts: ArrayLike<number>, ends: ArrayLike<number>): boolean {
  for (let index = 1; index < starts.length; index++) {
    if ((ends[index - 1] ?? 0) > (starts[index] ?? 0)) return true;
  }
  return false;
}

/** Whether the spans that start in [from, to), the first of them in that chunk or the next, are
 * those of the columns. */
function isWindow(
  { chunks, offsets }: SpanList,
  first: number,
  from: number,
  to: number,
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  values: ArrayLike<number>,
): boolean {
  let seen = 0;
  for (let index = first; ; index++) {
    const chunk = chunks[index];
    if (!chunk) return seen === starts.length;
    const base = offsets[index] ?? 0;
    for (let at = firstAtLeast(chunk.starts, from - base); at < chunk.starts.length; at++) {
      const start = base + (chunk.starts[at] ?? 0);
      if (start >= to) return seen === starts.length;
      const isSame =
        start === starts[seen] &&
        base + endAt(chunk, at) === ends[seen] &&
        chunk.values[at] === values[seen];
      if (!isSame) return false;
      seen++;
    }
  }
}

/** Whether new spans overlap a kept one of a list without overlaps. */
function overlapsAround(
  list: SpanList,
  from: number,
  to: number,
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
): boolean {
  const before = lastSpanBefore(list, from)?.end ?? -Infinity;
  const after = spansFrom(list, to).next();
  const next = after.done ? Infinity : after.value.start;
  const last = ends.length > 0 ? (ends[ends.length - 1] ?? 0) : before;
  return before > (starts.length > 0 ? (starts[0] ?? 0) : next) || last > next;
}

/** Somewhat above the square root: an edit then costs the chunk it is in about as much as the list
 * of chunks. Measured best from a thousand spans to a hundred thousand. */
function chunkSize(size: number): number {
  return Math.min(Math.max(Math.round(1.4 * Math.sqrt(size)), 32), 1024);
}
