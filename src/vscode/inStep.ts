import * as vscode from 'vscode';
import { CODEBOOK_FILE, isAnnotationFile } from '../core';
import { ChangeOrigins, type ChangeOrigin } from './changeOrigin';
import { decodeFast } from './decode';
import { host } from './host';

/** What open documents and their files had in common last. */
const inStep = new WeakMap<vscode.TextDocument, string>();

/** Of documents that changed or were saved a moment ago: resolves when it is known what that was. */
const unsure = new Map<vscode.TextDocument, Promise<void>>();

/** The text that VS Code last read of the file, or wrote to it: what the document says was made from it,
 * and so is what the file says. Undefined where nobody knows: the document was changed already when it
 * was opened. It may be older than what was saved last, if the user typed meanwhile: VS Code calls such
 * a document unchanged, and which of its texts was written it does not tell. */
export function textInStep(document: vscode.TextDocument): string | undefined {
  return inStep.get(document);
}

/** What VS Code is about to write, if nobody types meanwhile. */
const toBeSaved = new WeakMap<vscode.TextDocument, string>();

export function willBeSaved(document: vscode.TextDocument, text: string): void {
  if (isWrittenFile(document.uri)) toBeSaved.set(document, text);
}

/** Resolves when `textInStep` is true of the document. */
export async function settled(document: vscode.TextDocument): Promise<void> {
  while (unsure.has(document)) await unsure.get(document);
}

/** Annotation files and codebooks on disk: what we write. */
export function isWrittenFile({ scheme, path }: vscode.Uri): boolean {
  return scheme === 'file' && (isAnnotationFile(path) || path.endsWith(`/${CODEBOOK_FILE}`));
}

/** Follows the open files that we write. */
export function followOpenFiles(): vscode.Disposable {
  const origins = new ChangeOrigins();
  const wait = (document: vscode.TextDocument, known: Promise<unknown>): void => {
    const told = Promise.all([known, unsure.get(document)]).then(() => {
      if (unsure.get(document) === told) unsure.delete(document);
    });
    unsure.set(document, told);
  };
  const opened = (document: vscode.TextDocument): void => {
    if (!isWrittenFile(document.uri) || document.isDirty) return;
    // A document that hot exit brings back is called unchanged for a moment: only the file tells.
    wait(document, takeIfOnDisk(document, document.getText()));
  };
  const changed = (event: vscode.TextDocumentChangeEvent): void => {
    const { document, contentChanges } = event;
    if (!isWrittenFile(document.uri)) return;
    const text = document.getText();
    if (contentChanges.length === 0) {
      origins.changed(event);
      if (document.isDirty) return;
      // Nothing was typed since VS Code began to save it.
      if (toBeSaved.get(document) === text) inStep.set(document, text);
      else wait(document, takeIfOnDisk(document, text));
      return;
    }
    const origin = new Promise<ChangeOrigin>((resolve) => origins.changed(event, resolve));
    if (document.isDirty) return;
    const known = async (): Promise<void> => {
      if (await takeIfOnDisk(document, text)) return;
      // Another window may have written again since VS Code read this.
      if ((await origin) === 'disk') inStep.set(document, text);
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

async function takeIfOnDisk(document: vscode.TextDocument, text: string): Promise<boolean> {
  const before = inStep.get(document);
  if (!(await isOnDisk(document.uri, text).catch(() => false))) return false;
  // Meanwhile something newer may have been taken.
  if (inStep.get(document) === before) inStep.set(document, text);
  return true;
}

/** True when the file holds the text, with a byte order mark or without. */
export async function isOnDisk(uri: vscode.Uri, text: string): Promise<boolean> {
  const bytes = await readBytes(uri);
  return bytes !== undefined && withoutMark(decodeFast(bytes).text) === text;
}

/** Undefined if there is no file. */
export async function readBytes(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  if (uri.scheme === 'file' && host.readFile) {
    try {
      return await host.readFile(uri);
    } catch {
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
