import type { Span } from '../model/span';
import { graphemeCeiling, graphemeFloor } from './graphemes';

/** Replaces [start, end) of the old text by `text` (LF line endings). Edits of one change are
 * simultaneous: all offsets are those of the text before, and no two overlap; insertions at one
 * place keep the given order. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** A span after an edit. `touched`: its words have changed. */
export interface MappedSpan {
  readonly span: Span;
  readonly touched: boolean;
}

/** The text after simultaneous edits, in any order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of inTextOrder(edits)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** The edits that undo simultaneous ones, in offsets of the text after them. */
export function inverseEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = inTextOrder(edits);
  return insertedSpans(sorted).map((span, at) => {
    const { start, end } = sorted[at] ?? span;
    return { ...span, text: text.slice(start, end) };
  });
}

/** Moves spans through simultaneous edits (any order). Text inserted at an edge stays outside; an
 * edit within the span, its edges included, changes the words; of an edit across one edge, the new
 * text stays outside; a span that one edit replaces wholly, or of which nothing is left, is
 * undefined. Preparing sorts the edits; then each span costs a binary search and the edits in
 * it. */
export function spanMapper(edits: readonly TextEdit[]): (span: Span) => MappedSpan | undefined {
  const sorted = inTextOrder(edits);
  // shifts[i]: by how much the text after the first i edits has moved.
  const shifts = [0];
  for (const edit of sorted) shifts.push((shifts.at(-1) ?? 0) + edit.text.length - lengthOf(edit));

  return (span) => {
    let next = editsEndingBy(sorted, span.start);
    let shift = shifts[next] ?? 0;
    let start = span.start + shift;
    let cutEnd: number | undefined;
    let touched = false;
    for (let edit = sorted[next]; edit && edit.start < span.end; edit = sorted[++next]) {
      if (edit.start <= span.start && edit.end >= span.end) return undefined;
      touched = true;
      if (edit.start < span.start) start = edit.start + shift + edit.text.length;
      if (edit.end > span.end) cutEnd = edit.start + shift;
      shift = shifts[next + 1] ?? shift;
    }
    if (!touched && shift === 0) return { span, touched };
    const end = cutEnd ?? span.end + shift;
    return end > start || !touched ? { span: { start, end }, touched } : undefined;
  };
}

/** For a single span; with several, keep the mapper. */
export function mapSpan(span: Span, edits: readonly TextEdit[]): MappedSpan | undefined {
  return spanMapper(edits)(span);
}

/** The spans of each edit's new text, in the text after them, in text order. A deletion is an empty
 * span. */
export function insertedSpans(edits: readonly TextEdit[]): readonly Span[] {
  let shift = 0;
  return inTextOrder(edits).map((edit) => {
    const start = edit.start + shift;
    shift += edit.text.length - lengthOf(edit);
    return { start, end: start + edit.text.length };
  });
}

/** The smallest single replacement that turns the old text into the new one, for documents replaced
 * from outside. It cuts no grapheme of either text. Undefined when they are equal. Linear. */
export function diffEdit(oldText: string, newText: string): TextEdit | undefined {
  if (oldText === newText) return undefined;
  const shorter = Math.min(oldText.length, newText.length);
  let start = 0;
  while (start < shorter && oldText.charCodeAt(start) === newText.charCodeAt(start)) start++;
  start = Math.min(graphemeFloor(oldText, start), graphemeFloor(newText, start));

  let oldEnd = oldText.length;
  let newEnd = newText.length;
  while (
    oldEnd > start &&
    newEnd > start &&
    oldText.charCodeAt(oldEnd - 1) === newText.charCodeAt(newEnd - 1)
  ) {
    oldEnd--;
    newEnd--;
  }
  // The texts are equal from here on, so the same step is right for both.
  const step = Math.max(
    graphemeCeiling(oldText, oldEnd) - oldEnd,
    graphemeCeiling(newText, newEnd) - newEnd,
  );
  return { start, end: oldEnd + step, text: newText.slice(start, newEnd + step) };
}

/** The same change with each edit reduced to the difference: an editor that completes a word or
 * formats a line replaces more than it changes. Edits that change nothing are dropped. In text
 * order. */
export function trimEdits(oldText: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const trimmed: TextEdit[] = [];
  for (const edit of inTextOrder(edits)) {
    if (edit.start === edit.end || edit.text === '') {
      if (edit.start !== edit.end || edit.text !== '') trimmed.push(edit);
      continue;
    }
    const less = diffEdit(oldText.slice(edit.start, edit.end), edit.text);
    if (less) {
      trimmed.push({ start: edit.start + less.start, end: edit.start + less.end, text: less.text });
    }
  }
  return trimmed;
}

/** An insertion comes before a replacement that begins at the same place. */
function inTextOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  if (edits.length < 2) return edits;
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** How many of the sorted edits are wholly before the offset, insertions at it included. */
function editsEndingBy(sorted: readonly TextEdit[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lengthOf(span: Span): number {
  return span.end - span.start;
}
