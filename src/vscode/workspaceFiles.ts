import * as vscode from 'vscode';
import { host } from '#host';
import { diffEdit, normalizeText, type ArticleRule } from '../core';
import { saysTheSame, type CorpusFiles, type FileText, type WriteOutcome } from '../project';
import { decodeFast } from './decode';
import { listCorpus } from './listCorpus';

/** The port CorpusFiles over the editor: what is open in an editor counts, then what is on disk. The
 * rule is asked for each time, since the user may change its settings. */
export function workspaceFiles(root: vscode.Uri, rule: () => ArticleRule): CorpusFiles {
  const uriOf = (path: string): vscode.Uri => uriIn(root, path);
  return {
    isArticle: (path) => rule().isArticle(path),
    list: () => listCorpus(root, rule()),
    read: (path) => (rule().isArticle(path) ? readArticle(uriOf(path)) : readText(uriOf(path))),
    write: (path, expected, next, journaled = false) =>
      writeText(uriOf(path), expected, next, journaled),
  };
}

/** Where a path of a corpus (with `/`) lies. */
export function uriIn(root: vscode.Uri, path: string): vscode.Uri {
  return vscode.Uri.joinPath(root, ...path.split('/'));
}

/** The text of the open document, else of the file; undefined if there is none. A closed file that
 * is not UTF-8 is not clean: we write only what we could have written ourselves. */
export async function readText(uri: vscode.Uri): Promise<FileText | undefined> {
  const open = openDocument(uri);
  if (open) return { text: open.getText(), clean: !open.getText().includes(UNKNOWN) };
  const bytes = await readBytes(uri);
  if (!bytes) return undefined;
  const { text, clean, encoding } = decodeFast(bytes);
  return { text, clean: clean && !encoding.startsWith('utf-16') };
}

/** The text of an article as an editor shows it: what is no UTF-8 is decoded with the encoding that
 * the user has set, or lets guess. */
async function readArticle(uri: vscode.Uri): Promise<FileText | undefined> {
  const open = openDocument(uri);
  if (open) return { text: open.getText(), clean: await isClean(open) };
  const bytes = await readBytes(uri);
  if (!bytes) return undefined;
  const { text, clean } = decodeFast(bytes);
  if (clean) return { text, clean };
  const decoded = await vscode.workspace.decode(bytes, { uri });
  return { text: decoded, clean: isText(decoded) };
}

/** False when bytes of the document's file could not be decoded. A text that holds the character
 * U+FFFD itself is clean: its quotes exist in the file. */
export async function isClean(document: vscode.TextDocument): Promise<boolean> {
  if (isText(document.getText())) return true;
  const bytes = await readBytes(document.uri);
  return bytes !== undefined && decodeFast(bytes).clean;
}

const UNKNOWN = '\uFFFD';

/** A character NUL shows that a file is none, or one in another encoding. */
function isText(text: string): boolean {
  return !text.includes(UNKNOWN) && !text.includes('\0');
}

async function readBytes(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
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
 * safely by the host; elsewhere the editor makes the file, or opens, edits and saves it. */
export async function writeText(
  uri: vscode.Uri,
  expected: string | undefined,
  next: string,
  journaled: boolean,
): Promise<WriteOutcome> {
  // The editor would refuse without a reason.
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
    return { kind: 'failed', reason: 'EROFS' };
  }
  const open = openDocument(uri);
  if (open) return writeDocument(open, expected ?? '', next);
  if (uri.scheme === 'file' && host.replaceFile) {
    return host.replaceFile(uri, expected, next, journaled);
  }
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

/** The editor's names of errors, as the disk calls them. */
const SYSTEM_CODES = new Map([
  ['NoPermissions', 'EACCES'],
  ['Unavailable', 'EIO'],
]);

/** As one step of the file system, which refuses if somebody else has made the file meanwhile;
 * `workspace.fs.writeFile` would empty theirs. */
async function createFile(uri: vscode.Uri, text: string): Promise<WriteOutcome> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
  if (await vscode.workspace.applyEdit(edit)) return { kind: 'saved' };
  return { kind: 'failed', reason: vscode.l10n.t('the editor refused the change') };
}

/** Documents whose change we took back since they could not be saved, with the version that they had
 * then: VS Code calls them changed, but not the user has changed them. */
const takenBack = new WeakMap<vscode.TextDocument, number>();

/** Through the document, as one step that Undo takes back; saved if it had no changes of the user. */
export async function writeDocument(
  document: vscode.TextDocument,
  expected: string,
  next: string,
): Promise<WriteOutcome> {
  if (document.getText() !== expected) return { kind: 'conflict' };
  const isTheirs = document.isDirty && takenBack.get(document) !== document.version;
  if (!(await changeDocument(document, expected, next))) {
    // What the user types meanwhile is heard before the refusal that it is the reason of.
    if (document.getText() !== expected) return { kind: 'conflict' };
    return { kind: 'failed', reason: vscode.l10n.t('the editor refused the change') };
  }
  // A document that the user had changed is theirs to save.
  if (isTheirs) return { kind: 'pending' };
  if (await document.save()) return afterSaving(document, next);
  if (savesItself(document)) {
    return (await isSavedSoon(document)) ? afterSaving(document, next) : { kind: 'pending' };
  }
  // Who types while it is being saved has a changed document again, with ours in it.
  if (document.getText() !== next) return { kind: document.isDirty ? 'pending' : 'conflict' };
  // It would look like somebody else's text to the next try.
  if (await changeDocument(document, next, expected)) {
    takenBack.set(document, document.version);
  }
  return { kind: 'failed', reason: vscode.l10n.t('the editor could not save the file') };
}

/** How long VS Code may take for saving that it has begun by itself. */
const SAVING_MS = 3000;

/** True if the user lets VS Code save by itself. While it does, it answers that the document could not
 * be saved. */
function savesItself(document: vscode.TextDocument): boolean {
  const autoSave = vscode.workspace.getConfiguration('files', document).get<string>('autoSave');
  return autoSave !== undefined && autoSave !== 'off';
}

/** True when the file holds what the document does. The saving that is told may be that of an older
 * text, so the file is looked at. */
async function isSavedSoon(document: vscode.TextDocument): Promise<boolean> {
  const isOnDisk = async (): Promise<boolean> => {
    const bytes = await readBytes(document.uri);
    const text = bytes && normalizeText(decodeFast(bytes).text);
    return text === normalizeText(document.getText());
  };
  return new Promise<boolean>((resolve) => {
    const done = (isSaved: boolean): void => {
      clearTimeout(timer);
      saving.dispose();
      resolve(isSaved);
    };
    const look = async (): Promise<void> => {
      if (await isOnDisk().catch(() => false)) done(true);
    };
    const timer = setTimeout(() => done(false), SAVING_MS);
    const saving = vscode.workspace.onDidSaveTextDocument((saved) => {
      if (saved === document) void look();
    });
    void look();
  });
}

/** VS Code does an edit only on the text that it was made for. But before the middle of 2026, what is for
 * the active editor was first made shorter by another thread, and lost its version by that: if somebody
 * typed in that moment, it was done at the wrong place, and the file was broken. An edit with words for
 * the user is left as it is. They are never shown, since nobody is asked. */
const FOR_THIS_TEXT: vscode.WorkspaceEditEntryMetadata = { label: '', needsConfirmation: false };

/** Makes `next` of a document that holds `text`; false if the editor refuses. */
async function changeDocument(
  document: vscode.TextDocument,
  text: string,
  next: string,
): Promise<boolean> {
  // It cuts no grapheme, and \r\n is one: VS Code keeps the two together.
  const change = diffEdit(text, next);
  if (!change) return true;
  const edit = new vscode.WorkspaceEdit();
  const start = document.positionAt(change.start);
  const range = new vscode.Range(start, document.positionAt(change.end));
  edit.replace(document.uri, range, change.text, FOR_THIS_TEXT);
  return vscode.workspace.applyEdit(edit);
}

/** Saving runs formatters and what else the user has switched on: it may have changed the form of
 * the text, and must not have changed what it says. */
function afterSaving(document: vscode.TextDocument, next: string): WriteOutcome {
  const text = document.getText();
  if (text === next) return { kind: 'saved' };
  return saysTheSame(document.uri.path, text, next)
    ? { kind: 'saved', reformatted: text }
    : { kind: 'conflict' };
}
