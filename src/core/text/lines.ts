import type { TextEdit } from './textEdit';

/** Where the lines of a text begin. VS Code splits a document at `\r `, ` ` and lone `\r`, as
 * `normalizeText` does, so (line, character) of this index equal those of the editor whatever the
 * file's line endings are. U+2028 and similar characters end no line in either. */
export interface LineIndex {
  /** Offset of each line's first character; the first is 0. */
  readonly starts: Int32Array;
  /** Length of the text. */
  readonly length: number;
}

/** Both count from 0; `character` in UTF-16 units. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Reads the text once. */
export function lineIndex(text: string): LineIndex {
  const later = lineStarts(text, 0, text.length);
  const starts = new Int32Array(later.length + 1);
  starts.set(later, 1);
  return { starts, length: text.length };
}

/** The index of the text after simultaneous edits (any order), made from the old one: only the
 * stretch from the first edit to the last is read again. */
export function editedLineIndex(
  old: LineIndex,
  edits: readonly TextEdit[],
  newText: string,
): LineIndex {
  if (edits.length === 0) return old;
  let from = old.length;
  let to = 0;
  for (const edit of edits) {
    from = Math.min(from, edit.start);
    to = Math.max(to, edit.end);
  }
  const delta = newText.length - old.length;
  const before = lineAt(old, from) + 1;
  const after = lineAt(old, to) + 1;
  const between = lineStarts(newText, from, to + delta);
  const starts = new Int32Array(before + between.length + old.starts.length - after);
  starts.set(old.starts.subarray(0, before));
  starts.set(between, before);
  starts.set(
    old.starts.subarray(after).map((start) => start + delta),
    before + between.length,
  );
  return { starts, length: newText.length };
}

/** Offsets outside the text count as its nearest end. */
export function positionAt(index: LineIndex, offset: number): LinePosition {
  const inside = Math.min(Math.max(offset, 0), index.length);
  const line = lineAt(index, inside);
  return { line, character: inside - (index.starts[line] ?? 0) };
}

/** A line outside the text counts as the nearest end of the text, a character beyond the line as
 * the line's end, as VS Code's `validatePosition` does. */
export function offsetAt(index: LineIndex, { line, character }: LinePosition): number {
  if (line < 0) return 0;
  const start = index.starts[line];
  if (start === undefined) return index.length;
  const next = index.starts[line + 1];
  const end = next === undefined ? index.length : next - 1;
  return Math.min(start + Math.max(character, 0), end);
}

/** The last line that begins at or before the offset. */
function lineAt({ starts }: LineIndex, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Starts of the lines whose line break is in [from, to). */
function lineStarts(text: string, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

/** A text as one line: each stretch of white space is one space. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
