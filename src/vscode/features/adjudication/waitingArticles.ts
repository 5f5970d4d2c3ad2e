import * as vscode from 'vscode';
import {
  corpusQueue,
  onlyReading,
  runCooperatively,
  type ArticlePath,
  type ArticleQueue,
  type IssueId,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { withDelayedProgress } from '../../derived/delayedProgress';
import type { Services } from '../../services';

/** The articles of a corpus that two coders have completed, with their passages; undefined where
 * it was cancelled. Reads the files of all coders. */
export async function readQueues(
  { environment }: Services,
  { corpus }: LoadedCorpus,
  isCancelled: () => boolean,
  issue?: IssueId,
): Promise<Queues | undefined> {
  if (!(await corpus.readWhole(isCancelled))) return undefined;
  const read = await corpus.coders.all(isCancelled);
  const task = read && corpusQueue(read, { issue });
  const queues = task && (await runCooperatively(task, environment.yieldToHost, isCancelled));
  if (!queues) return undefined;
  const singles = read.articles.filter((article) => onlyReading(article, corpus.codebook)).length;
  return { queues, singles };
}

interface Queues {
  readonly queues: readonly ArticleQueue[];
  /** The number of articles that one coder alone has completed, and that have no result. */
  readonly singles: number;
}

/** The next article with a passage that waits, behind one in the order of paths and then from the
 * first; undefined where there is none, or the user did not wait. */
export async function nextArticle(
  services: Services,
  loaded: LoadedCorpus,
  {
    after,
    issue,
  }: { readonly after: ArticlePath | undefined; readonly issue: IssueId | undefined },
): Promise<ArticlePath | undefined> {
  const read = await withDelayedProgress(
    vscode.l10n.t('Reading the files of all coders'),
    (token) => readQueues(services, loaded, () => token.isCancellationRequested, issue),
  );
  const open = (read?.queues ?? []).filter(
    ({ article, passages }) =>
      article !== after && passages.some(({ state }) => state !== 'decided'),
  );
  const later = after === undefined ? undefined : open.find(({ article }) => article > after);
  return (later ?? open[0])?.article;
}
