import * as vscode from 'vscode';
import type { Log } from '../project';

/** What we use of the git extension's API (version 1). */
interface GitApi {
  getRepository(uri: vscode.Uri): Repository | null;
}

interface Repository {
  log(options: {
    readonly path: string;
    readonly maxEntries: number;
  }): Promise<readonly { readonly hash: string }[]>;
  show(commit: string, path: string): Promise<string>;
}

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

/** Its extension is not woken for this: where git is used, VS Code has done so. */
function gitApi(): GitApi | undefined {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  if (!extension?.isActive) return undefined;
  try {
    return extension.exports.getAPI(1);
  } catch {
    // It throws while git is switched off in the settings.
    return undefined;
  }
}
