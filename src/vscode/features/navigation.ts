import * as vscode from 'vscode';
import {
  coderName,
  firstStart,
  labelText,
  nextArticle as nextInQueue,
  nextWaiting,
  queueProgress,
  type PlacedAnnotation,
  type Span,
} from '../../core';
import { activeArticle } from '../ui/currentAnnotation';
import type { LoadedCorpus } from '../corpora/corpora';
import { localizer } from '../derived/viewContext';
import { directs } from '../corpora/director';
import type { Services } from '../services';
import { articlesHere } from '../documents/articlesHere';
import { sayBriefly } from '../documents/words';
import { commandStep, notify } from '../host/notify';
import { openInEditor } from '../ui/openInEditor';

/** Moving between annotations, articles and annotation files. */
export function registerNavigation(services: Services): vscode.Disposable {
  const { corpora, directed, guard, reveal } = services;

  const step = async (direction: 1 | -1): Promise<void> => {
    const active = activeArticle(services);
    if (!active) return;
    const next = nextPlace(active.state.placed, active.selection.start, direction);
    if (next) await reveal.show(active.loaded, active.path, next, true);
    else sayBriefly(vscode.l10n.t('Nothing is annotated in this article yet.'));
  };

  const goToAnnotationFile = async (): Promise<void> => {
    const active = activeArticle(services);
    if (!active) return;
    const { loaded, path } = active;
    if (loaded.corpus.hasAnnotationFile(path)) {
      await openInEditor(loaded.uriOf(loaded.corpus.annotationPath(path)));
    } else {
      sayBriefly(
        vscode.l10n.t('This article has no annotation file yet; the first annotation creates it.'),
      );
    }
  };

  const goToArticle = async (): Promise<void> => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const located = uri && corpora.locate(uri);
    const article = located?.loaded.corpus.articleOfAnnotations(located.path);
    if (!located || article === undefined) {
      sayBriefly(vscode.l10n.t('No article belongs to this file. Is it an annotation file?'));
      return;
    }
    await openInEditor(located.loaded.uriOf(article));
  };

  const nextArticle = async (): Promise<void> => {
    const loaded = corpora.active;
    if (!loaded) {
      // No codebook yet, and so no queue: the start view leads to a text that could be annotated.
      const [first] = await articlesHere();
      if (first) await openInEditor(first);
      return;
    }
    const uri = vscode.window.activeTextEditor?.document.uri;
    const here = uri && corpora.locate(uri)?.path;
    if (directs(loaded)) {
      await nextOfDirector(loaded, here);
      return;
    }
    const { coder } = loaded.corpus;
    const next = nextInQueue(loaded.corpus.index, coder === '' ? undefined : coder, here);
    if (next === undefined) {
      const isQueue = coder !== '' && loaded.corpus.codebook.coding.assigned.size > 0;
      sayBriefly(
        isQueue
          ? vscode.l10n.t('You have coded every article that is assigned to you.')
          : vscode.l10n.t('Every article in this corpus is coded.'),
      );
      return;
    }
    await openInEditor(loaded.uriOf(next));
    tellQueue(loaded, coder);
  };

  /** Who directs the study goes on to the next article that waits for them. */
  const nextOfDirector = async (loaded: LoadedCorpus, here: string | undefined): Promise<void> => {
    const { t } = vscode.l10n;
    const work = directed.of(loaded);
    const next = work && nextWaiting(work.articles, here);
    if (work === undefined) {
      sayBriefly(t('The articles are still being loaded. Try again in a moment.'));
      return;
    }
    if (next === undefined) {
      const progress = commandStep(t('Show Progress of Coders'), 'policyAnnotator.showProgress');
      await notify('information', t('No article waits for adjudication.'), progress);
      return;
    }
    await openInEditor(loaded.uriOf(next));
    const left = [...work.articles.values()].filter(({ state }) => state === 'waiting');
    sayBriefly(t('Articles that wait for adjudication: {0}.', localizer.number(left.length)));
  };

  return vscode.Disposable.from(
    guard.command('policyAnnotator.nextAnnotation', () => step(1)),
    guard.command('policyAnnotator.previousAnnotation', () => step(-1)),
    guard.command('policyAnnotator.goToAnnotationFile', goToAnnotationFile),
    guard.command('policyAnnotator.goToArticle', goToArticle),
    guard.command('policyAnnotator.nextArticle', nextArticle),
  );
}

/** Where articles are assigned to coders, says whose queue it is and how much of it is left. */
function tellQueue({ corpus }: LoadedCorpus, coder: string): void {
  const { codebook, index } = corpus;
  if (coder === '' || codebook.coding.assigned.size === 0) return;
  const { left, of } = queueProgress(index, coder);
  const name = labelText(coderName(codebook, coder));
  sayBriefly(
    vscode.l10n.t(
      'To code by {0}: {1} of {2} articles.',
      ...[name, localizer.number(left), localizer.number(of)],
    ),
  );
}

/** The spans of the annotation after (before) an offset; wraps around at the ends of the text. */
function nextPlace(
  placed: readonly PlacedAnnotation[],
  offset: number,
  direction: 1 | -1,
): readonly Span[] | undefined {
  const starts = placed
    .flatMap((one) => {
      const start = firstStart(one);
      return start === undefined ? [] : [{ start, one }];
    })
    .sort((a, b) => direction * (a.start - b.start));
  const next = starts.find(({ start }) => direction * (start - offset) > 0) ?? starts[0];
  return next?.one.places.flatMap(({ span }) => (span ? [span] : []));
}
