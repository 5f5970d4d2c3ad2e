import * as vscode from 'vscode';
import {
  annotationFileOf,
  decodeArticle,
  type KnownArticle,
  type PlannedArticle,
} from '../../../core';
import { exists } from '../../documents/freeUri';
import type { ImportPlace } from './importPlace';

/** An article that was written, with its earlier text. */
export interface WrittenArticle {
  readonly path: string;
  readonly text: string;
  /** Undefined for a new file. */
  readonly before: string | undefined;
}

/** Writes all articles at once, with their folders. False where VS Code refuses, as where a file
 * was created meanwhile. */
export async function writeArticles(
  place: ImportPlace,
  articles: readonly WrittenArticle[],
): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text, before } of articles) {
    const contents = new TextEncoder().encode(text);
    edit.createFile(place.uriOf(path), { contents, overwrite: before !== undefined });
  }
  return vscode.workspace.applyEdit(edit);
}

/** The chosen articles that can be written. An article with unsaved changes is excluded. */
export function articlesToWrite(
  place: ImportPlace,
  planned: readonly PlannedArticle[],
  known: ReadonlyMap<string, KnownArticle>,
): readonly WrittenArticle[] {
  const unsaved = new Set(
    vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => String(uri)),
  );
  return planned
    .filter(({ path }) => !unsaved.has(String(place.uriOf(path))))
    .map(({ origin, path, text }) => ({ path, text, before: known.get(origin)?.text }));
}

/** Undoes an import: new files go to the trash, others get their earlier text. Articles changed or
 * annotated since are kept. Gives the number of those kept. */
export async function undoImport(
  place: ImportPlace,
  written: readonly WrittenArticle[],
): Promise<number> {
  const edit = new vscode.WorkspaceEdit();
  let stays = 0;
  for (const { path, text, before } of written) {
    const uri = place.uriOf(path);
    const isAsWritten = (await savedText(uri)) === text && !isUnsaved(uri);
    const isAnnotated = await exists(place.uriOf(annotationFileOf(path)));
    if (!isAsWritten || (before === undefined && isAnnotated)) stays++;
    else if (before === undefined) edit.deleteFile(uri);
    else edit.createFile(uri, { contents: new TextEncoder().encode(before), overwrite: true });
  }
  return (await vscode.workspace.applyEdit(edit)) ? stays : written.length;
}

async function savedText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return decodeArticle(await vscode.workspace.fs.readFile(uri), TextDecoder).text;
  } catch {
    return undefined;
  }
}

function isUnsaved(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some(
    (document) => document.isDirty && String(document.uri) === String(uri),
  );
}
