import * as vscode from 'vscode';
import {
  CODEBOOK_FILE,
  decodeArticle,
  isAnnotationFile,
  looksLikeCodebook,
  type ArticleRule,
} from '../core';

/** Walks a corpus folder: paths of articles and annotation files, without nested corpora. Walking
 * is slower than `findFiles` but sees new files on every file system; several folders at a time.
 * `below`: only this folder of it, with `/` at its end; `entered` hears of each folder before it is read. */
export async function listCorpus(
  root: vscode.Uri,
  rule: ArticleRule,
  below = '',
  entered?: (folder: string) => void,
): Promise<readonly string[]> {
  const found: string[] = [];
  const walk = async (folder: vscode.Uri, prefix: string): Promise<void> => {
    entered?.(prefix);
    const entries = await readFolder(folder);
    const isNested =
      prefix !== '' &&
      entries.some(([name, type]) => name === CODEBOOK_FILE && isFile(type)) &&
      (await isCodebook(vscode.Uri.joinPath(folder, CODEBOOK_FILE)));
    if (isNested) return;
    const folders: Promise<void>[] = [];
    for (const [name, type] of entries) {
      const path = prefix + name;
      if (type & vscode.FileType.Directory) {
        // A link to a folder may lead in a circle.
        const isLink = (type & vscode.FileType.SymbolicLink) !== 0;
        if (!isLink && rule.enters(path)) {
          folders.push(walk(vscode.Uri.joinPath(folder, name), `${path}/`));
        }
      } else if (isFile(type) && (rule.isArticle(path) || isAnnotationFile(path))) {
        found.push(path);
      }
    }
    await Promise.all(folders);
  };
  await walk(vscode.Uri.joinPath(root, below), below);
  return found.sort();
}

function isFile(type: vscode.FileType): boolean {
  return (type & vscode.FileType.File) !== 0;
}

async function readFolder(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // A folder that may not be read has nothing for us; the rest of the corpus is unharmed.
    return [];
  }
}

/** Another tool's codebook.yaml begins no corpus. */
export async function isCodebook(file: vscode.Uri): Promise<boolean> {
  try {
    return looksLikeCodebook(decodeArticle(await vscode.workspace.fs.readFile(file)).text);
  } catch {
    return false;
  }
}
