import type { Span } from '../model/span';
import type { TextEdit } from './textEdit';
import { chunksOf, endAt, firstAtLeast, spliceChunks, type Chunk, type Chunks } from './spanChunk';
import { groupsOf, mapGroup, rebaseGroup, type Group } from './spanGroup';

/** A span that carries a number: the index of a term group, of an annotation … */
export interface ValuedSpan extends Span {
  readonly value: number;
}

/** An immutable list of spans sorted by start, not empty, possibly overlapping. It is a tree of two
 * levels, groups of chunks of spans, whose parts are shared between versions and counted from their
 * first span: an edit touches the chunk and the group around it and one number for each later chunk
 * of the group and for each later group. */
export interface SpanList {
  readonly size: number;
  readonly groups: readonly Group[];
  /** By group: the start of its first span. */
  readonly bases: readonly number[];
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
  const size = starts.length;
  const grouped = groupsOf(chunksOf(starts, ends, values, chunkSize(size)), groupSize(size));
  return { size, ...grouped, overlapping: overlapIn(starts, ends) };
}

/** The spans after one edit, by the rule of `spanMapper`: text inserted at an edge stays outside; of
 * an edit across one edge the new text stays outside; spans that the edit replaces wholly collapse.
 * Costs the chunk around the edit, and an addition for each later chunk of its group and each later
 * group. */
export function mapSpanList(list: SpanList, edit: TextEdit): MappedSpans {
  const { size, groups, bases, overlapping } = list;
  const delta = edit.text.length - (edit.end - edit.start);
  // Groups from `after` on lie behind the edit; those before `first` end before it.
  const after = firstAtLeast(bases, edit.end);
  let first = after;
  while (first > 0 && (overlapping || groupEnd(list, first - 1) > edit.start)) first--;

  const newBases = bases.slice();
  for (let index = after; index < newBases.length; index++) {
    newBases[index] = (newBases[index] ?? 0) + delta;
  }
  const newGroups = groups.slice();
  const collapsed: ValuedSpan[] = [];
  for (let index = first; index < after; index++) {
    const group = groups[index];
    if (!group || groupEnd(list, index) <= edit.start) continue;
    const mapped = mapGroup(group, bases[index] ?? 0, edit, overlapping, collapsed);
    newGroups[index] = mapped;
    if (mapped.offsets[0] === 0) continue;
    const based = rebaseGroup(mapped);
    newGroups[index] = based.group;
    newBases[index] = (bases[index] ?? 0) + based.shift;
  }
  const moved = {
    size: size - collapsed.length,
    groups: newGroups,
    bases: newBases,
    overlapping,
  };
  return { list: collapsed.length > 0 ? withoutEmpty(moved) : moved, collapsed };
}

/** The list with the spans that start in [from, to) replaced by the given columns, whose starts are
 * in [from, to) too. Costs the groups of the window and a copy of the list of groups; the same list
 * comes back when nothing differs. */
export function spliceSpanList(
  list: SpanList,
  from: number,
  to: number,
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  values: ArrayLike<number>,
): SpanList {
  const { groups, bases } = list;
  if (isWindow(list, from, to, starts, ends, values)) return list;
  const first = Math.max(firstAtLeast(bases, from) - 1, 0);
  let after = Math.max(firstAtLeast(bases, to), Math.min(first + 1, groups.length));
  const most = groupSize(list.size);
  // A small group takes in its neighbour, or deleting would leave crumbs.
  if ((groups[first]?.chunks.length ?? 0) < most / 2) after = Math.min(after + 1, groups.length);
  const old = chunksOfGroups(list, first, after);
  const fresh = spliceChunks(
    old,
    from,
    to,
    chunksOf(starts, ends, values, chunkSize(list.size)),
    chunkSize(list.size),
  );
  const grouped = groupsOf(fresh, most);
  return {
    size: list.size + countOf(fresh) - countOf(old),
    groups: [...groups.slice(0, first), ...grouped.groups, ...groups.slice(after)],
    bases: [...bases.slice(0, first), ...grouped.bases, ...bases.slice(after)],
    overlapping:
      list.overlapping || overlapIn(starts, ends) || overlapsAround(list, from, to, starts, ends),
  };
}

/** All spans in order, without an object for each. */
export function forEachSpan(
  { groups, bases }: SpanList,
  take: (start: number, end: number, value: number) => void,
): void {
  groups.forEach(({ chunks, offsets }, group) => {
    chunks.forEach(({ starts, lengths, values }, index) => {
      const base = (bases[group] ?? 0) + (offsets[index] ?? 0);
      for (let at = 0; at < starts.length; at++) {
        const start = base + (starts[at] ?? 0);
        take(start, start + (lengths[at] ?? 0), values[at] ?? 0);
      }
    });
  });
}

/** The spans that start at or after the offset, in order; all without one. */
export function* spansFrom(list: SpanList, offset = -Infinity): Generator<ValuedSpan> {
  const { groups, bases } = list;
  for (let group = Math.max(firstAtLeast(bases, offset) - 1, 0); group < groups.length; group++) {
    const { chunks, offsets } = groups[group] ?? NO_CHUNKS;
    const within = offset - (bases[group] ?? 0);
    for (let index = Math.max(firstAtLeast(offsets, within) - 1, 0); ; index++) {
      const chunk = chunks[index];
      if (!chunk) break;
      const base = (bases[group] ?? 0) + (offsets[index] ?? 0);
      for (let at = firstAtLeast(chunk.starts, offset - base); at < chunk.starts.length; at++) {
        const start = base + (chunk.starts[at] ?? 0);
        yield { start, end: base + endAt(chunk, at), value: chunk.values[at] ?? 0 };
      }
    }
  }
}

/** The last span that starts before the offset. Three binary searches. */
export function lastSpanBefore(list: SpanList, offset: number): ValuedSpan | undefined {
  const index = firstAtLeast(list.bases, offset) - 1;
  const { chunks, offsets } = list.groups[index] ?? NO_CHUNKS;
  const within = firstAtLeast(offsets, offset - (list.bases[index] ?? 0)) - 1;
  const chunk = chunks[within];
  if (!chunk) return undefined;
  const base = (list.bases[index] ?? 0) + (offsets[within] ?? 0);
  const at = firstAtLeast(chunk.starts, offset - base) - 1;
  return {
    start: base + (chunk.starts[at] ?? 0),
    end: base + endAt(chunk, at),
    value: chunk.values[at] ?? 0,
  };
}

const NO_CHUNKS: Chunks = { chunks: [], offsets: [] };

function groupEnd({ groups, bases }: SpanList, index: number): number {
  const group = groups[index];
  return group ? (bases[index] ?? 0) + group.lastEnd : -Infinity;
}

function withoutEmpty({ size, groups, bases, overlapping }: SpanList): SpanList {
  const isFull = (_: unknown, index: number): boolean => (groups[index]?.chunks.length ?? 0) > 0;
  return { size, groups: groups.filter(isFull), bases: bases.filter(isFull), overlapping };
}

/** The chunks of the groups [from, to), with offsets of the text. */
function chunksOfGroups({ groups, bases }: SpanList, from: number, to: number): Chunks {
  const chunks: Chunk[] = [];
  const offsets: number[] = [];
  for (let index = from; index < to; index++) {
    const group = groups[index] ?? NO_CHUNKS;
    for (const chunk of group.chunks) chunks.push(chunk);
    for (const offset of group.offsets) offsets.push((bases[index] ?? 0) + offset);
  }
  return { chunks, offsets };
}

function countOf({ chunks }: Chunks): number {
  return chunks.reduce((sum, { starts }) => sum + starts.length, 0);
}

function overlapIn(starts: ArrayLike<number>, ends: ArrayLike<number>): boolean {
  for (let index = 1; index < starts.length; index++) {
    if ((ends[index - 1] ?? 0) > (starts[index] ?? 0)) return true;
  }
  return false;
}

/** Whether the spans that start in [from, to) are those of the columns. */
function isWindow(
  list: SpanList,
  from: number,
  to: number,
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  values: ArrayLike<number>,
): boolean {
  let seen = 0;
  for (const { start, end, value } of spansFrom(list, from)) {
    if (start >= to) break;
    if (start !== starts[seen] || end !== ends[seen] || value !== values[seen]) return false;
    seen++;
  }
  return seen === starts.length;
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

/** Chunks, and groups of them, of about the square root of a small list, and of the cube root of a
 * large one: an edit then costs each level about the same. Measured best from a thousand spans to a
 * hundred thousand. */
function chunkSize(size: number): number {
  return size > 3000 ? Math.round(1.2 * Math.cbrt(size)) : 16;
}

function groupSize(size: number): number {
  return size > 3000 ? Math.round(1.2 * Math.cbrt(size)) : 8;
}
