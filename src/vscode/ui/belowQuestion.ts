import * as vscode from 'vscode';
import type { PlacedAnnotation, Span } from '../../core';
import { documentText, toRange } from '../documents/articleDocuments';

/** The share of the editor's height that a question may cover, from the top. Its list is at most
 * two fifths of the window high: it ends at 52 % of the editor's height in a window of 1000 × 700
 * pixels, at 60 % in one of 700 × 450, and lower where a panel is open. */
const COVERED = 0.72;

/** An estimate of the letters in a wrapped line. Only shares of the height are calculated from it,
 * which a wider line changes little. */
const LETTERS = 80;

/** Scrolls the words to the lower end of the editor where a question would cover them, before it is
 * asked. Words that are not visible, or would not be covered, stay where they are. */
export function keepInSight(editor: vscode.TextEditor, span: Span | undefined): void {
  if (!span) return;
  const words = toRange(documentText(editor.document).lines, span);
  if (isCovered(editor, words)) revealBelow(editor, words);
}

/** Like `keepInSight`, for the words of an annotation in every visible editor of its article. */
export function keepQuoteInSight(article: vscode.Uri, { places }: PlacedAnnotation): void {
  const shown = vscode.window.visibleTextEditors.filter(
    ({ document }) => document.uri.toString() === article.toString(),
  );
  for (const editor of shown) keepInSight(editor, places.find(({ span }) => span)?.span);
}

/** Shows a range at the lower end of the editor, below a question at the top of the window. At the
 * beginning of a text it stays where it is, since nothing above it could be scrolled down. */
export function revealBelow(editor: vscode.TextEditor, range: vscode.Range): void {
  const start = new vscode.Position(0, 0);
  // From the top, the editor scrolls a hidden range only as far as needed, to the last lines. No
  // other call counts lines as they are wrapped.
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.AtTop);
  editor.revealRange(range, vscode.TextEditorRevealType.Default);
  // The editor leaves as many lines below as its sticky scroll may have.
  if (editor !== vscode.window.activeTextEditor) return;
  const lower = { to: 'up', by: 'wrappedLine', value: LINES_LOWER, revealCursor: false };
  void vscode.commands.executeCommand('editorScroll', lower);
}

const LINES_LOWER = 3;

function isCovered({ document, visibleRanges }: vscode.TextEditor, words: vscode.Range): boolean {
  const [top, last] = [visibleRanges[0], visibleRanges.at(-1)];
  if (!top || !last || !visibleRanges.some((range) => range.intersection(words))) return false;
  const rowsBetween = (from: vscode.Position, to: vscode.Position): number => {
    let rows = 0;
    for (const { start, end } of visibleRanges) {
      for (let { line } = start; line <= Math.min(end.line, to.line); line++) {
        if (line < from.line) continue;
        const { length } = document.lineAt(line).text;
        const [left, right] = [
          line === from.line ? from.character : 0,
          line === to.line ? to.character : length,
        ];
        rows +=
          line === to.line ? (right - left) / LETTERS : Math.ceil((right - left + 1) / LETTERS);
      }
    }
    return rows;
  };
  const above = rowsBetween(top.start, words.start);
  return above < COVERED * Math.max(1, rowsBetween(top.start, last.end));
}
