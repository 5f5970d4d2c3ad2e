import * as vscode from 'vscode';
import type { Environment } from '../../project';
import {
  editedLineIndex,
  lineIndex,
  normalizeText,
  offsetAt,
  positionAt,
  type LineIndex,
  type Span,
  type TextEdit,
} from '../../core';

/** A document's text as core sees it. VS Code breaks lines where our normalised text does (CRLF,
 * LF, lone CR), so (line, character) pairs are the same on both sides and only offsets differ. */
export interface DocumentText {
  readonly version: number;
  readonly text: string;
  readonly lines: LineIndex;
}

/** The edits of one change event, with the text after it. */
export interface DocumentChange {
  /** In offsets of the text before, UTF-16 units; undefined when that text was not known. */
  readonly edits: readonly TextEdit[] | undefined;
  readonly text: string;
}

const texts = new WeakMap<vscode.TextDocument, DocumentText>();

export function documentText(document: vscode.TextDocument): DocumentText {
  const known = texts.get(document);
  if (known?.version === document.version) return known;
  const text = normalizeText(document.getText());
  const fresh = { version: document.version, text, lines: lineIndex(text) };
  texts.set(document, fresh);
  return fresh;
}

/** Like `documentText`, but yields to the host while the lines of a large document are joined. */
export async function readDocument(
  document: vscode.TextDocument,
  { yieldToHost }: Pick<Environment, 'yieldToHost'>,
): Promise<DocumentText> {
  const { version, lineCount } = document;
  if (lineCount <= LINES_PER_SLICE) return documentText(document);
  const parts: string[] = [];
  for (let line = 0; line < lineCount; line += LINES_PER_SLICE) {
    await yieldToHost();
    // The user is typing: what was read is outdated.
    if (document.version !== version || document.isClosed) return documentText(document);
    const end = Math.min(line + LINES_PER_SLICE, lineCount);
    const part = document.getText(new vscode.Range(line, 0, end, 0));
    parts.push(part.includes('\r') ? part.replaceAll('\r\n', '\n') : part);
  }
  const text = normalizeText(parts.join(''));
  const fresh = { version, text, lines: lineIndex(text) };
  texts.set(document, fresh);
  return fresh;
}

const LINES_PER_SLICE = 20_000;

/** Applies a change event; to be called once, before the new text is read elsewhere. The line index
 * is updated, since indexing a large text again on each key would be slow. */
export function takeChange(event: vscode.TextDocumentChangeEvent): DocumentChange {
  const { document } = event;
  const before = texts.get(document);
  if (!before) return { edits: undefined, text: documentText(document).text };
  const edits = event.contentChanges.map(({ range, text }) => ({
    ...toSpan(before.lines, range),
    text: normalizeText(text),
  }));
  const text = normalizeText(document.getText());
  const lines = editedLineIndex(before.lines, edits, text);
  texts.set(document, { version: document.version, text, lines });
  return { edits, text };
}

export function toRange(lines: LineIndex, span: Span): vscode.Range {
  return new vscode.Range(toPosition(lines, span.start), toPosition(lines, span.end));
}

export function toPosition(lines: LineIndex, offset: number): vscode.Position {
  const { line, character } = positionAt(lines, offset);
  return new vscode.Position(line, character);
}

export function toSpan(lines: LineIndex, range: vscode.Range): Span {
  return { start: offsetAt(lines, range.start), end: offsetAt(lines, range.end) };
}

export function toOffset(lines: LineIndex, position: vscode.Position): number {
  return offsetAt(lines, position);
}

/** Converts spans of a file's own text (BOM and line endings included) into ranges of its document.
 * A `\r` before `\n` ends no line of its own, and the document has no BOM. */
export function fileRanges(text: string): (span: Span) => vscode.Range {
  const marked = text.startsWith('\uFEFF') ? 1 : 0;
  const lines = lineIndex(text.slice(marked));
  const shifted = (offset: number): number => Math.max(0, offset - marked);
  return ({ start, end }) => toRange(lines, { start: shifted(start), end: shifted(end) });
}
