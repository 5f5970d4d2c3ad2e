import * as vscode from 'vscode';
import { decodeBytes, diffEdit, normalizeText } from '../../core';
import { saysTheSame, type NoteInPlace, type Turn, type WriteOutcome } from '../../project';
import { host } from '../host/host';
import { readBytes, whenSynced, lastSyncedText } from './documentSync';
import { savingOver } from './saveOver';

export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find(
    (document) => !document.isClosed && document.uri.toString() === key,
  );
}

/** Documents that VS Code calls changed only because of an edit by the extension that could not be
 * saved, with their version at that time. */
const changedByUs = new WeakMap<vscode.TextDocument, number>();

/** Whether the user has changed a document. VS Code's own `isDirty` is false for what is typed
 * during a save. */
function isChangedByUser(document: vscode.TextDocument): boolean {
  if (changedByUs.get(document) === document.version) return false;
  const text = lastSyncedText(document);
  return text === undefined ? document.isDirty : document.getText() !== text;
}

/** True if the document counts, and not the file. A document that the user has not changed is what
 * VS Code last read: until it reads again, another window's text is in the file only. */
export function countsMore(document: vscode.TextDocument): boolean {
  return isChangedByUser(document) || document.uri.scheme !== 'file' || !host.inQueue;
}

/** Files that VS Code is saving at the extension's request, within its turn. */
const inOurTurn = new Set<string>();

export function isInOurTurn({ uri }: vscode.TextDocument): boolean {
  return inOurTurn.has(uri.toString());
}

/** Writes an open file, in turn with other windows. If the user has changed the document, it gets
 * the change and the user saves it. Otherwise the document is changed and saved while no other
 * window writes: VS Code itself compares only date and size before it overwrites a file. Where VS
 * Code has not yet read what another window wrote, the file is replaced and VS Code reads it. */
export async function writeOpen(
  document: vscode.TextDocument,
  expected: string | undefined,
  next: string,
  noteInPlace?: NoteInPlace,
): Promise<WriteOutcome> {
  const { uri } = document;
  await whenSynced(document);
  if (countsMore(document) || !host.inQueue) return writeDocument(document, expected ?? '', next);
  const key = uri.toString();
  try {
    const outcome = await host.inQueue(uri, async (turn) => {
      const replaced = async (): Promise<WriteOutcome> => {
        const done = await turn.replace(expected, next, noteInPlace);
        if (done.kind === 'saved') await syncDocument(document, next, turn);
        return done;
      };
      inOurTurn.add(key);
      try {
        const bytes = await readBytes(uri);
        // VS Code may just have read it too.
        await whenSynced(document);
        const isRead =
          bytes !== undefined && decodeBytes(bytes, TextDecoder).text === document.getText();
        if (document.isClosed) return await replaced();
        if (!isRead && !isChangedByUser(document)) return await replaced();
        const outcome = await writeDocument(document, expected ?? '', next, replaced);
        // Other windows must wait until it is known what was saved.
        await whenSynced(document);
        return outcome;
      } finally {
        inOurTurn.delete(key);
      }
    });
    return outcome === 'busy' ? { kind: 'failed', reason: 'EBUSY' } : outcome;
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Gives a document that only the extension has changed the text of its file. As both are then
 * equal, VS Code saves it without asking which one is newer. */
async function syncDocument(
  document: vscode.TextDocument,
  text: string,
  turn: Turn,
): Promise<void> {
  if (document.isClosed || !document.isDirty || isChangedByUser(document)) return;
  if (!(await changeDocument(document, document.getText(), text))) return;
  changedByUs.set(document, document.version);
  const over = savingOver(document, turn);
  await over.allow(text);
  await document.save();
  await over.end();
}

/** Writes through the document, as one step of undo; saves it if the user had no changes in it.
 * `otherwise`: how to write the file if the editor cannot save it. */
export async function writeDocument(
  document: vscode.TextDocument,
  expected: string,
  next: string,
  otherwise?: () => Promise<WriteOutcome>,
): Promise<WriteOutcome> {
  if (document.getText() !== expected) return { kind: 'conflict' };
  const isTheirs = isChangedByUser(document);
  if (!(await changeDocument(document, expected, next))) {
    // What the user types meanwhile is processed before the refusal that it causes.
    if (document.getText() !== expected) return { kind: 'conflict' };
    return { kind: 'failed', reason: 'editor-refused' };
  }
  // A document with changes of the user is saved by the user.
  if (isTheirs) return { kind: 'pending' };
  if (await document.save()) return afterSaving(document, next);
  if (savesItself(document)) {
    if (await isSavedSoon(document)) return afterSaving(document, next);
    if (!otherwise) return { kind: 'pending' };
  }
  // If the user typed during the save, the document is changed again and contains the new text.
  if (document.getText() !== next) return { kind: document.isDirty ? 'pending' : 'conflict' };
  changedByUs.set(document, document.version);
  const outcome = await otherwise?.();
  if (outcome?.kind === 'saved') return outcome;
  // The next attempt would take it for another program's text.
  if (document.getText() === next && (await changeDocument(document, next, expected))) {
    changedByUs.set(document, document.version);
  }
  return outcome ?? { kind: 'failed', reason: 'editor-unsaved' };
}

/** How long a save that VS Code began automatically may take. */
const SAVING_MS = 3000;

/** True if the user has automatic saving switched on. While VS Code saves automatically, it reports
 * that the document could not be saved. */
function savesItself(document: vscode.TextDocument): boolean {
  const autoSave = vscode.workspace.getConfiguration('files', document).get<string>('autoSave');
  return autoSave !== undefined && autoSave !== 'off';
}

/** True when the file holds the document's text. The reported save may be that of an older text, so
 * the file is compared. */
async function isSavedSoon(document: vscode.TextDocument): Promise<boolean> {
  return new Promise<boolean>((resolve) => {
    const done = (isSaved: boolean): void => {
      clearTimeout(timer);
      saving.dispose();
      resolve(isSaved);
    };
    const look = async (): Promise<void> => {
      const bytes = await readBytes(document.uri).catch(() => undefined);
      const text = bytes && normalizeText(decodeBytes(bytes, TextDecoder).text);
      if (text === normalizeText(document.getText())) done(true);
    };
    const timer = setTimeout(() => done(false), SAVING_MS);
    const saving = vscode.workspace.onDidSaveTextDocument((saved) => {
      if (saved === document) void look();
    });
    void look();
  });
}

/** VS Code applies an edit only to the text that it was made for. But before mid-2026, an edit of
 * the active editor was first minimised by another thread and lost its version: if the user typed
 * at that moment, it was applied at the wrong place and the file was corrupted. An edit with
 * metadata is left as it is; its label is never shown, since no confirmation is needed. */
const FOR_THIS_TEXT: vscode.WorkspaceEditEntryMetadata = { label: '', needsConfirmation: false };

/** Changes a document from `text` to `next`; false if the editor refuses. */
async function changeDocument(
  document: vscode.TextDocument,
  text: string,
  next: string,
): Promise<boolean> {
  // The edit splits no grapheme, and \r\n is one: VS Code keeps the two together.
  const change = diffEdit(text, next);
  if (!change) return true;
  const edit = new vscode.WorkspaceEdit();
  const start = document.positionAt(change.start);
  const range = new vscode.Range(start, document.positionAt(change.end));
  edit.replace(document.uri, range, change.text, FOR_THIS_TEXT);
  return vscode.workspace.applyEdit(edit);
}

/** Saving runs formatters and whatever else the user has switched on: these may change the form of
 * the text, but not its content. */
function afterSaving(document: vscode.TextDocument, next: string): WriteOutcome {
  const text = document.getText();
  if (text === next) return { kind: 'saved' };
  return saysTheSame(document.uri.path, text, next)
    ? { kind: 'saved', reformatted: text }
    : { kind: 'conflict' };
}
