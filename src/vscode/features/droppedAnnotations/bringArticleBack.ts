import * as vscode from 'vscode';
import type { DroppedFile } from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import { exists } from '../../documents/freeUri';

/** Restores a deleted article as a new file; at least its folder, so that its annotation file has a
 * place. False if its text was not kept. */
export async function bringArticleBack(loaded: LoadedCorpus, drop: DroppedFile): Promise<boolean> {
  const { path, text } = await loaded.corpus.drops.deletedArticle(drop.path);
  const uri = loaded.uriOf(path);
  if (await exists(uri)) return true;
  if (text === undefined) {
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, '..'));
    return false;
  }
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return true;
}
