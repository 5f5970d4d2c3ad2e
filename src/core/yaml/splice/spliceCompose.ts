import { addAll } from '../../util/lists';
import type { TextEdit } from '../../text/textEdit';

/** Combines two changes: `first` of a text, `second` of its result. The resulting edits refer to
 * the original text. Costs the product of the numbers of edits. */
export function composeEdits(
  length: number,
  first: readonly TextEdit[],
  second: readonly TextEdit[],
): readonly TextEdit[] {
  return editsOf(replaced(replaced([{ start: 0, end: length }], first), second), length);
}

/** A stretch of the text before, or new text. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

function replaced(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const result: Piece[] = [];
  let at = 0;
  for (const edit of sorted) {
    addAll(result, cut(pieces, at, edit.start));
    if (edit.text !== '') result.push({ text: edit.text });
    at = edit.end;
  }
  return [...result, ...cut(pieces, at, Infinity)];
}

/** The pieces between two offsets of the text that they make. */
function cut(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  const result: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const size = 'text' in piece ? piece.text.length : piece.end - piece.start;
    const start = Math.max(from - at, 0);
    const end = Math.min(to - at, size);
    if (start < end) {
      if ('text' in piece) result.push({ text: piece.text.slice(start, end) });
      else result.push({ start: piece.start + start, end: piece.start + end });
    }
    at += size;
  }
  return result;
}

function editsOf(pieces: readonly Piece[], length: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let text = '';
  for (const piece of [...pieces, { start: length, end: length }]) {
    if ('text' in piece) {
      text += piece.text;
      continue;
    }
    if (piece.start > at || text !== '') edits.push({ start: at, end: piece.start, text });
    at = piece.end;
    text = '';
  }
  return edits;
}
