import * as vscode from 'vscode';
import { CODEBOOK_FILE, decodeBytes, type ArticleRule } from '../../core';
import {
  refusalOf,
  type CorpusFiles,
  type FileContent,
  type FileText,
  type Environment,
  type WriteOutcome,
} from '../../project';
import { decodeInSlices } from './decode';
import { host } from '../host/host';
import type { WriteOptions } from '../host/hostPort';
import { readBytes, whenSynced } from './documentSync';
import { listCorpus } from './listCorpus';
import { countsMore, openDocument, writeDocument, writeOpen } from './openFiles';

/** The port CorpusFiles over the editor: an open document takes precedence over the file on disk.
 * The rule is requested each time, since the user may change its settings. No link is followed out
 * of the workspace folder, except to the codebook, since several corpora may share one. `aside`:
 * work done in threads. */
export function workspaceFiles(
  root: vscode.Uri,
  rule: () => ArticleRule,
  environment: Pick<Environment, 'yieldToHost'>,
  aside: Pick<CorpusFiles, 'scan' | 'search'> = {},
): CorpusFiles {
  const uriOf = (path: string): vscode.Uri => uriIn(root, path);
  return {
    isArticle: (path) => rule().isArticle(path),
    openPaths: () =>
      vscode.workspace.textDocuments.flatMap(({ uri }) => relativePath(root, uri) ?? []),
    ...aside,
    list: () => listCorpus(root, rule(), environment.yieldToHost),
    read: async (path) => {
      const within = path === CODEBOOK_FILE ? undefined : boundaryOf(root);
      try {
        if (rule().isArticle(path)) return await readArticle(uriOf(path), environment, within);
        return await readText(uriOf(path), within);
      } catch (error) {
        const refused = refusalOf(error);
        if (!refused) throw error;
        return { text: '', clean: false, refused };
      }
    },
    removeFile: (path, expected) => removeText(uriOf(path), expected, boundaryOf(root)),
    write: (path, expected, next, noteInPlace) =>
      writeText(uriOf(path), expected, next, { noteInPlace, within: boundaryOf(root) }),
  };
}

/** The folder out of which no link of a corpus is followed: its workspace folder, or its own. */
export function boundaryOf(root: vscode.Uri): vscode.Uri {
  return vscode.workspace.getWorkspaceFolder(root)?.uri ?? root;
}

/** The URI of a path of a corpus (with `/`). */
export function uriIn(root: vscode.Uri, path: string): vscode.Uri {
  return vscode.Uri.joinPath(root, ...path.split('/'));
}

/** The path of a file in a folder; undefined outside the folder. */
export function relativePath(root: vscode.Uri, uri: vscode.Uri): string | undefined {
  if (root.scheme !== uri.scheme || root.authority !== uri.authority) return undefined;
  const prefix = root.path.endsWith('/') ? root.path : `${root.path}/`;
  return uri.path.startsWith(prefix) ? uri.path.slice(prefix.length) : undefined;
}

/** The text of a document that the user has changed, otherwise of the file; undefined if there is
 * none. A file that is not UTF-8 is not clean: only what the extension could have written is
 * written. */
export async function readText(
  uri: vscode.Uri,
  within?: vscode.Uri,
): Promise<FileText | undefined> {
  const open = openDocument(uri);
  if (open) await check(uri, within);
  if (open) await whenSynced(open);
  if (open && countsMore(open))
    return { text: open.getText(), clean: !open.getText().includes(UNKNOWN) };
  const bytes = await readBytes(uri, within);
  if (!bytes) return undefined;
  const { text, clean, encoding } = decodeBytes(bytes, TextDecoder);
  return clean && !encoding.startsWith('utf-16') ? { text, clean } : { text, clean: false, bytes };
}

/** The text of an article as an editor shows it: a file that is not UTF-8 is decoded with the
 * encoding that the user has set or lets VS Code guess. */
async function readArticle(
  uri: vscode.Uri,
  environment: Pick<Environment, 'yieldToHost'>,
  within?: vscode.Uri,
): Promise<FileText | undefined> {
  const open = openDocument(uri);
  if (open) await check(uri, within);
  if (open) return { text: open.getText(), clean: await isClean(open) };
  const bytes = await readBytes(uri, within);
  if (!bytes) return undefined;
  const text = await decodeInSlices(bytes, environment);
  if (text !== undefined) return { text, clean: true };
  const decoded = await vscode.workspace.decode(bytes, { uri });
  return { text: decoded, clean: isText(decoded) };
}

async function check(uri: vscode.Uri, within: vscode.Uri | undefined): Promise<void> {
  if (within && uri.scheme === 'file') await host.checkFile?.(uri, within);
}

/** False when bytes of the document's file could not be decoded. A text that itself contains the
 * character U+FFFD is clean: its quotes exist in the file. */
export async function isClean(
  document: vscode.TextDocument,
  text = document.getText(),
): Promise<boolean> {
  if (isText(text)) return true;
  const bytes = await readBytes(document.uri);
  return bytes !== undefined && decodeBytes(bytes, TextDecoder).clean;
}

const UNKNOWN = '\uFFFD';

/** A NUL character shows that a file is no text, or has another encoding. */
function isText(text: string): boolean {
  return !text.includes(UNKNOWN) && !text.includes('\0');
}

/** Changes an open document (see `writeOpen`); a closed file on disk is replaced safely by the
 * host; elsewhere the editor creates the file, or opens, edits and saves it. */
export async function writeText(
  uri: vscode.Uri,
  expected: FileContent | undefined,
  next: string,
  options: WriteOptions = {},
): Promise<WriteOutcome> {
  // The editor would refuse without a reason.
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
    return { kind: 'failed', reason: 'EROFS' };
  }
  try {
    await check(uri, options.within);
  } catch (error) {
    return { kind: 'failed', reason: refusalOf(error) ?? String(error) };
  }
  const open = openDocument(uri);
  if (!open && uri.scheme === 'file' && host.replaceFile) {
    return host.replaceFile(uri, expected, next, options);
  }
  // What is no text is only replaced as a closed file.
  if (typeof expected === 'object') return { kind: 'conflict' };
  if (open) return writeOpen(open, expected, next, options.noteInPlace);
  try {
    const isThere = (await readBytes(uri)) !== undefined;
    if (isThere !== (expected !== undefined)) return { kind: 'conflict' };
    if (expected === undefined) return await createFile(uri, next);
    return await writeDocument(await vscode.workspace.openTextDocument(uri), expected, next);
  } catch (error) {
    const code = error instanceof vscode.FileSystemError ? SYSTEM_CODES.get(error.code) : undefined;
    return {
      kind: 'failed',
      reason: code ?? (error instanceof Error ? error.message : String(error)),
    };
  }
}

/** Removes a file of the extension that holds `expected`. An open file stays, and so does one on a
 * file system that cannot compare it in turn with others. */
async function removeText(
  uri: vscode.Uri,
  expected: FileContent,
  within: vscode.Uri,
): Promise<WriteOutcome> {
  if (openDocument(uri)) return { kind: 'conflict' };
  try {
    await check(uri, within);
    if (uri.scheme === 'file' && host.removeFile)
      return await host.removeFile(uri, expected, within);
    const bytes = await readBytes(uri);
    if (!bytes || decodeBytes(bytes, TextDecoder).text !== expected) return { kind: 'conflict' };
    await vscode.workspace.fs.delete(uri);
    return { kind: 'saved' };
  } catch (error) {
    return { kind: 'failed', reason: refusalOf(error) ?? String(error) };
  }
}

/** The editor's error names, with the error codes of the disk. */
const SYSTEM_CODES = new Map([
  ['NoPermissions', 'EACCES'],
  ['Unavailable', 'EIO'],
]);

/** Creates a file in one step of the file system, which refuses if another program has created it
 * meanwhile; `workspace.fs.writeFile` would overwrite theirs. */
async function createFile(uri: vscode.Uri, text: string): Promise<WriteOutcome> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
  if (await vscode.workspace.applyEdit(edit)) return { kind: 'saved' };
  return { kind: 'failed', reason: 'editor-refused' };
}
