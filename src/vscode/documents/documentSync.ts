import * as vscode from 'vscode';
import { CODEBOOK_FILE, decodeBytes, isAnnotationFile, SEARCHES_FILE } from '../../core';
import { refusalOf } from '../../project';
import { ChangeOrigins, type ChangeOrigin } from './changeOrigin';
import { host } from '../host/host';

/** What open documents and their files had in common last. */
const lastSynced = new WeakMap<vscode.TextDocument, string>();

/** Of documents that changed or were saved a moment ago: resolves when it is known what that was. */
const unsure = new Map<vscode.TextDocument, Promise<void>>();

/** The text that VS Code last read of the file, or wrote to it: what the document says was made from it,
 * and so is what the file says. Undefined where nobody knows: the document was changed already when it
 * was opened. It may be older than what was saved last, if the user typed meanwhile: VS Code calls such
 * a document unchanged, and which of its texts was written it does not tell. */
export function lastSyncedText(document: vscode.TextDocument): string | undefined {
  return lastSynced.get(document);
}

/** What VS Code may write until it says that it has saved: the text with which it began, or one that was
 * typed since, the newest last. */
interface Saving {
  readonly begun: string;
  readonly since: readonly string[];
}

const savings = new WeakMap<vscode.TextDocument, Saving>();

/** Of a save that fails, which VS Code tells nobody, the newest texts are kept. */
const KEPT = 20;

/** VS Code is about to write this, if nobody types meanwhile. */
export function willBeSaved(document: vscode.TextDocument, text: string): void {
  if (!isWrittenFile(document.uri)) return;
  const since = textsOf(savings.get(document)).slice(-KEPT);
  savings.set(document, { begun: text, since });
}

/** Resolves when `textInStep` is true of the document. */
export async function whenSynced(document: vscode.TextDocument): Promise<void> {
  while (unsure.has(document)) await unsure.get(document);
}

/** Annotation files, codebooks and shared searches on disk: what we write. */
export function isWrittenFile({ scheme, path }: vscode.Uri): boolean {
  const isBeside = [CODEBOOK_FILE, SEARCHES_FILE].some((name) => path.endsWith(`/${name}`));
  return scheme === 'file' && (isAnnotationFile(path) || isBeside);
}

/** Follows the open files that we write. */
export function followOpenFiles(): vscode.Disposable {
  const origins = new ChangeOrigins();
  const wait = (document: vscode.TextDocument, known: Promise<unknown>): void => {
    const checking = Promise.all([known, unsure.get(document)]).then(() => {
      if (unsure.get(document) === checking) unsure.delete(document);
    });
    unsure.set(document, checking);
  };
  const opened = (document: vscode.TextDocument): void => {
    if (!isWrittenFile(document.uri) || document.isDirty) return;
    // A document that hot exit brings back is called unchanged for a moment: only the file tells.
    wait(document, takeIfOnDisk(document, [document.getText()]));
  };
  const changed = (event: vscode.TextDocumentChangeEvent): void => {
    const { document, contentChanges } = event;
    if (!isWrittenFile(document.uri)) return;
    const text = document.getText();
    if (contentChanges.length === 0) {
      origins.changed(event);
      if (document.isDirty) return;
      const saving = savings.get(document);
      savings.delete(document);
      // Nothing was typed since VS Code began to save it.
      if (saving?.begun === text) lastSynced.set(document, text);
      else wait(document, takeIfOnDisk(document, [text, ...textsOf(saving)]));
      return;
    }
    const saving = savings.get(document);
    if (saving) savings.set(document, { ...saving, since: [...saving.since, text].slice(-KEPT) });
    const origin = new Promise<ChangeOrigin>((resolve) => origins.changed(event, resolve));
    if (document.isDirty) return;
    const known = async (): Promise<void> => {
      if (await takeIfOnDisk(document, [text])) return;
      // Another window may have written again since VS Code read this.
      if ((await origin) === 'disk') lastSynced.set(document, text);
    };
    wait(document, known());
  };
  vscode.workspace.textDocuments.forEach(opened);
  return vscode.Disposable.from(
    origins,
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.workspace.onDidChangeTextDocument(changed),
    vscode.workspace.onWillSaveTextDocument(({ document }) => {
      willBeSaved(document, document.getText());
    }),
  );
}

function textsOf(saving: Saving | undefined): readonly string[] {
  return saving ? [saving.begun, ...saving.since] : [];
}

/** Takes what the file holds for what the two have in common, if it is one of the document's own texts:
 * then VS Code has written it, or read it. */
async function takeIfOnDisk(
  document: vscode.TextDocument,
  texts: readonly string[],
): Promise<boolean> {
  const before = lastSynced.get(document);
  const bytes = await readBytes(document.uri).catch(() => undefined);
  const text = bytes && withoutMark(decodeBytes(bytes, TextDecoder).text);
  if (text === undefined || !texts.includes(text)) return false;
  // Meanwhile something newer may have been taken.
  if (lastSynced.get(document) === before) lastSynced.set(document, text);
  return true;
}

/** Undefined if there is no file. Rejects with `FileRefused` for what must not be read, see `readFile` of the
 * port. */
export async function readBytes(
  uri: vscode.Uri,
  within?: vscode.Uri,
): Promise<Uint8Array | undefined> {
  if (uri.scheme === 'file' && host.readFile) {
    try {
      return await host.readFile(uri, within);
    } catch (error) {
      if (refusalOf(error)) throw error;
      // The editor has better words for what is wrong.
    }
  }
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

/** A text of a file as a document has it. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
