import type * as vscode from 'vscode';
import type { Log } from '../../project';
import { gitApi } from '../host/gitExtension';

/** An article as it was when its annotation file was last committed, when its quotes matched.
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
    // The article may be newer than its annotation file, or the repository may be changing.
    log.info(`git has no older text of ${article.path}: ${String(error)}`);
    return undefined;
  }
}
