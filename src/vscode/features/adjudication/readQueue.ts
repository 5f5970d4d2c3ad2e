import {
  articleQueue,
  sameValue,
  type ArticlePath,
  type ArticleQueue,
  type QueuedPassage,
  type QueueOptions,
  type ReadArticle,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';

export interface ReadQueue {
  readonly article: ReadArticle;
  /** The article's text, whose words the readings quote. */
  readonly text: string;
  readonly queue: ArticleQueue;
}

/** The passages of an article as its files are now; undefined where its text cannot be read. */
export async function readQueue(
  { corpus }: LoadedCorpus,
  path: ArticlePath,
  options: QueueOptions,
): Promise<ReadQueue | undefined> {
  const article = await corpus.coders.of(path);
  const text = (await corpus.readArticle(path))?.text ?? '';
  return article && { article, text, queue: articleQueue(article, options) };
}

/** Whether a passage is just as it was asked about: the same readings, results and decisions. */
export function isUnchanged({ passages }: ArticleQueue, asked: QueuedPassage): boolean {
  return passages.some((passage) => sameValue(shownOf(passage), shownOf(asked)));
}

function shownOf({ positions, adjudicated, replaces }: QueuedPassage): unknown {
  return [
    positions.map(({ ref }) => ref),
    adjudicated.map(({ annotation }) => annotation),
    replaces,
  ];
}
