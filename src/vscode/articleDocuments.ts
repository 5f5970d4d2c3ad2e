import * as vscode from 'vscode';
import { indexLines, normalizeText, type LineIndex, type Span, type TextEdit } from '../core';

/** A document's text as core sees it. VS Code breaks lines where our normalised text does (CRLF,
 * LF, lone CR), so (line, character) pairs are the same on both sides and only offsets differ. */
export interface DocumentText {
  readonly version: number;
  readonly text: string;
  readonly lines: LineIndex;
}

const texts = new WeakMap<vscode.TextDocument, DocumentText>();

export function documentText(document: vscode.TextDocument): DocumentText {
  const known = texts.get(document);
  if (known?.version === document.version) return known;
  const text = normalizeText(document.getText());
  const fresh = { version: document.version, text, lines: indexLines(text) };
  texts.set(document, fresh);
  return fresh;
}

/** The change's edits in offsets of the text before it, in any order; call it before anything asks
 * for the document's new text. Undefined when the text before is not known. */
export function editsOf(event: vscode.TextDocumentChangeEvent): readonly TextEdit[] | undefined {
  const before = texts.get(event.document);
  if (!before) return undefined;
  return event.contentChanges.map(({ range, text }) => ({
    start: offsetAt(before.lines, range.start),
    end: offsetAt(before.lines, range.end),
    text: normalizeText(text),
  }));
}

export function toRange(lines: LineIndex, span: Span): vscode.Range {
  return new vscode.Range(toPosition(lines, span.start), toPosition(lines, span.end));
}

export function toPosition(lines: LineIndex, offset: number): vscode.Position {
  const { line, character } = lines.positionAt(offset);
  return new vscode.Position(line, character);
}

export function toSpan(lines: LineIndex, range: vscode.Range): Span {
  return { start: offsetAt(lines, range.start), end: offsetAt(lines, range.end) };
}

export function offsetAt(lines: LineIndex, position: vscode.Position): number {
  return lines.offsetAt(position.line, position.character);
}
