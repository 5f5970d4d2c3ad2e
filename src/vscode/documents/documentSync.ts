import * as vscode from 'vscode';
import { CODEBOOK_FILE, decodeBytes, isAnnotationFile, SEARCHES_FILE } from '../../core';
import { refusalOf } from '../../project';
import { ChangeOrigins, type ChangeOrigin } from './changeOrigin';
import { host } from '../host/host';

/** The last text that each open document and its file had in common, with the number of the event
 * that it was known from. */
const lastSynced = new WeakMap<
  vscode.TextDocument,
  { readonly text: string; readonly at: number }
>();

/** The events of documents so far. */
let events = 0;

/** Files are read while the next event comes: what an earlier one was about is known too late. */
function take(document: vscode.TextDocument, text: string, at: number): void {
  if (at >= (lastSynced.get(document)?.at ?? 0)) lastSynced.set(document, { text, at });
}

/** Documents that changed or were saved a moment ago: resolves when it is known why. */
const unsure = new Map<vscode.TextDocument, Promise<void>>();

/** The text that VS Code last read from the file, or wrote to it, from which both the document and
 * the file derive. Undefined where it is not known, as when the document was changed already when
 * it was opened. It may be older than the text saved last if the user typed meanwhile: VS Code
 * calls such a document unchanged, and does not report which of its texts was written. */
export function lastSyncedText(document: vscode.TextDocument): string | undefined {
  return lastSynced.get(document)?.text;
}

/** What VS Code may write until it reports that it has saved: the text with which it began, or one
 * typed since, newest last. */
interface Saving {
  readonly begun: string;
  readonly since: readonly string[];
}

const savings = new WeakMap<vscode.TextDocument, Saving>();

/** VS Code reports no failed save, so only this many of the newest texts are kept. */
const KEPT = 20;

/** VS Code is about to write this text, unless the user types meanwhile. */
export function willBeSaved(document: vscode.TextDocument, text: string): void {
  if (!isWrittenFile(document.uri)) return;
  const since = textsOf(savings.get(document)).slice(-KEPT);
  savings.set(document, { begun: text, since });
}

/** Resolves when `lastSyncedText` is valid for the document. */
export async function whenSynced(document: vscode.TextDocument): Promise<void> {
  while (unsure.has(document)) await unsure.get(document);
}

/** True for the files on disk that the extension writes: annotation files, codebooks, shared
 * searches. */
export function isWrittenFile({ scheme, path }: vscode.Uri): boolean {
  const isBeside = [CODEBOOK_FILE, SEARCHES_FILE].some((name) => path.endsWith(`/${name}`));
  return scheme === 'file' && (isAnnotationFile(path) || isBeside);
}

/** Follows the open files that the extension writes. */
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
    // A document restored by hot exit is briefly called unchanged: only the file shows whether it
    // is.
    wait(document, takeIfOnDisk(document, [document.getText()], ++events));
  };
  const changed = (event: vscode.TextDocumentChangeEvent): void => {
    const { document, contentChanges } = event;
    if (!isWrittenFile(document.uri)) return;
    const at = ++events;
    const text = document.getText();
    if (contentChanges.length === 0) {
      origins.changed(event);
      if (document.isDirty) return;
      const saving = savings.get(document);
      savings.delete(document);
      // The user has typed nothing since VS Code began to save it.
      if (saving?.begun === text) take(document, text, at);
      else wait(document, takeIfOnDisk(document, [text, ...textsOf(saving)], at));
      return;
    }
    const saving = savings.get(document);
    if (saving) savings.set(document, { ...saving, since: [...saving.since, text].slice(-KEPT) });
    const origin = new Promise<ChangeOrigin>((resolve) => origins.changed(event, resolve));
    if (document.isDirty) return;
    const known = async (): Promise<void> => {
      if (await takeIfOnDisk(document, [text], at)) return;
      // Another window may have written again since VS Code read this text.
      if ((await origin) === 'disk') take(document, text, at);
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

/** Uses the file's text as the common one if it is one of the document's own texts: then VS Code
 * has written or read it. `at`: the event after which the document had the last of them. */
async function takeIfOnDisk(
  document: vscode.TextDocument,
  texts: readonly string[],
  at: number,
): Promise<boolean> {
  const bytes = await readBytes(document.uri).catch(() => undefined);
  const text = bytes && withoutMark(decodeBytes(bytes, TextDecoder).text);
  if (text === undefined || !texts.includes(text)) return false;
  take(document, text, at);
  return true;
}

/** The bytes of a file; undefined if there is none. Rejects with `FileRefused` for what must not be
 * read, see `readFile` of the port. */
export async function readBytes(
  uri: vscode.Uri,
  within?: vscode.Uri,
): Promise<Uint8Array | undefined> {
  if (uri.scheme === 'file' && host.readFile) {
    try {
      return await host.readFile(uri, within);
    } catch (error) {
      if (refusalOf(error)) throw error;
      // The editor reports more precisely what is wrong.
    }
  }
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

/** A file's text as a document has it, without the BOM. */
export function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
