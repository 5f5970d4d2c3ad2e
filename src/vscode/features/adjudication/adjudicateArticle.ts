import * as vscode from 'vscode';
import {
  annotationFileOf,
  articleQueue,
  coderName,
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
import { director } from '../../corpora/currentCoder';
import { record } from '../../corpora/record';
import { sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { askReason } from './askReason';
import { goOn } from './goOn';
import { decidingIds } from './decidingIds';
import { askPassage, type Answered } from './passageQuestion';
import { passageSpans } from './passageSpans';

const NAMES = 'adjudication.names';

interface ReadQueue {
  readonly article: ReadArticle;
  /** The article's text, whose words the readings quote. */
  readonly text: string;
  readonly queue: ArticleQueue;
}

async function readQueue(
  { corpus }: LoadedCorpus,
  path: ArticlePath,
  options: QueueOptions,
): Promise<ReadQueue | undefined> {
  const article = await corpus.coders.of(path);
  const text = (await corpus.readArticle(path))?.text ?? '';
  return article && { article, text, queue: articleQueue(article, options) };
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
  asked: Adjudicated,
): Promise<void> {
  let waiting: number | undefined;
  try {
    waiting = await askPassages(services, loaded, asked);
  } finally {
    services.reveal.release();
  }
  if (waiting !== undefined) await goOn(loaded, { ...asked, waiting });
}

/** The number of passages that still wait, once all were asked about; undefined where the user
 * left, or nothing could be asked. */
async function askPassages(
  services: Services,
  loaded: LoadedCorpus,
  { article: path, id, issue }: Adjudicated,
): Promise<number | undefined> {
  const { memory, reveal } = services;
  let options: QueueOptions = { issue };
  let read = await readQueue(loaded, path, options);
  if (read && read.queue.coders.length < 2) {
    const more = await optionsForFew(read.queue);
    if (!more) return undefined;
    options = { issue, ...more };
    read = await readQueue(loaded, path, options);
    if (read && more.withSingle && read.queue.passages.some(isAcceptedAtOnce)) {
      if (!(await wantsSingle(loaded, read.queue))) return undefined;
      if (!(await acceptIdentical(services, loaded, read))) return undefined;
      read = await readQueue(loaded, path, options);
    }
  }
  if (!read) return undefined;
  const asked = id === undefined ? -1 : placeOf(read.queue, id);
  let at: number | undefined = asked >= 0 ? asked : nextOpen(read.queue, -1);
  if (at === undefined && read.queue.passages.length === 0) {
    sayBriefly(vscode.l10n.t('No coder marked anything in {0}.', labelText(path)));
    return undefined;
  }
  while (at !== undefined) {
    const { queue, text } = read;
    const place: number = at;
    const passage = queue.passages[place];
    if (!passage) return undefined;
    await reveal.held(loaded, path, passageSpans(passage), 'below');
    const question = {
      ...{ passage, text, at: place },
      of: queue.passages.length,
      identical: queue.passages.filter(isAcceptedAtOnce).length,
      withNames: memory.get<unknown>(NAMES) === true,
    };
    const answer = await askPassage(services, loaded, question);
    switch (answer.kind) {
      case 'left':
        return undefined;
      case 'names':
        await memory.update(NAMES, !question.withNames);
        break;
      case 'previous':
        at = Math.max(0, place - 1);
        break;
      case 'next':
        at = nextOpen(queue, place);
        break;
      case 'identical':
        if (!(await acceptIdentical(services, loaded, read))) return undefined;
        break;
      case 'results': {
        const reason = await askReason(passage);
        if (reason.kind === 'left') return undefined;
        if (reason.kind === 'back') break;
        if (!(await decide(services, loaded, read, passage, answer, reason.value)))
          return undefined;
        break;
      }
    }
    // Read again: each decision changes it, and so may another window.
    read = await readQueue(loaded, path, options);
    if (!read) return undefined;
    if (answer.kind === 'results' || answer.kind === 'identical') {
      const decided = answer.kind === 'results' ? place : place - 1;
      at = nextOpen(read.queue, decided) ?? nextOpen(read.queue, -1);
    }
  }
  return read.queue.passages.filter(isOpen).length;
}

function placeOf({ passages }: ArticleQueue, id: string): number {
  return passages.findIndex(({ positions }) =>
    positions.some(({ placed }) => placed.annotation.id === id),
  );
}

/** The next passage that waits or has changed, after a place. */
function nextOpen({ passages }: ArticleQueue, after: number): number | undefined {
  const at = passages.findIndex((passage, index) => index > after && isOpen(passage));
  return at < 0 ? undefined : at;
}

function isOpen({ state }: QueuedPassage): boolean {
  return state !== 'decided';
}

/** What is adjudicated where fewer than two coders have completed an article: also what is not
 * complete, if the user wants it, or what one coder found alone. Undefined where nothing is. */
async function optionsForFew(
  queue: ArticleQueue,
): Promise<Pick<QueueOptions, 'withUnfinished' | 'withSingle'> | undefined> {
  const { article, coders, unfinished } = queue;
  if (coders.length + unfinished.length >= 2) {
    return (await wantsUnfinished(queue)) ? { withUnfinished: true } : undefined;
  }
  if (coders.length === 1) return { withSingle: true };
  sayBriefly(
    vscode.l10n.t(
      'Fewer than two coders have coded {0}: nothing to adjudicate.',
      labelText(article),
    ),
  );
  return undefined;
}

async function wantsSingle(
  { corpus }: LoadedCorpus,
  { article, coders: [only = ''] }: ArticleQueue,
): Promise<boolean> {
  const take = vscode.l10n.t('Take Over');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Only {0} has coded {1}. Take over what they found as the result?',
      labelText(coderName(corpus.codebook, only)),
      labelText(article),
    ),
    take,
  );
  return choice === take;
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
  read: ReadQueue,
): Promise<boolean> {
  const { article, queue } = read;
  const count = queue.passages.filter(isAcceptedAtOnce).length;
  if (count === 0) {
    sayBriefly(vscode.l10n.t('No identical passages wait in {0}.', labelText(article.path)));
    return false;
  }
  const by = await director(services, loaded);
  if (by === undefined) return false;
  const decided = decidedBy(services, loaded, article, by);
  const edits = identicalEdits(queue.passages, decided);
  const label = vscode.l10n.t('Accept identical passages ({0})', count);
  return write(services, loaded, read, edits, label, undefined);
}

async function decide(
  services: Services,
  loaded: LoadedCorpus,
  read: ReadQueue,
  passage: QueuedPassage,
  { results, draft, label }: Extract<Answered, { kind: 'results' }>,
  reason: string,
): Promise<boolean> {
  const by = await director(services, loaded);
  if (by === undefined) return false;
  const decided = {
    ...decidedBy(services, loaded, read.article, by),
    ...(reason === '' ? {} : { reason }),
  };
  const edits = decisionEdits(passage, results, decided);
  return write(services, loaded, read, edits, label, draft);
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
  { article, text }: ReadQueue,
  edits: readonly AnnotationFileEdit[],
  label: string,
  draft: Extract<Answered, { kind: 'results' }>['draft'],
): Promise<boolean> {
  const { path } = article;
  const first = firstEdits(article, readArticleHead(path, text).metadata);
  const file = annotationFileOf(path);
  return record(services, loaded, path, [...first, ...edits], label, draft, file);
}
