import * as vscode from 'vscode';
import { isAboutIssue, nextBehind, type ArticlePath, type IssueId } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { withDelayedProgress } from '../../derived/delayedProgress';
import { readDirectedWork, type DirectedWork } from '../../derived/directedWork';
import type { Services } from '../../services';

/** What is to be adjudicated now. `next`: the next article with a passage that waits, from one on
 * or behind it in the order of paths and then from the first; undefined where there is none. */
export interface Waiting {
  readonly work: DirectedWork;
  readonly next: ArticlePath | undefined;
}

/** Reads the files of all coders; undefined where the user did not wait. */
export async function waitingAfter(
  { environment }: Services,
  loaded: LoadedCorpus,
  {
    from,
    after,
    issue,
  }: {
    readonly from?: ArticlePath | undefined;
    readonly after?: ArticlePath | undefined;
    readonly issue?: IssueId | undefined;
  },
): Promise<Waiting | undefined> {
  const work = await withDelayedProgress(
    vscode.l10n.t('Reading the files of all coders'),
    (token) => readDirectedWork(environment, loaded, () => token.isCancellationRequested),
  );
  if (!work) return undefined;
  const open = work.queues.flatMap(({ article, passages }) =>
    passages.some(
      (passage) =>
        passage.state !== 'decided' && (issue === undefined || isAboutIssue(passage, issue)),
    )
      ? [article]
      : [],
  );
  const next = from !== undefined && open.includes(from) ? from : nextBehind(open, after ?? from);
  return { work, next };
}
