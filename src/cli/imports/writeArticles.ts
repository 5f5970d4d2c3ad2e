import fs from 'node:fs/promises';
import path from 'node:path';
import type { PlannedArticle } from '../../core';
import { removeFile, replaceFile } from '../../node/disk/replaceFile';
import type { WriteOutcome } from '../../project/ports';
import { unreadable, type FoundProblem } from '../commands/problems';
import type { Outside } from '../output/outside';
import type { ArticleOnDisk } from './knownArticles';

interface Writing {
  /** The folder of the corpus, and the one that gets new articles. */
  readonly corpus: string;
  readonly folder: string;
  /** The articles of the corpus by origin. */
  readonly known: ReadonlyMap<string, ArticleOnDisk>;
  readonly writes: readonly PlannedArticle[];
}

interface Written {
  readonly failed: ReadonlyMap<PlannedArticle, WriteOutcome>;
  readonly isCancelled: boolean;
  /** Articles that were written before the user cancelled and could not be removed. */
  readonly stay: number;
}

/** Files written at the same time, since each waits for the disk. */
const AT_ONCE = 16;

/** Writes articles until the user interrupts: then those already written go again. */
export async function writeArticles(
  { corpus, folder, known, writes }: Writing,
  { onInterrupt }: Pick<Outside, 'onInterrupt'>,
): Promise<Written> {
  const failed = new Map<PlannedArticle, WriteOutcome>();
  const written: PlannedArticle[] = [];
  const cancel = new AbortController();
  const stopListening = onInterrupt(() => {
    cancel.abort();
  });
  const inTurn = async (
    articles: readonly PlannedArticle[],
    work: (article: PlannedArticle) => Promise<void>,
    isOver: () => boolean,
  ): Promise<void> => {
    for (let at = 0; at < articles.length && !isOver(); at += AT_ONCE) {
      await Promise.all(articles.slice(at, at + AT_ONCE).map(work));
    }
  };
  try {
    await inTurn(
      writes,
      async (article) => {
        const outcome = await writeArticle(corpus, article, known.get(article.origin));
        if (outcome.kind === 'saved') written.push(article);
        else failed.set(article, outcome);
      },
      () => cancel.signal.aborted,
    );
    if (!cancel.signal.aborted) return { failed, isCancelled: false, stay: 0 };
    const stay = await takeBackArticles({ corpus, folder, known, writes: written });
    return { failed, isCancelled: true, stay };
  } finally {
    stopListening();
  }
}

/** Removes articles that were written, and restores those that were replaced. Gives the number of
 * those that stay. */
export async function takeBackArticles({
  corpus,
  folder,
  known,
  writes,
}: Writing): Promise<number> {
  let stay = 0;
  for (const article of writes) {
    const outcome = await takeBack(corpus, article, known.get(article.origin));
    if (outcome.kind !== 'saved') stay++;
  }
  await removeEmpty(folder, corpus);
  return stay;
}

/** Writes an article as the editor would: a file changed meanwhile is not overwritten. `before`:
 * the text that it replaces. */
async function writeArticle(
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

function takeBack(
  corpus: string,
  { path: article, text }: PlannedArticle,
  before: ArticleOnDisk | undefined,
): Promise<WriteOutcome> {
  const file = path.join(corpus, ...article.split('/'));
  return before
    ? replaceFile(file, text, before.bytes, { within: corpus })
    : removeFile(file, text, { within: corpus });
}

/** Removes a folder, and those above it, while they are empty. */
async function removeEmpty(folder: string, corpus: string): Promise<void> {
  for (let empty = folder; empty !== corpus; empty = path.dirname(empty)) {
    try {
      await fs.rmdir(empty);
    } catch {
      return;
    }
  }
}

/** The problem of an article that was not written. */
export function unwritten(article: string, outcome: WriteOutcome): FoundProblem {
  const reason =
    outcome.kind === 'failed' ? outcome.reason : 'another program changed it in the meantime';
  const message = `This article was not written: ${reason}.`;
  return { ...unreadable(article, undefined), code: 'unwritten', message };
}
