import fs from 'node:fs/promises';
import path from 'node:path';
import type { PlannedArticle } from '../../core';
import { replaceFile } from '../../node/disk/replaceFile';
import type { WriteOutcome } from '../../project/ports';
import { unreadable, type FoundProblem } from '../commands/problems';
import type { ArticleOnDisk } from './knownArticles';

/** Writes an article as the editor would: a file changed meanwhile is not overwritten. `before`:
 * the text that it replaces. */
export async function writeArticle(
  corpus: string,
  { path: article, text }: PlannedArticle,
  before: ArticleOnDisk | undefined,
): Promise<WriteOutcome> {
  const file = path.join(corpus, ...article.split('/'));
  try {
    await fs.mkdir(path.dirname(file), { recursive: true });
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
  return replaceFile(file, before?.bytes, text, { within: corpus });
}

/** The problem of an article that was not written. */
export function unwritten(article: string, outcome: WriteOutcome): FoundProblem {
  const reason =
    outcome.kind === 'failed' ? outcome.reason : 'another program changed it in the meantime';
  const message = `This article was not written: ${reason}.`;
  return { ...unreadable(article, undefined), code: 'unwritten', message };
}
