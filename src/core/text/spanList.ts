import type { Span } from '../model/span';
import type { TextEdit } from './textEdit';

/** A span with a number, such as the index of a term group or of an annotation. */
export interface ValuedSpan extends Span {
  readonly value: number;
}

/** An immutable list of spans sorted by start, not empty, possibly overlapping, in columns of
 * `size` numbers: span i is [starts[i], ends[i]), in UTF-16 units, with values[i]. */
export interface SpanList {
  readonly size: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly values: Int32Array;
}

export interface MappedSpans {
  readonly list: SpanList;
  /** The former spans that became empty. */
  readonly collapsed: readonly ValuedSpan[];
}

/** Columns of equal length, sorted by start; they are copied. Empty spans are not allowed. */
export function spanListOf(
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  values: ArrayLike<number>,
): SpanList {
  return {
    size: starts.length,
    starts: new Int32Array(starts),
    ends: new Int32Array(ends),
    values: new Int32Array(values),
  };
}

/** The spans after one edit, by the rule of `spanMapper`: text inserted at an edge stays outside;
 * of an edit across one edge the new text stays outside; spans that the edit replaces wholly
 * collapse. */
export function mapSpanList({ size, ...old }: SpanList, edit: TextEdit): MappedSpans {
  const starts = old.starts.slice();
  const ends = old.ends.slice();
  const values = old.values.slice();
  const delta = edit.text.length - (edit.end - edit.start);
  const collapsed: ValuedSpan[] = [];
  let count = 0;
  for (let index = 0; index < size; index++) {
    let start = starts[index] ?? 0;
    let end = ends[index] ?? 0;
    const value = values[index] ?? 0;
    if (start >= edit.end) {
      start += delta;
      end += delta;
    } else if (end > edit.start) {
      const newStart = start <= edit.start ? start : edit.start + edit.text.length;
      const newEnd = end < edit.end ? edit.start : end + delta;
      if ((start >= edit.start && end <= edit.end) || newEnd <= newStart) {
        collapsed.push({ start, end, value });
        continue;
      }
      start = newStart;
      end = newEnd;
    }
    starts[count] = start;
    ends[count] = end;
    values[count] = value;
    count++;
  }
  const list =
    count === size
      ? { size, starts, ends, values }
      : spanListOf(starts.subarray(0, count), ends.subarray(0, count), values.subarray(0, count));
  return { list, collapsed };
}

/** The list with the spans that start in [from, to) replaced by the given columns, whose starts are
 * in [from, to) too. */
export function spliceSpanList(
  list: SpanList,
  from: number,
  to: number,
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  values: ArrayLike<number>,
): SpanList {
  const first = firstAtLeast(list.starts, from);
  const after = Math.max(firstAtLeast(list.starts, to), first);
  const size = list.size - (after - first) + starts.length;
  const spliced = (old: Int32Array, fresh: ArrayLike<number>): Int32Array => {
    const column = new Int32Array(size);
    column.set(old.subarray(0, first));
    column.set(fresh, first);
    column.set(old.subarray(after), first + fresh.length);
    return column;
  };
  return {
    size,
    starts: spliced(list.starts, starts),
    ends: spliced(list.ends, ends),
    values: spliced(list.values, values),
  };
}

/** The spans that start at or after the offset, in order; all without one. */
export function* spansFrom(list: SpanList, offset = -Infinity): Generator<ValuedSpan> {
  for (let index = firstAtLeast(list.starts, offset); index < list.size; index++) {
    yield spanAt(list, index);
  }
}

/** The last span that starts before the offset. */
export function lastSpanBefore(list: SpanList, offset: number): ValuedSpan | undefined {
  const index = firstAtLeast(list.starts, offset) - 1;
  return index < 0 ? undefined : spanAt(list, index);
}

function spanAt({ starts, ends, values }: SpanList, index: number): ValuedSpan {
  return { start: starts[index] ?? 0, end: ends[index] ?? 0, value: values[index] ?? 0 };
}

/** The index of the first number that is at least the given one; the length without one. */
function firstAtLeast(sorted: Int32Array, least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
