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
  type QueuedPassage,
  type ReadArticle,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { record } from '../../corpora/record';
import { passageSpans } from './passageSpans';
import { sayBriefly } from '../../documents/words';
import { commandStep, notify } from '../../host/notify';
import type { Services } from '../../services';
import { readTarget } from '../../ui/cardCommands';
import { activeArticle } from '../../ui/currentAnnotation';
import { adjudicator } from './adjudicator';
import { askReason } from './askReason';
import { decidingIds } from './decidingIds';
import { askPassage, type Answered } from './passageQuestion';
import { isAdjudicated } from './sharedFiles';
import { nextArticle } from './waitingArticles';

const NAMES = 'adjudication.names';

/** *Adjudicate*: the passages of an article one after the other, with what each coder read, the
 * words shown in the article; each decision is written at once into the adjudicated file, and can
 * be undone. */
export function registerAdjudicate(services: Services): vscode.Disposable {
  const { corpora, guard } = services;

  const adjudicate = async (argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    const active = activeArticle(services);
    const loaded = target?.loaded ?? active?.loaded ?? corpora.active;
    if (!loaded) {
      tellNoCorpus();
      return;
    }
    if (!isAdjudicated(loaded)) return;
    const path = target?.article ?? active?.path;
    if (path === undefined) await goOn(loaded, undefined);
    else await adjudicateArticle(services, loaded, path, target?.id);
  };

  const goOn = async (loaded: LoadedCorpus, after: ArticlePath | undefined): Promise<void> => {
    const path = await nextArticle(services, loaded, after);
    if (path === undefined) {
      sayBriefly(vscode.l10n.t('No article waits for adjudication.'));
    } else await adjudicateArticle(services, loaded, path, undefined);
  };

  const next = async (argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    const active = activeArticle(services);
    const loaded = target?.loaded ?? active?.loaded ?? corpora.active;
    if (!loaded) tellNoCorpus();
    else if (isAdjudicated(loaded)) await goOn(loaded, target?.article ?? active?.path);
  };

  const accept = async (argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    const active = activeArticle(services);
    const loaded = target?.loaded ?? active?.loaded;
    const path = target?.article ?? active?.path;
    if (!loaded || path === undefined) {
      sayBriefly(vscode.l10n.t('Open an article first, or choose one in a view.'));
      return;
    }
    if (!isAdjudicated(loaded)) return;
    const read = await readQueue(loaded, path, false);
    if (read) await acceptIdentical(services, loaded, read);
  };

  return vscode.Disposable.from(
    guard.command('policyAnnotator.adjudicate', adjudicate),
    guard.command('policyAnnotator.adjudicateNext', next),
    guard.command('policyAnnotator.acceptIdentical', accept),
  );
}

interface ReadQueue {
  readonly article: ReadArticle;
  readonly queue: ArticleQueue;
}

async function readQueue(
  { corpus }: LoadedCorpus,
  path: ArticlePath,
  withUnfinished: boolean,
): Promise<ReadQueue | undefined> {
  const article = await corpus.coders.of(path);
  return article && { article, queue: articleQueue(article, { withUnfinished }) };
}

/** `id`: of a position, in whose passage to begin. */
async function adjudicateArticle(
  services: Services,
  loaded: LoadedCorpus,
  path: ArticlePath,
  id: string | undefined,
): Promise<void> {
  const { memory, reveal } = services;
  let withUnfinished = false;
  let read = await readQueue(loaded, path, withUnfinished);
  if (read && read.queue.coders.length < 2 && read.queue.unfinished.length > 0) {
    withUnfinished = await wantsUnfinished(read.queue);
    if (!withUnfinished) return;
    read = await readQueue(loaded, path, withUnfinished);
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
    read = await readQueue(loaded, path, withUnfinished);
    if (!read) return;
    if (answer.kind === 'results' || answer.kind === 'identical') {
      const decided = answer.kind === 'results' ? at : at - 1;
      at = nextOpen(read.queue, decided) ?? nextOpen(read.queue, -1);
    }
  }
  tellDone(loaded, path);
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
  const decided = decidedBy(services, article, by);
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
    ...decidedBy(services, article, by),
    ...(reason === '' ? {} : { reason }),
  };
  const edits = decisionEdits(passage, results, decided);
  return write(services, loaded, article, edits, label, draft);
}

function decidedBy({ environment }: Services, article: ReadArticle, by: string) {
  return { by, at: environment.clock.moment(), newId: decidingIds(article, environment.random) };
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

function tellDone(loaded: LoadedCorpus, path: ArticlePath): void {
  const argument = { corpus: loaded.root.toString(), article: path };
  void notify(
    'information',
    vscode.l10n.t('Everything in {0} is adjudicated.', labelText(path)),
    commandStep(
      vscode.l10n.t('Adjudicate Next Article'),
      'policyAnnotator.adjudicateNext',
      argument,
    ),
  );
}
