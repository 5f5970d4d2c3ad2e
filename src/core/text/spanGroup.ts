import type { TextEdit } from './textEdit';
import type { ValuedSpan } from './spanList';
import { chunkEnd, firstAtLeast, mapChunk, rebase, type Chunk, type Chunks } from './spanChunk';

/** Neighbouring chunks. Never changed, so that versions of a list share them. */
export interface Group extends Chunks {
  /** Counted from the group's offset, as its offsets are; the first of these is 0. */
  readonly lastEnd: number;
}

/** Chunks with offsets of the text as groups of at most so many, and the offset of each. */
export function groupsOf(
  { chunks, offsets }: Chunks,
  size: number,
): { readonly groups: readonly Group[]; readonly bases: readonly number[] } {
  const groups: Group[] = [];
  const bases: number[] = [];
  // Evenly, so that none is left with a chunk or two.
  const count = Math.ceil(chunks.length / size);
  for (let index = 0; index < count; index++) {
    const from = Math.round((index * chunks.length) / count);
    const to = Math.round(((index + 1) * chunks.length) / count);
    const base = offsets[from] ?? 0;
    groups.push(
      groupOf(
        chunks.slice(from, to),
        offsets.slice(from, to).map((offset) => offset - base),
        true,
      ),
    );
    bases.push(base);
  }
  return { groups, bases };
}

/** The group after an edit behind its first start and before its last end, counted from the same
 * offset unless its first span moved. Spans of which nothing
 * is left go to `collapsed`. */
export function mapGroup(
  group: Group,
  base: number,
  edit: TextEdit,
  overlapping: boolean,
  collapsed: ValuedSpan[],
): Group {
  const { chunks, offsets } = group;
  const start = edit.start - base;
  const delta = edit.text.length - (edit.end - edit.start);
  const goneBefore = collapsed.length;
  // Chunks from `after` on lie behind the edit; those before `first` end before it.
  const after = firstAtLeast(offsets, edit.end - base);
  let first = after;
  while (first > 0 && (overlapping || endOf(group, first - 1) > start)) first--;

  const newOffsets = offsets.slice();
  for (let index = after; index < newOffsets.length; index++) {
    newOffsets[index] = (newOffsets[index] ?? 0) + delta;
  }
  if (first === after) return groupOf(chunks, newOffsets, overlapping);
  const newChunks = chunks.slice();
  for (let index = first; index < after; index++) {
    const chunk = chunks[index];
    const offset = offsets[index] ?? 0;
    if (!chunk || chunkEnd(chunk, offset) <= start) continue;
    const mapped = mapChunk(chunk, base + offset, edit, overlapping, collapsed);
    newChunks[index] = mapped;
    if (mapped.starts[0] === 0) continue;
    const based = rebase(mapped, offset);
    newChunks[index] = based.chunk;
    newOffsets[index] = based.offset;
  }
  if (collapsed.length === goneBefore) return groupOf(newChunks, newOffsets, overlapping);
  const isFull = (_: unknown, index: number): boolean => (newChunks[index]?.starts.length ?? 0) > 0;
  return groupOf(newChunks.filter(isFull), newOffsets.filter(isFull), overlapping);
}

/** The group counted from its first span, and how far that is from where it was counted from. */
export function rebaseGroup(group: Group): { readonly group: Group; readonly shift: number } {
  const shift = group.offsets[0] ?? 0;
  if (shift === 0) return { group, shift };
  const offsets = group.offsets.map((offset) => offset - shift);
  return { group: { chunks: group.chunks, offsets, lastEnd: group.lastEnd - shift }, shift };
}

function groupOf(
  chunks: readonly Chunk[],
  offsets: readonly number[],
  overlapping: boolean,
): Group {
  const last = chunks.length - 1;
  let lastEnd = -Infinity;
  for (let index = overlapping ? 0 : Math.max(last, 0); index <= last; index++) {
    const chunk = chunks[index];
    if (chunk) lastEnd = Math.max(lastEnd, chunkEnd(chunk, offsets[index] ?? 0));
  }
  return { chunks, offsets, lastEnd };
}

function endOf({ chunks, offsets }: Group, index: number): number {
  const chunk = chunks[index];
  return chunk ? chunkEnd(chunk, offsets[index] ?? 0) : -Infinity;
}
