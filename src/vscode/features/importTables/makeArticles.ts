import * as vscode from 'vscode';
import { annotationFileOf, decodeArticle, type ArticleOfQuotes } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { exists } from '../../documents/freeUri';

/** Writes articles made of quotes. False where VS Code refuses. */
export async function makeArticles(
  loaded: LoadedCorpus,
  made: readonly ArticleOfQuotes[],
): Promise<boolean> {
  if (made.length === 0) return true;
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text } of made) {
    edit.createFile(loaded.uriOf(path), { contents: new TextEncoder().encode(text) });
  }
  return vscode.workspace.applyEdit(edit);
}

/** Moves those that were not changed or annotated since to the trash. */
export async function removeMade(
  loaded: LoadedCorpus,
  made: readonly ArticleOfQuotes[],
): Promise<void> {
  // An annotation file that an undo removes may still be there.
  await loaded.corpus.settled();
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text } of made) {
    const uri = loaded.uriOf(path);
    if (await exists(loaded.uriOf(annotationFileOf(path)))) continue;
    const bytes = await vscode.workspace.fs.readFile(uri).then(undefined, () => undefined);
    if (bytes && decodeArticle(bytes, TextDecoder).text === text) edit.deleteFile(uri);
  }
  await vscode.workspace.applyEdit(edit);
}
