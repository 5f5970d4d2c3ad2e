import * as vscode from 'vscode';
import {
  CODEBOOK_FILE,
  compareText,
  decodeArticle,
  runCooperatively,
  isAnnotationFile,
  looksLikeCodebook,
  sortSteps,
  type ArticleRule,
} from '../../core';
import { readBytes } from './documentSync';

/** Lists a corpus folder through the editor, for hosts without a disk and where the scanning thread
 * has failed: paths of articles and annotation files, without nested corpora. Walking is slower
 * than `findFiles` but sees new files on every file system; several folders at a time, in slices.
 * `below`: only this folder of it, with `/` at its end; `entered` is called before each folder is
 * read. */
export async function listCorpus(
  root: vscode.Uri,
  rule: ArticleRule,
  yieldToHost: () => Promise<void>,
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
    const folders: string[] = [];
    for (const [index, [name, type]] of entries.entries()) {
      if (index % ENTRIES_TOGETHER === 0) await yieldToHost();
      const path = prefix + name;
      if (type & vscode.FileType.Directory) {
        // A link to a folder may lead in a circle.
        const isLink = (type & vscode.FileType.SymbolicLink) !== 0;
        if (!isLink && rule.enters(path)) folders.push(name);
      } else if (isFile(type) && (rule.isArticle(path) || isAnnotationFile(path))) {
        found.push(path);
      }
    }
    for (let at = 0; at < folders.length; at += FOLDERS_TOGETHER) {
      const some = folders.slice(at, at + FOLDERS_TOGETHER);
      await Promise.all(
        some.map((name) => walk(vscode.Uri.joinPath(folder, name), `${prefix}${name}/`)),
      );
    }
  };
  await walk(vscode.Uri.joinPath(root, below), below);
  return runCooperatively(sortSteps(found, compareText), yieldToHost);
}

/** Folders that are read at the same time. */
const FOLDERS_TOGETHER = 8;

/** Entries compared with the globs before the host gets its turn. */
const ENTRIES_TOGETHER = 500;

function isFile(type: vscode.FileType): boolean {
  return (type & vscode.FileType.File) !== 0;
}

async function readFolder(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // A folder that may not be read is treated as empty; the rest of the corpus is unaffected.
    return [];
  }
}

/** Whether it is a codebook of ours: another tool's codebook.yaml begins no corpus. */
export async function isCodebook(file: vscode.Uri): Promise<boolean> {
  try {
    const bytes = await readBytes(file);
    return bytes !== undefined && looksLikeCodebook(decodeArticle(bytes, TextDecoder).text);
  } catch {
    return false;
  }
}
