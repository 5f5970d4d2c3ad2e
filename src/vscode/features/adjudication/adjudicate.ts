import * as vscode from 'vscode';
import type { ArticlePath, IssueId } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { readTarget } from '../../ui/cardCommands';
import { activeArticle } from '../../ui/currentAnnotation';
import { adjudicateArticle } from './adjudicateArticle';
import { notifyNoneWaits } from './noneWaits';
import { mayAdjudicate } from './sharedFiles';
import { takeOverSingles } from './takeOverSingles';
import { waitingAfter } from './waitingArticles';
import { acceptIdentical } from './writeDecisions';

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
    guard.command('policyAnnotator.takeOverSingles', takeOver),
    guard.command('policyAnnotator.adjudicate', adjudicate),
    guard.command('policyAnnotator.adjudicateNext', next),
    guard.command('policyAnnotator.acceptIdentical', accept),
  );
}
