import * as vscode from 'vscode';
import {
  acceptedPlace,
  addAll,
  isSure,
  labelText,
  reviewList,
  type AnnotationFileEdit,
  type ArticlePath,
} from '../../../core';
import { readTarget } from '../../ui/cardCommands';
import { currentText, type ArticleEdits } from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import { currentAnnotation, activeArticle } from '../../ui/currentAnnotation';
import { pickOne } from '../../ui/quickPick';
import { labelOf, record, recordTogether, tellRefusedFiles } from '../../corpora/record';
import { changeInText } from './changeInText';
import { percent, pickReviewed, type ReviewRow } from './reviewPick';
import type { Services } from '../../services';
import { localizer } from '../../derived/viewContext';
import { notify } from '../../host/notify';

/** Lost and uncertain quotes, with the places where they may be now: nothing is placed before the
 * user has accepted it. */
export function registerFindQuotesAgain(services: Services): vscode.Disposable {
  const { corpora, guard } = services;

  const findAgain = async (argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    const loaded = target?.loaded ?? corpora.active;
    if (!loaded) return;
    const paths =
      target?.article === undefined ? await chosenArticles(services, loaded) : [target.article];
    if (!paths) return;
    const found = await searched(loaded, paths);
    if (!found) return;
    if (found.rows.length === 0) {
      tellNothing(found.without);
      return;
    }
    const shown = changeInText(services);
    const accepted = await pickReviewed(found.rows, found.without, ({ path, item }) =>
      shown.show(loaded, path, item.places[0]),
    );
    await shown.end(!accepted);
    if (accepted) await place(loaded, accepted);
  };

  /** One step of undo, whatever the number of articles. */
  const place = async (loaded: LoadedCorpus, rows: readonly ReviewRow[]): Promise<void> => {
    const changes: ArticleEdits[] = [];
    for (const path of new Set(rows.map((row) => row.path))) {
      const ofArticle = rows.filter((row) => row.path === path);
      const read = await currentText(loaded, path);
      if (!read) continue;
      const edits = ofArticle.map(({ item }): AnnotationFileEdit => ({
        kind: 'replace',
        annotation: acceptedPlace(read.text, item.annotation, item.places[0]?.spans ?? []),
        confirms: true,
      }));
      changes.push({ article: path, edits });
    }
    const [first] = changes;
    if (!first) return;
    const count = changes.reduce((sum, { edits }) => sum + edits.length, 0);
    if (changes.length === 1) {
      const label = vscode.l10n.t('Quotes placed in {0}: {1}', labelText(first.article), count);
      await record(services, loaded, first.article, first.edits, label);
      return;
    }
    const label = vscode.l10n.t('Quotes placed in {0} articles: {1}', changes.length, count);
    const outcomes = await recordTogether(services, loaded, changes, label);
    await tellRefusedFiles(outcomes);
  };

  /** For one annotation: each of its places is shown before one is taken. */
  const choosePlace = async (argument: unknown): Promise<void> => {
    const current = await currentAnnotation(services, argument);
    const read = current && (await currentText(current.loaded, current.path));
    if (!current || !read) return;
    const { loaded, path, placed } = current;
    const { items } = reviewList(read.text, [placed], loaded.corpus.codebook, localizer);
    const [item] = items;
    if (!item) {
      tellNothing(1);
      return;
    }
    const shown = changeInText(services);
    const picked = await pickOne({
      title: vscode.l10n.t('Where is {0} now?', item.was),
      placeholder: `${item.label} · ${item.why.text}`,
      rows: item.places.map((one) => ({
        label: item.why.mayBeAnother ? one.now : one.change,
        description: percent(one.score),
        value: one,
      })),
      onActive: (place) => shown.show(loaded, path, place),
    });
    await shown.end(picked.kind !== 'value');
    if (picked.kind !== 'value') return;
    const annotation = acceptedPlace(read.text, placed.annotation, picked.value.spans);
    const edits = [{ kind: 'replace', annotation, confirms: true } as const];
    await record(services, loaded, path, edits, labelOf(loaded, annotation));
  };

  return vscode.Disposable.from(
    guard.command('policyAnnotator.findQuotesAgain', findAgain),
    guard.command('policyAnnotator.choosePlace', choosePlace),
  );
}

/** The articles to search: asked for only where both the article in view and others have such
 * quotes. */
async function chosenArticles(
  services: Services,
  loaded: LoadedCorpus,
): Promise<readonly ArticlePath[] | undefined> {
  const active = activeArticle(services);
  const all = unsureArticles(loaded);
  if (active?.loaded !== loaded || !all.includes(active.path) || all.length === 1) return all;
  const picked = await pickOne({
    title: vscode.l10n.t('Find Quotes Again'),
    placeholder: vscode.l10n.t('Choose where to search'),
    rows: [
      { label: vscode.l10n.t('In this article'), value: [active.path] },
      { label: vscode.l10n.t('In all {0} articles', all.length), value: all },
    ],
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

function unsureArticles({ corpus }: LoadedCorpus): readonly ArticlePath[] {
  return corpus.index
    .articles()
    .flatMap(({ path, annotations }) => (annotations.every(isSure) ? [] : [path]));
}

interface Searched {
  readonly rows: readonly ReviewRow[];
  readonly without: number;
}

/** Undefined when the user cancelled. */
async function searched(
  loaded: LoadedCorpus,
  paths: readonly ArticlePath[],
): Promise<Searched | undefined> {
  const rows: ReviewRow[] = [];
  let nowhere = 0;
  const done = await vscode.window.withProgress(
    {
      location:
        paths.length > 1 ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window,
      title: vscode.l10n.t('Searching for quotes'),
      cancellable: true,
    },
    async (progress, token) => {
      for (const path of paths) {
        if (token.isCancellationRequested) return false;
        progress.report({ message: labelText(path), increment: 100 / paths.length });
        const { corpus } = loaded;
        const read = await currentText(loaded, path);
        const placed = corpus.state(path)?.placed ?? corpus.index.article(path)?.annotations;
        if (!read || !placed) continue;
        const { items, without } = reviewList(read.text, placed, corpus.codebook, localizer);
        addAll(
          rows,
          items.map((item) => ({ path, item })),
        );
        nowhere += without;
      }
      return true;
    },
  );
  if (!done) return undefined;
  rows.sort((a, b) => (b.item.places[0]?.score ?? 0) - (a.item.places[0]?.score ?? 0));
  return { rows, without: nowhere };
}

function tellNothing(without: number): void {
  void notify(
    'information',
    without === 0
      ? vscode.l10n.t('Every quote is in its place.')
      : vscode.l10n.t(
          'Lost quotes without a likely place: {0}. Their annotations are kept. Move each one to selected words, or delete it.',
          without,
        ),
  );
}
