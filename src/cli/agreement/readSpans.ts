import { addAll, type Segment, type Table } from '../../core';
import { namedRows, refuseRows } from './tableColumns';

/** What each coder of a table marked in one text. */
export interface ReadSpans {
  readonly coders: readonly string[];
  readonly segments: readonly (readonly Segment[])[];
}

/** A segment with the number of its row. */
interface RowSegment extends Segment {
  readonly row: number;
}

/** Reads a table with the columns coder, start, end and category, a row for each segment of a text
 * of that length; `end` is exclusive. A row with nothing but a coder is one who marked nothing.
 * Throws `WrongUse` where a column is missing, or a segment is not one. */
export function readSpans(file: string, table: Table, length: number): ReadSpans {
  const marked = new Map<string, RowSegment[]>();
  const wrong: string[] = [];
  for (const { row, cells } of namedRows(file, table, ['coder', 'start', 'end', 'category'])) {
    const { coder, start, end, category } = cells;
    if (coder === '') {
      wrong.push(`row ${String(row)}: the coder is missing.`);
      continue;
    }
    const segments = marked.get(coder) ?? [];
    marked.set(coder, segments);
    if (start === '' && end === '' && category === '') continue;
    const mistake = mistakeIn(start, end, category, length);
    if (mistake === undefined) {
      segments.push({ row, start: Number(start), end: Number(end), category });
    } else {
      wrong.push(`row ${String(row)}: ${mistake}`);
    }
  }
  for (const [coder, segments] of marked) addAll(wrong, overlaps(coder, segments));
  refuseRows(file, wrong);
  return { coders: [...marked.keys()], segments: [...marked.values()] };
}

function mistakeIn(
  start: string,
  end: string,
  category: string,
  length: number,
): string | undefined {
  for (const [name, text] of [
    ['start', start],
    ['end', end],
  ] as const) {
    // prettier-ignore
    if (!/^\d{1,15}$/.test(text)) {
      return `the ${name} must be a whole number of characters from 0, not “${text}”.`;
    }
  }
  const [from, to] = [Number(start), Number(end)];
  if (to <= from) {
    const what = to === from ? 'is empty' : 'ends before it starts';
    return `the segment from ${start} to ${end} ${what}.`;
  }
  if (to > length) return `the segment ends at ${end}, beyond --length ${String(length)}.`;
  return category === '' ? 'the category is missing.' : undefined;
}

/** Segments of one coder that begin before another of theirs ends. */
function overlaps(coder: string, segments: RowSegment[]): string[] {
  const inOrder = segments.toSorted((a, b) => a.start - b.start || a.row - b.row);
  return inOrder.flatMap((segment, index) => {
    const before = inOrder[index - 1];
    if (!before || segment.start >= before.end) return [];
    return [
      `row ${String(segment.row)}: this segment of coder “${coder}” overlaps that of row ${String(before.row)}. Join them, or compare one category at a time.`,
    ];
  });
}
