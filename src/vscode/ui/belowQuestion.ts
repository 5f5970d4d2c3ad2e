import * as vscode from 'vscode';
import { labelText, type PlacedAnnotation, type Span } from '../../core';
import { documentText, toRange } from '../documents/articleDocuments';

/** The share of the editor's height that a question may cover, from the top. Its list is at most
 * two fifths of the window high: it ends at 52 % of the editor's height in a window of 1000 × 700
 * pixels, at 60 % in one of 700 × 450, and lower where a panel is open. */
const COVERED = 0.72;

/** An estimate of the letters in a wrapped line. Only shares of the height are calculated from it,
 * which a wider line changes little. */
const LETTERS = 80;

/** Scrolls the words to the lower end of the editor where a question would cover them, before it is
 * asked. Words that are not visible, or would not be covered, stay where they are. At the beginning
 * of a text nothing can be scrolled down, nor in one that is visible as a whole: the words that may
 * stay covered are returned, with those of the other parts, for the question to repeat them. */
export function keepInSight(
  editor: vscode.TextEditor,
  span: Span | undefined,
  ...others: readonly Span[]
): string | undefined {
  if (!span) return undefined;
  const { document } = editor;
  const { lines } = documentText(document);
  const words = toRange(lines, span);
  const repeated = (): string => {
    const parts = [words, ...others.map((one) => toRange(lines, one))];
    return labelText(parts.map((part) => document.getText(part)).join(' […] '), MOST);
  };
  // The height of the editor is not known unless the text fills it.
  if (isWholeShown(editor)) return repeated();
  if (!isCovered(editor, words)) return undefined;
  revealBelow(editor, words);
  const rows = rowsBetween(document, [new vscode.Range(0, 0, words.end.line, 0)], words.start);
  return rows < COVERED * shownRows(editor) ? repeated() : undefined;
}

/** The letters that a question repeats: a long sentence. */
const MOST = 600;

/** Like `keepInSight`, for the words of an annotation in every visible editor of its article. */
export function keepQuoteInSight(
  article: vscode.Uri,
  { places }: PlacedAnnotation,
): string | undefined {
  const shown = vscode.window.visibleTextEditors.filter(
    ({ document }) => document.uri.toString() === article.toString(),
  );
  const [span, ...others] = places.flatMap((place) => place.span ?? []);
  const [covered] = shown.flatMap((editor) => keepInSight(editor, span, ...others) ?? []);
  return covered;
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

function isWholeShown({ document, visibleRanges }: vscode.TextEditor): boolean {
  const [first] = visibleRanges;
  const last = visibleRanges.at(-1);
  return first?.start.line === 0 && last?.end.line === document.lineCount - 1;
}

function isCovered(editor: vscode.TextEditor, words: vscode.Range): boolean {
  const { document, visibleRanges } = editor;
  if (!visibleRanges.some((range) => range.intersection(words))) return false;
  return rowsBetween(document, visibleRanges, words.start) < COVERED * shownRows(editor);
}

function shownRows({ document, visibleRanges }: vscode.TextEditor): number {
  const last = visibleRanges.at(-1);
  return last ? Math.max(1, rowsBetween(document, visibleRanges, last.end)) : 1;
}

/** The wrapped lines from the beginning of some ranges to a position, by the estimate. */
function rowsBetween(
  document: vscode.TextDocument,
  ranges: readonly vscode.Range[],
  to: vscode.Position,
): number {
  const from = ranges[0]?.start ?? to;
  let rows = 0;
  for (const { start, end } of ranges) {
    for (let { line } = start; line <= Math.min(end.line, to.line); line++) {
      const { length } = document.lineAt(line).text;
      const left = line === from.line ? from.character : 0;
      const right = line === to.line ? to.character : length;
      rows += line === to.line ? (right - left) / LETTERS : Math.ceil((right - left + 1) / LETTERS);
    }
  }
  return rows;
}
