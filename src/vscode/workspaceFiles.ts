import * as vscode from 'vscode';
import { host } from '#host';
import { decodeBytes, type ArticleRule } from '../core';
import type { CorpusFiles, FileText, WriteOutcome } from '../project';
import { listCorpus } from './listCorpus';

/** The port CorpusFiles over the editor: what is open in an editor counts, then what is on disk. */
export function workspaceFiles(root: vscode.Uri, rule: ArticleRule): CorpusFiles {
  const uriOf = (path: string): vscode.Uri => vscode.Uri.joinPath(root, ...path.split('/'));
  return {
    isArticle: rule.isArticle,
    list: () => listCorpus(root, rule),
    read: (path) => readText(uriOf(path)),
    write: (path, expected, next) => writeText(uriOf(path), expected, next),
  };
}

/** The text of the open document, else of the file; undefined if there is none. */
export async function readText(uri: vscode.Uri): Promise<FileText | undefined> {
  const open = openDocument(uri);
  if (open) return { text: open.getText(), clean: !open.getText().includes('\uFFFD') };
  try {
    const { text, clean } = decodeBytes(await vscode.workspace.fs.readFile(uri));
    return { text, clean };
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find(
    (document) => !document.isClosed && document.uri.toString() === key,
  );
}

/** An open document is edited and, if it was clean, saved; a closed file on disk is replaced
 * safely by the host; elsewhere the editor opens, edits and saves it. */
async function writeText(
  uri: vscode.Uri,
  expected: string | undefined,
  next: string,
): Promise<WriteOutcome> {
  const open = openDocument(uri);
  if (open) return writeDocument(open, expected ?? '', next);
  if (uri.scheme === 'file' && host.replaceFile) return host.replaceFile(uri, expected, next);
  try {
    if (expected === undefined) await vscode.workspace.fs.writeFile(uri, new Uint8Array());
    return await writeDocument(await vscode.workspace.openTextDocument(uri), expected ?? '', next);
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

async function writeDocument(
  document: vscode.TextDocument,
  expected: string,
  next: string,
): Promise<WriteOutcome> {
  if (document.getText() !== expected) return { kind: 'conflict' };
  const wasDirty = document.isDirty;
  const edit = new vscode.WorkspaceEdit();
  const [start, oldEnd, newEnd] = changedPart(expected, next);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(oldEnd));
  edit.replace(document.uri, range, next.slice(start, newEnd));
  if (!(await vscode.workspace.applyEdit(edit))) {
    return { kind: 'failed', reason: vscode.l10n.t('the editor refused the change') };
  }
  // A document that the user had changed is theirs to save.
  if (wasDirty) return { kind: 'pending' };
  if (await document.save()) return { kind: 'saved' };
  return { kind: 'failed', reason: vscode.l10n.t('the editor could not save the file') };
}

/** The part between the common beginning and the common end: [start, end in a, end in b]. */
function changedPart(a: string, b: string): readonly [number, number, number] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < shorter - start &&
    a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)
  ) {
    end++;
  }
  // VS Code keeps \r\n together: an edit must not begin or end between the two.
  if (start > 0 && a[start - 1] === '\r') start--;
  if (end > 0 && a[a.length - end] === '\n') end--;
  return [start, Math.max(start, a.length - end), Math.max(start, b.length - end)];
}
