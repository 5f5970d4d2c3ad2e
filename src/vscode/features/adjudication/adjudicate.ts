import * as vscode from 'vscode';
import { type ArticlePath, type IssueId, issueName, labelText } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { readTarget } from '../../ui/cardCommands';
import { activeArticle } from '../../ui/currentAnnotation';
import { adjudicateArticle } from './adjudicateArticle';
import { reviewMachine } from './reviewMachine';
import { takeOverSingles } from './takeOverSingles';
import { waitingAfter } from './waitingArticles';
import { acceptIdentical } from './writeDecisions';
import { mayShowOthers } from '../../corpora/othersWork';
import { notify, commandStep } from '../../host/notify';
import type { DirectedWork } from '../../derived/directedWork';
import { localizer } from '../../derived/viewContext';

interface Going {
  /** The article with which to begin, if it waits. */
  readonly from?: ArticlePath | undefined;
  /** The article after which to go on. With neither, from the first one. */
  readonly after?: ArticlePath | undefined;
  readonly issue: IssueId | undefined;
}

/** *Adjudicate*: the passages of an article one after the other, with what each coder read, the
 * words shown in the article; each decision is written at once into the adjudicated file, and can
 * be undone. From an issue, those of all articles that are about it. */
export function registerAdjudicate(services: Services): vscode.Disposable {
  const { corpora, guard } = services;

  /** Undefined where nothing can be adjudicated, which was said. */
  const asked = (argument: unknown) => {
    const target = readTarget(corpora, argument);
    const active = activeArticle(services);
    const loaded = target?.loaded ?? active?.loaded ?? corpora.active;
    if (!loaded) {
      tellNoCorpus();
      return undefined;
    }
    if (!mayAdjudicate(loaded)) return undefined;
    const { article = active?.path, id, issue } = target ?? {};
    return { loaded, article, id, issue, isOfIssue: issue !== undefined && !target?.article };
  };

  const goOn = async (loaded: LoadedCorpus, going: Going): Promise<void> => {
    const { issue } = going;
    const found = await waitingAfter(services, loaded, going);
    if (!found) return;
    if (found.next === undefined) void notifyNoneWaits(loaded, found.work, issue);
    else await adjudicateArticle(services, loaded, { article: found.next, issue });
  };

  const adjudicate = async (argument: unknown): Promise<void> => {
    const found = asked(argument);
    if (!found) return;
    const { loaded, article, id, issue, isOfIssue } = found;
    if (article === undefined || isOfIssue) await goOn(loaded, { issue });
    else await adjudicateArticle(services, loaded, { article, id, issue });
  };

  const next = async (argument: unknown): Promise<void> => {
    const found = asked(argument);
    if (!found) return;
    const { loaded, article, issue } = found;
    // After an article that is done it is named; from the palette, the one in front comes first.
    const isNamed = readTarget(corpora, argument)?.article !== undefined;
    await goOn(loaded, { ...(isNamed ? { after: article } : { from: article }), issue });
  };

  const accept = async (argument: unknown): Promise<void> => {
    const found = asked(argument);
    if (!found) return;
    if (found.article !== undefined)
      await acceptIdentical(services, found.loaded, found.article, {});
    else sayBriefly(vscode.l10n.t('Open an article first, or choose one in a view.'));
  };

  const takeOver = async (): Promise<void> => {
    const { active } = corpora;
    if (!active) tellNoCorpus();
    else if (mayAdjudicate(active)) await takeOverSingles(services, active);
  };

  return vscode.Disposable.from(
    guard.command('policyAnnotator.reviewMachine', (argument) => reviewMachine(services, argument)),
    guard.command('policyAnnotator.takeOverSingles', takeOver),
    guard.command('policyAnnotator.adjudicate', adjudicate),
    guard.command('policyAnnotator.adjudicateNext', next),
    guard.command('policyAnnotator.acceptIdentical', accept),
  );
}

/** Whether the user may adjudicate the corpus: each coder has their own files, and the user may see
 * those of others. Where all share one, a result has no place beside the readings, and deleting
 * some would lose them. */
function mayAdjudicate(loaded: LoadedCorpus): boolean {
  if (loaded.corpus.codebook.annotationFiles === 'one-per-coder') return mayShowOthers(loaded);
  void notify(
    'information',
    vscode.l10n.t(
      'In this corpus all coders share one file for each article, so there is no place for an adjudicated result beside their readings. Positions that coders coded differently are in the Problems panel. To adjudicate, give each coder their own files.',
    ),
  );
  return false;
}

/** Says that no article waits for adjudication, how far the others are, and what makes one wait.
 * `issue`: the one that was asked about; articles may wait on others. */
function notifyNoneWaits(
  { corpus }: LoadedCorpus,
  { articles }: DirectedWork,
  issue: IssueId | undefined,
): Promise<void> {
  const { t } = vscode.l10n;
  const count = (wanted: string): string =>
    localizer.number([...articles.values()].filter(({ state }) => state === wanted).length);
  const counts = [count('begun'), count('single'), count('decided')] as const;
  const text =
    issue === undefined
      ? t(
          'No article waits for adjudication: one does as soon as two coders have marked it as coded. Being coded: {0}. Completed by their one coder: {1}. Adjudicated: {2}.',
          ...counts,
        )
      : t(
          'No article waits for adjudication on {0}: one does as soon as two coders have marked it as coded. Waiting on other issues: {1}. Being coded: {2}. Completed by their one coder: {3}. Adjudicated: {4}.',
          labelText(issueName(corpus.codebook, issue)),
          ...[count('waiting'), ...counts],
        );
  return notify(
    'information',
    text,
    commandStep(t('Show Progress of Coders'), 'policyAnnotator.showProgress'),
  );
}
