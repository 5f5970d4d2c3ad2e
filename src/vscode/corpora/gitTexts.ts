import type * as vscode from 'vscode';
import { committedVersion, type Log } from '../../project';
import { gitApi } from '../host/gitExtension';

/** The text of an article in git that has the digest, else that of when its annotation file was
 * last committed, when its quotes matched. Undefined without git, outside a repository, and for
 * files that were never committed. */
export async function committedText(
  article: vscode.Uri,
  annotationFile: vscode.Uri,
  digest: string | undefined,
  log: Log,
): Promise<string | undefined> {
  const repository = gitApi()?.getRepository(article);
  if (!repository) return undefined;
  const revisions = async ({ fsPath }: vscode.Uri, most: number): Promise<readonly string[]> =>
    (await repository.log({ path: fsPath, maxEntries: most })).map(({ hash }) => hash);
  try {
    return await committedVersion(
      {
        lastOfAnnotations: async () => (await revisions(annotationFile, 1))[0],
        ofArticle: (most) => revisions(article, most),
        // The article may be newer than its annotation file.
        textIn: (hash) => repository.show(hash, article.fsPath).catch(() => undefined),
      },
      digest,
    );
  } catch (error) {
    // The repository may be changing.
    log.info(`git has no older text of ${article.path}: ${String(error)}`);
    return undefined;
  }
}
