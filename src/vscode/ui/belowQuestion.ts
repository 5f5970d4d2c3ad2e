import * as vscode from 'vscode';
import type { PlacedAnnotation, Span } from '../../core';
import { documentText, toRange } from '../documents/articleDocuments';

/** A question of ours stands at the top of the window, over the text. Its list is at most two fifths of the window high: it
 * ends at 52 % of the editor's height in a window of 1000 × 700 pixels, at 60 % in one of 700 × 450, and lower where a
 * panel is open. */
const COVERED = 0.72;

/** How many letters of a wrapped line may stand beside each other. Only shares of the height are made of it, which a
 * wider line changes little. */
const LETTERS = 80;

/** Scrolls the words to the lower end of the editor where a question would stand over them, before it is asked. Words
 * that are not seen, and those that it leaves free, stay where they are. */
export function keepInSight(editor: vscode.TextEditor, span: Span | undefined): void {
  if (!span) return;
  const words = toRange(documentText(editor.document).lines, span);
  if (isCovered(editor, words)) revealBelow(editor, words);
}

/** The same of the words of an annotation, wherever its article is seen. */
export function keepQuoteInSight(article: vscode.Uri, { places }: PlacedAnnotation): void {
  const shown = vscode.window.visibleTextEditors.filter(
    ({ document }) => document.uri.toString() === article.toString(),
  );
  for (const editor of shown) keepInSight(editor, places.find(({ span }) => span)?.span);
}

/** Shows a range in the lower end of the editor: below a question that stands at the top of the window. At the beginning
 * of a text it stays where it is, since nothing stands above it that could come down. */
export function revealBelow(editor: vscode.TextEditor, range: vscode.Range): void {
  const start = new vscode.Position(0, 0);
  // From above, what is out of sight is scrolled in as far as it must, which is to the last lines. The editor has no
  // other way to that which counts the lines as they are wrapped.
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.AtTop);
  editor.revealRange(range, vscode.TextEditorRevealType.Default);
  // It leaves as many lines below as its sticky ones may be.
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
