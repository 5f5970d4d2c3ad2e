import type * as vscode from 'vscode';
import type { Log } from '../../project';
import { gitApi } from '../host/gitExtension';

/** An article as it was when its annotation file was last committed: then its quotes stood in it.
 * Undefined without git, outside a repository, and for files that were never committed. */
export async function committedText(
  article: vscode.Uri,
  annotationFile: vscode.Uri,
  log: Log,
): Promise<string | undefined> {
  const repository = gitApi()?.getRepository(article);
  if (!repository) return undefined;
  try {
    const [last] = await repository.log({ path: annotationFile.fsPath, maxEntries: 1 });
    return last && (await repository.show(last.hash, article.fsPath));
  } catch (error) {
    // An article that is younger than its annotation file, a repository that is being changed.
    log.info(`git has no older text of ${article.path}: ${String(error)}`);
    return undefined;
  }
}
