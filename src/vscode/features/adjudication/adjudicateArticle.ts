import * as vscode from 'vscode';
import {
  coderName,
  isAcceptedAtOnce,
  labelText,
  type ArticlePath,
  type ArticleQueue,
  type IssueId,
  type QueuedPassage,
  type QueueOptions,
  reasonName,
  REASONS,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { director } from '../../corpora/currentCoder';
import { sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { keepInSight } from '../../ui/belowQuestion';
import { askOthers } from './askOthers';
import { goOn } from './goOn';
import { passageSpans, type PassageQuestion } from './passageParts';
import { askPassage } from './passageQuestion';
import { readQueue } from './readQueue';
import { tellUnread } from './unread';
import { acceptIdentical, decide, type Outcome } from './writeDecisions';
import { localizer } from '../../derived/viewContext';
import { pickOne, type Picked } from '../../ui/quickPick';

const NAMES = 'adjudication.names';

/** What is adjudicated. */
export interface Adjudicated {
  readonly article: ArticlePath;
  /** A position in whose passage to begin. */
  readonly id?: string | undefined;
  /** Only passages in which a coder has a position on it. */
  readonly issue?: IssueId | undefined;
}

/** Asks about the passages of an article one after the other, until all are decided or the user
 * leaves, then what of the coders' other annotations is taken over, and how to go on. */
export async function adjudicateArticle(
  services: Services,
  loaded: LoadedCorpus,
  asked: Adjudicated,
): Promise<void> {
  let ended: Ended | undefined;
  try {
    ended = await askPassages(services, loaded, asked);
  } finally {
    services.reveal.release();
  }
  if (!ended) return;
  const { options, waiting } = ended;
  const withNames = services.memory.get<unknown>(NAMES) === true;
  await askOthers(services, loaded, asked.article, { options, withNames });
  await goOn(services, loaded, { ...asked, waiting });
}

interface Ended {
  readonly options: QueueOptions;
  /** The passages that were skipped. */
  readonly waiting: number;
}

/** Undefined where the user left, or nothing could be asked. */
async function askPassages(
  services: Services,
  loaded: LoadedCorpus,
  { article: path, id, issue }: Adjudicated,
): Promise<Ended | undefined> {
  const { memory, reveal } = services;
  let options: QueueOptions = { issue };
  let read = await readQueue(loaded, path, options);
  if (read && isOfFew(read.queue)) {
    const more = await optionsForFew(loaded, read.queue);
    if (!more) return undefined;
    options = { issue, ...more };
    read = await readQueue(loaded, path, options);
    if (read && more.withSingle && read.queue.passages.some(isAcceptedAtOnce)) {
      if (!(await wantsSingle(loaded, read.queue))) return undefined;
      if (!(await acceptIdentical(services, loaded, path, options))) return undefined;
      read = await readQueue(loaded, path, options);
    }
  }
  if (!read) return undefined;
  if (read.queue.unread.length > 0) {
    tellUnread(loaded, read.queue.unread);
    return undefined;
  }
  const asked = id === undefined ? -1 : placeOf(read.queue, id);
  let at: number | undefined = asked >= 0 ? asked : nextOpen(read.queue, -1);
  if (at === undefined && read.queue.passages.length + read.queue.others.length === 0) {
    sayBriefly(vscode.l10n.t('No coder marked anything in {0}.', labelText(path)));
    return undefined;
  }
  // Asked before the decisions: leaving that question later would lose them.
  if (at !== undefined && (await director(services, loaded)) === undefined) return undefined;
  while (at !== undefined) {
    const { queue, text } = read;
    const place: number = at;
    const passage = queue.passages[place];
    if (!passage) return undefined;
    const spans = passageSpans(passage);
    const editor = await reveal.held(loaded, path, spans, 'below');
    const question = {
      ...{ passage, text, at: place },
      covered: keepInSight(editor, spans[0], ...spans.slice(1)),
      of: queue.passages.length,
      identical: queue.passages.filter(isAcceptedAtOnce).length,
      others: queue.others.length,
      withNames: memory.get<unknown>(NAMES) === true,
    };
    const answer = await askPassage(services, loaded, question);
    let outcome: Outcome | undefined;
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
      case 'others':
        await askOthers(services, loaded, path, { options, withNames: question.withNames });
        break;
      case 'identical':
        if (!(await acceptIdentical(services, loaded, path, options))) return undefined;
        break;
      case 'results': {
        const reason = await askReason(question, answer.chosen);
        if (reason.kind === 'left') return undefined;
        if (reason.kind === 'back') break;
        const asked = { passage, options };
        outcome = await decide(services, loaded, asked, answer, reason.value);
        if (outcome === 'left') return undefined;
        break;
      }
    }
    // Read again: each decision changes it, and so may another window.
    read = await readQueue(loaded, path, options);
    if (!read || cannotGoOn(loaded, read.queue)) return undefined;
    if (outcome === 'written' || answer.kind === 'identical') {
      const decided = outcome === 'written' ? place : place - 1;
      at = nextOpen(read.queue, decided) ?? nextOpen(read.queue, -1);
    } else if (outcome === 'changed') {
      at = nextOpen(read.queue, place - 1) ?? nextOpen(read.queue, -1);
    }
  }
  return { options, waiting: read.queue.passages.filter(isOpen).length };
}

/** Fewer than two coders, and no result whose readings were removed. */
function isOfFew({ coders, passages, unread }: ArticleQueue): boolean {
  return coders.length < 2 && passages.length === 0 && unread.length === 0;
}

/** Files may change, or become unreadable, while passages are decided. */
function cannotGoOn(loaded: LoadedCorpus, queue: ArticleQueue): boolean {
  if (queue.unread.length > 0) tellUnread(loaded, queue.unread);
  return queue.unread.length > 0 || isOfFew(queue);
}

function placeOf({ passages }: ArticleQueue, id: string): number {
  return passages.findIndex(({ positions, adjudicated }) =>
    [...(positions.length > 0 ? positions.map(({ placed }) => placed) : adjudicated)].some(
      ({ annotation }) => annotation.id === id,
    ),
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
  loaded: LoadedCorpus,
  queue: ArticleQueue,
): Promise<Pick<QueueOptions, 'withUnfinished' | 'withSingle'> | undefined> {
  const { article, coders, unfinished } = queue;
  if (coders.length + unfinished.length >= 2) {
    return (await wantsUnfinished(loaded, queue)) ? { withUnfinished: true } : undefined;
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

/** A message beside the text would hide while the user looks for what the key did. */
async function wantsUnfinished(
  { corpus }: LoadedCorpus,
  { coders, unfinished }: ArticleQueue,
): Promise<boolean> {
  const goOn = vscode.l10n.t('Adjudicate Anyway');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'Coders who have not marked this article as complete: {0} of {1}. What they do not mark now would count as nothing.',
      unfinished.length,
      coders.length + unfinished.length,
    ),
    {
      modal: true,
      detail: unfinished.map((coder) => labelText(coderName(corpus.codebook, coder))).join(', '),
    },
    goOn,
  );
  return choice === goOn;
}

/** Why coders differed: one of the reasons, or the adjudicator's own words; '' for none. Not asked
 * for where all read the same, or no reading is left. */
async function askReason(
  { passage, covered }: PassageQuestion,
  chosen: string,
): Promise<Picked<string>> {
  if (passage.isIdentical || passage.positions.length === 0) return { kind: 'value', value: '' };
  return pickOne<string>({
    title: vscode.l10n.t('Why did coders differ? You chose: {0}', chosen),
    placeholder: vscode.l10n.t('Choose a reason, or type your own; press Enter for none'),
    covered,
    canGoBack: true,
    rows: [
      { label: `0  ${vscode.l10n.t('No reason')}`, value: '' },
      ...REASONS.map((reason, index) => ({
        label: `${index + 1}  ${reasonName(reason, localizer)}`,
        value: reason,
      })),
    ],
    letters: new Map([
      ['0', ''],
      ...REASONS.map((reason, index) => [`${index + 1}`, reason] as const),
    ]),
    typedRows: (typed) =>
      typed === '' ? [] : [{ label: labelText(typed), value: typed, alwaysShow: true }],
  });
}
