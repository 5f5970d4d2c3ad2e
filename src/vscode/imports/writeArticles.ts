import * as vscode from 'vscode';
import {
  annotationFileOf,
  CODEBOOK_FILE,
  decodeArticle,
  newCodebook,
  type KnownArticle,
  type PlannedArticle,
} from '../../core';
import { folderName } from '../corpora/ensureCorpus';
import { localizer } from '../derived/viewContext';
import { exists } from '../documents/freeUri';
import type { ImportPlace } from './importPlace';

/** An article that was written, with its earlier text. */
export interface WrittenArticle {
  readonly path: string;
  readonly text: string;
  /** Undefined for a new file. */
  readonly before: string | undefined;
}

/** Writes articles with their folders, with progress. Where the user cancels, or VS Code refuses,
 * as where a file was created meanwhile, what was written is taken back. */
export async function writeArticles(
  place: ImportPlace,
  articles: readonly WrittenArticle[],
): Promise<'written' | 'cancelled' | 'refused'> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Writing articles'),
      cancellable: true,
    },
    async (progress, token) => {
      for (let at = 0; at < articles.length; at += AT_ONCE) {
        const edit = new vscode.WorkspaceEdit();
        for (const { path, text, before } of articles.slice(at, at + AT_ONCE)) {
          const contents = new TextEncoder().encode(text);
          edit.createFile(place.uriOf(path), { contents, overwrite: before !== undefined });
        }
        const isWritten = await vscode.workspace.applyEdit(edit);
        if (isWritten && !token.isCancellationRequested) {
          const done = Math.min(at + AT_ONCE, articles.length);
          progress.report({ message: countText(done, articles.length) });
          continue;
        }
        await takeBackArticles(place, articles.slice(0, isWritten ? at + AT_ONCE : at));
        return isWritten ? 'cancelled' : 'refused';
      }
      return 'written';
    },
  );
}

/** Articles written before the user can cancel. */
const AT_ONCE = 2000;

function countText(done: number, all: number): string {
  return vscode.l10n.t('{0} of {1}', localizer.number(done), localizer.number(all));
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
export async function takeBackArticles(
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

/** Removes the codebook that an import made, if it has the text that it was made with. */
export async function removeNewCodebook(
  { root }: ImportPlace,
  text = newCodebook(folderName(root)),
): Promise<void> {
  const file = vscode.Uri.joinPath(root, CODEBOOK_FILE);
  if ((await savedText(file)) !== text) return;
  const edit = new vscode.WorkspaceEdit();
  edit.deleteFile(file);
  await vscode.workspace.applyEdit(edit);
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
