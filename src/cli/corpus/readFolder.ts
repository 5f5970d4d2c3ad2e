import fs from 'node:fs/promises';
import path from 'node:path';
import { addAll, articleRule, DEFAULT_ARTICLE_GLOBS, isAnnotationFile } from '../../core';
import { refuseUnread } from '../../node/disk/inside';
import { isLeftOver } from '../../node/disk/leftOvers';
import { walkFiles } from '../../node/walk/walkFiles';
import { isCorpus } from './findCorpora';
import { planProblems } from './interrupted';
import { namedOtherwise } from './namedOtherwise';
import { unreadable, type FoundProblem } from '../commands/problems';

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
  const problems: FoundProblem[] = [...(await planProblems(folder))];
  const files = walkFiles(folder, rule, {
    isCorpus,
    unreadable: (prefix, error) => problems.push(unreadable(prefix.slice(0, -1) || '.', error)),
  });
  for (const { path: found, isPlain } of files) {
    if (rule.isArticle(found) || isAnnotationFile(found)) {
      const isOne =
        isPlain ||
        (await isFile(folder, found).catch((error: unknown) => {
          problems.push(unreadable(found, error));
          return false;
        }));
      if (isOne && rule.isArticle(found)) articles.push(found);
      else if (isOne) annotationFiles.add(found);
    } else if (isPlain && (await isLeftOver(path.join(folder, found)))) {
      problems.push(leftOver(found));
    } else if (isPlain && rule.enters(found)) {
      addAll(problems, await namedOtherwise(folder, found));
    }
  }
  return { articles, annotationFiles, problems };
}

function leftOver(file: string): FoundProblem {
  const message =
    'This file was left by a save that was interrupted. The next save in its folder removes it.';
  return {
    ...{ file, line: 1, column: 1, severity: 'info', code: 'left-over', message },
    leavesOut: false,
  };
}

/** Whether an entry that is no plain file leads to one. Throws for a link that leads nowhere or out
 * of the corpus, and for a device or a pipe. */
async function isFile(folder: string, below: string): Promise<boolean> {
  const file = path.join(folder, below);
  await refuseUnread(file, folder, fs);
  return (await fs.stat(file)).isFile();
}
