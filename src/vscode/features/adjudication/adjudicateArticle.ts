import * as vscode from 'vscode';
import {
  annotationFileOf,
  articleQueue,
  decisionEdits,
  firstEdits,
  identicalEdits,
  isAcceptedAtOnce,
  labelText,
  readArticleHead,
  type AnnotationFileEdit,
  type ArticlePath,
  type ArticleQueue,
  type IssueId,
  type QueuedPassage,
  type QueueOptions,
  type ReadArticle,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { record } from '../../corpora/record';
import { sayBriefly } from '../../documents/words';
import { commandStep, notify } from '../../host/notify';
import type { Services } from '../../services';
import { adjudicator } from './adjudicator';
import { askReason } from './askReason';
import { decidingIds } from './decidingIds';
import { askPassage, type Answered } from './passageQuestion';
import { passageSpans } from './passageSpans';

const NAMES = 'adjudication.names';

interface ReadQueue {
  readonly article: ReadArticle;
  readonly queue: ArticleQueue;
}

async function readQueue(
  { corpus }: LoadedCorpus,
  path: ArticlePath,
  options: QueueOptions,
): Promise<ReadQueue | undefined> {
  const article = await corpus.coders.of(path);
  return article && { article, queue: articleQueue(article, options) };
}

/** What is adjudicated. */
export interface Adjudicated {
  readonly article: ArticlePath;
  /** A position in whose passage to begin. */
  readonly id?: string | undefined;
  /** Only passages in which a coder has a position on it. */
  readonly issue?: IssueId | undefined;
}

/** Asks about the passages of an article one after the other, until all are decided or the user
 * leaves. */
export async function adjudicateArticle(
  services: Services,
  loaded: LoadedCorpus,
  { article: path, id, issue }: Adjudicated,
): Promise<void> {
  const { memory, reveal } = services;
  let withUnfinished = false;
  let read = await readQueue(loaded, path, { issue });
  if (read && read.queue.coders.length < 2 && read.queue.unfinished.length > 0) {
    withUnfinished = await wantsUnfinished(read.queue);
    if (!withUnfinished) return;
    read = await readQueue(loaded, path, { withUnfinished, issue });
  }
  if (!read || read.queue.coders.length < 2) {
    sayBriefly(
      vscode.l10n.t(
        'Fewer than two coders have coded {0}: nothing to adjudicate.',
        labelText(path),
      ),
    );
    return;
  }
  const asked = id === undefined ? -1 : placeOf(read.queue, id);
  let at: number | undefined = asked >= 0 ? asked : nextOpen(read.queue, -1);
  if (at === undefined && read.queue.passages.length === 0) {
    sayBriefly(vscode.l10n.t('No coder marked anything in {0}.', labelText(path)));
    return;
  }
  while (at !== undefined) {
    const { queue } = read;
    const passage = queue.passages[at];
    if (!passage) return;
    await reveal.below(loaded, path, passageSpans(passage));
    const question = {
      passage,
      at,
      of: queue.passages.length,
      identical: queue.passages.filter(isAcceptedAtOnce).length,
      withNames: memory.get<unknown>(NAMES) === true,
    };
    const answer = await askPassage(services, loaded, question);
    switch (answer.kind) {
      case 'left':
        return;
      case 'names':
        await memory.update(NAMES, !question.withNames);
        break;
      case 'previous':
        at = Math.max(0, at - 1);
        break;
      case 'next':
        at = nextOpen(queue, at);
        if (at === undefined) return;
        break;
      case 'identical':
        if (!(await acceptIdentical(services, loaded, read))) return;
        break;
      case 'results': {
        const reason = await askReason(passage);
        if (reason.kind === 'left') return;
        if (reason.kind === 'back') break;
        if (!(await decide(services, loaded, read, passage, answer, reason.value))) return;
        break;
      }
    }
    // Read again: each decision changes it, and so may another window.
    read = await readQueue(loaded, path, { withUnfinished, issue });
    if (!read) return;
    if (answer.kind === 'results' || answer.kind === 'identical') {
      const decided = answer.kind === 'results' ? at : at - 1;
      at = nextOpen(read.queue, decided) ?? nextOpen(read.queue, -1);
    }
  }
  tellDone(loaded, path, issue);
}

function placeOf({ passages }: ArticleQueue, id: string): number {
  return passages.findIndex(({ positions }) =>
    positions.some(({ placed }) => placed.annotation.id === id),
  );
}

/** The next passage that waits or has changed, after a place. */
function nextOpen({ passages }: ArticleQueue, after: number): number | undefined {
  const at = passages.findIndex(({ state }, index) => index > after && state !== 'decided');
  return at < 0 ? undefined : at;
}

async function wantsUnfinished({ coders, unfinished }: ArticleQueue): Promise<boolean> {
  const goOn = vscode.l10n.t('Adjudicate Anyway');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'Coders who have not marked this article as complete: {0} of {1}. What they do not mark now would count as nothing.',
      unfinished.length,
      coders.length + unfinished.length,
    ),
    goOn,
  );
  return choice === goOn;
}

/** Accepts the identical passages of an article that wait, as one step; says where there are none.
 * True when done. */
export async function acceptIn(
  services: Services,
  loaded: LoadedCorpus,
  path: ArticlePath,
): Promise<boolean> {
  const read = await readQueue(loaded, path, {});
  return read !== undefined && acceptIdentical(services, loaded, read);
}

async function acceptIdentical(
  services: Services,
  loaded: LoadedCorpus,
  { article, queue }: ReadQueue,
): Promise<boolean> {
  const count = queue.passages.filter(isAcceptedAtOnce).length;
  if (count === 0) {
    sayBriefly(vscode.l10n.t('No identical passages wait in {0}.', labelText(article.path)));
    return false;
  }
  const by = await adjudicator(services, loaded);
  if (by === undefined) return false;
  const decided = decidedBy(services, loaded, article, by);
  const edits = identicalEdits(queue.passages, decided);
  const label = vscode.l10n.t('Accept identical passages ({0})', count);
  return write(services, loaded, article, edits, label, undefined);
}

async function decide(
  services: Services,
  loaded: LoadedCorpus,
  { article }: ReadQueue,
  passage: QueuedPassage,
  { results, draft, label }: Extract<Answered, { kind: 'results' }>,
  reason: string,
): Promise<boolean> {
  const by = await adjudicator(services, loaded);
  if (by === undefined) return false;
  const decided = {
    ...decidedBy(services, loaded, article, by),
    ...(reason === '' ? {} : { reason }),
  };
  const edits = decisionEdits(passage, results, decided);
  return write(services, loaded, article, edits, label, draft);
}

function decidedBy(
  { environment }: Services,
  { corpus }: LoadedCorpus,
  article: ReadArticle,
  by: string,
) {
  const { coders } = corpus.codebook;
  return {
    by,
    isNoCoder: coders.size > 0 && !coders.has(by),
    at: environment.clock.moment(),
    newId: decidingIds(article, environment.random),
  };
}

async function write(
  services: Services,
  loaded: LoadedCorpus,
  article: ReadArticle,
  edits: readonly AnnotationFileEdit[],
  label: string,
  draft: Extract<Answered, { kind: 'results' }>['draft'],
): Promise<boolean> {
  const { path } = article;
  const text = (await loaded.corpus.readArticle(path))?.text ?? '';
  const first = firstEdits(article, readArticleHead(path, text).metadata);
  const file = annotationFileOf(path);
  return record(services, loaded, path, [...first, ...edits], label, draft, file);
}

function tellDone(loaded: LoadedCorpus, article: ArticlePath, issue: IssueId | undefined): void {
  const argument = { corpus: loaded.root.toString(), article, issue };
  void notify(
    'information',
    vscode.l10n.t('Everything in {0} is adjudicated.', labelText(article)),
    commandStep(
      vscode.l10n.t('Adjudicate Next Article'),
      'policyAnnotator.adjudicateNext',
      argument,
    ),
  );
}
