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

/** Documents that VS Code calls changed though only we have changed them, since they could not be saved:
 * with the version that they had then. */
const changedByUs = new WeakMap<vscode.TextDocument, number>();

/** VS Code's own `isDirty` is false of what is typed while a document is being saved. */
function isChangedByUser(document: vscode.TextDocument): boolean {
  if (changedByUs.get(document) === document.version) return false;
  const text = lastSyncedText(document);
  return text === undefined ? document.isDirty : document.getText() !== text;
}

/** True if what the document says counts, and not the file. A document that the user has not changed is
 * what VS Code has read some time ago: until it reads it again, another window's text is in the file
 * alone. */
export function countsMore(document: vscode.TextDocument): boolean {
  return isChangedByUser(document) || document.uri.scheme !== 'file' || !host.inQueue;
}

/** Files that VS Code is saving for us, in our turn. */
const inOurTurn = new Set<string>();

export function isInOurTurn({ uri }: vscode.TextDocument): boolean {
  return inOurTurn.has(uri.toString());
}

/** Of an open file, in turn with other windows. If the user has changed the document, it gets the change
 * and stays theirs to save. Else the document is changed and saved, while nobody else writes: VS Code
 * itself looks only at date and size before it overwrites a file. And where VS Code has not read yet
 * what another window wrote, the file is replaced, and VS Code reads that. */
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
        // VS Code may just have read it, too.
        await whenSynced(document);
        const isRead =
          bytes !== undefined && decodeBytes(bytes, TextDecoder).text === document.getText();
        if (document.isClosed) return await replaced();
        if (!isRead && !isChangedByUser(document)) return await replaced();
        const outcome = await writeDocument(document, expected ?? '', next, replaced);
        // Nobody else writes before it is known what was saved.
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

/** A document that only we have changed gets the text that its file has now. What is to be written is
 * there already, so VS Code calls it saved without asking which one is newer. */
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

/** Through the document, as one step that Undo takes back; saved if it had no changes of the user.
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
    // What the user types meanwhile is heard before the refusal that it is the reason of.
    if (document.getText() !== expected) return { kind: 'conflict' };
    return { kind: 'failed', reason: vscode.l10n.t('the editor refused the change') };
  }
  // A document that the user had changed is theirs to save.
  if (isTheirs) return { kind: 'pending' };
  if (await document.save()) return afterSaving(document, next);
  if (savesItself(document)) {
    if (await isSavedSoon(document)) return afterSaving(document, next);
    if (!otherwise) return { kind: 'pending' };
  }
  // Who types while it is being saved has a changed document again, with ours in it.
  if (document.getText() !== next) return { kind: document.isDirty ? 'pending' : 'conflict' };
  changedByUs.set(document, document.version);
  const outcome = await otherwise?.();
  if (outcome?.kind === 'saved') return outcome;
  // It would look like somebody else's text to the next try.
  if (document.getText() === next && (await changeDocument(document, next, expected))) {
    changedByUs.set(document, document.version);
  }
  return outcome ?? { kind: 'failed', reason: vscode.l10n.t('the editor could not save the file') };
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
