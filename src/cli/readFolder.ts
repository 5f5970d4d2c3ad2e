import fs from 'node:fs/promises';
import path from 'node:path';
import { addAll, articleRule, compareText, DEFAULT_ARTICLE_GLOBS, isAnnotationFile } from '../core';
import { refuseUnread } from '../node/disk/inside';
import { FileRefused } from '../project/fileRefused';
import { isCorpus } from './findCorpora';
import { namedOtherwise } from './namedOtherwise';
import { unreadable, type FoundProblem } from './problems';

/** The files of a corpus, as paths from its folder with `/`, in order of code units. */
export interface FolderFiles {
  readonly articles: readonly string[];
  readonly annotationFiles: ReadonlySet<string>;
  readonly problems: readonly FoundProblem[];
}

/** Walks a corpus. A nested codebook begins a corpus of its own, which is not entered; links to
 * folders are not followed, since they may lead in circles, nor links to files outside. */
export async function readFolder(folder: string): Promise<FolderFiles> {
  const rule = articleRule(DEFAULT_ARTICLE_GLOBS);
  const articles: string[] = [];
  const annotationFiles = new Set<string>();
  const problems: FoundProblem[] = [];
  const visit = async (below: string): Promise<void> => {
    const entries = await fs
      .readdir(path.join(folder, below), { withFileTypes: true })
      .catch((error: unknown) => {
        problems.push(unreadable(below === '' ? '.' : below, error));
        return [];
      });
    for (const entry of entries) {
      const found = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (rule.enters(found) && !(await isCorpus(path.join(folder, found)))) await visit(found);
      } else if (rule.isArticle(found) || isAnnotationFile(found)) {
        const isOne = await isFile(folder, found, entry).catch((error: unknown) => {
          problems.push(unreadable(found, error));
          return false;
        });
        if (isOne && rule.isArticle(found)) articles.push(found);
        else if (isOne) annotationFiles.add(found);
      } else if (entry.isFile() && rule.enters(found)) {
        addAll(problems, await namedOtherwise(folder, found));
      }
    }
  };
  await visit('');
  return { articles: articles.sort(compareText), annotationFiles, problems };
}

/** Throws for a link that leads nowhere or out of the corpus, and for a device or a pipe. */
async function isFile(
  folder: string,
  below: string,
  entry: { isFile(): boolean; isSymbolicLink(): boolean },
): Promise<boolean> {
  if (entry.isFile()) return true;
  if (!entry.isSymbolicLink()) throw new FileRefused('not-a-file');
  const file = path.join(folder, below);
  await refuseUnread(file, folder, fs);
  return (await fs.stat(file)).isFile();
}
