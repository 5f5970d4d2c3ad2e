import type * as vscode from 'vscode';
import type { LineIndex, Span } from '../core';
import { toSpan } from './articleDocuments';

/** Drawn beyond what is seen, above and below, in UTF-16 units: some ten screens, so that few turns of
 * the wheel draw anything. */
const MARGIN = 30_000;
/** More than that is on no screen: of a line without end, VS Code shows the first 10,000 characters. */
const MOST_SEEN = 100_000;

/** The stretches of a text that an editor shows (folding parts them), in text order. */
export function seenStretches(editor: vscode.TextEditor, lines: LineIndex): readonly Span[] {
  return editor.visibleRanges.map((range) => {
    const { start, end } = toSpan(lines, range);
    return { start, end: Math.min(end, start + MOST_SEEN) };
  });
}

/** What is worth drawing of a long text: the stretches that are seen and what is around them, in text
 * order, none overlapping another. Before the editor has said what it shows, the beginning. */
export function drawnStretches(seen: readonly Span[], length: number): readonly Span[] {
  const drawn: Span[] = [];
  for (const { start, end } of seen.length > 0 ? seen : [{ start: 0, end: 0 }]) {
    const around = { start: Math.max(0, start - MARGIN), end: Math.min(length, end + MARGIN) };
    const last = drawn.at(-1);
    if (last && around.start <= last.end) {
      drawn[drawn.length - 1] = { start: last.start, end: Math.max(last.end, around.end) };
    } else drawn.push(around);
  }
  return drawn;
}

/** True when all that is seen is drawn. */
export function isDrawn(seen: readonly Span[], drawn: readonly Span[]): boolean {
  return seen.every(({ start, end }) =>
    drawn.some((stretch) => stretch.start <= start && end <= stretch.end),
  );
}
