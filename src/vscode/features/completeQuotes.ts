import * as vscode from 'vscode';
import {
  foldedToDescribe,
  isSure,
  lacksContext,
  placeAll,
  withContext,
  type AnnotationFileEdit,
  type ArticlePath,
} from '../../core';
import { currentText, type ArticleEdits } from '../../project';
import type { LoadedCorpus } from '../corpora';
import { recordTogether } from '../record';
import type { Services } from '../services';
import { tell } from '../tell';

/** Quotes of older files get the context that is stored with new ones, all at once and as one step that can
 * be undone. Otherwise each gets it when its annotation is next saved. */
export function registerCompleteQuotes(services: Services): vscode.Disposable {
  const { corpora, guard } = services;

  const complete = async (): Promise<void> => {
    const loaded = corpora.active;
    if (!loaded) return;
    const found = await completed(loaded);
    if (!found) return;
    const quotes = found.reduce((sum, { edits }) => sum + edits.length, 0);
    if (quotes === 0) {
      await tell('information', vscode.l10n.t('Every quote is stored with its context.'));
      return;
    }
    if (!(await isWanted(quotes, found.length))) return;
    const label = vscode.l10n.t('Context stored with quotes: {0}', quotes);
    const outcomes = await recordTogether(services, loaded, found, label);
    const refused = [...(outcomes?.values() ?? [])].filter(({ kind }) => kind === 'refused').length;
    if (refused > 0) await tellRefused(refused);
  };

  return guard.command('policyAnnotator.completeQuotes', complete);
}

/** What would be written; undefined where the user cancelled. A quote whose place is not sure keeps what it
 * has. */
async function completed(loaded: LoadedCorpus): Promise<readonly ArticleEdits[] | undefined> {
  const { corpus } = loaded;
  const location = vscode.ProgressLocation.Notification;
  const title = vscode.l10n.t('Reading quotes');
  return vscode.window.withProgress({ location, title, cancellable: true }, async (_, token) => {
    await corpus.readWhole(() => token.isCancellationRequested);
    const found: ArticleEdits[] = [];
    for (const { path, annotations } of corpus.index.articles()) {
      if (token.isCancellationRequested) return undefined;
      if (!annotations.some((one) => isSure(one) && lacksContext(one.annotation))) continue;
      const edits = await editsOf(loaded, path);
      if (edits.length > 0) found.push({ article: path, edits });
    }
    return found;
  });
}

async function editsOf(
  loaded: LoadedCorpus,
  path: ArticlePath,
): Promise<readonly AnnotationFileEdit[]> {
  const { corpus } = loaded;
  const row = corpus.index.article(path);
  const now = await currentText(loaded, path);
  if (!row || !now?.clean) return [];
  const { text } = now;
  // The row may be of an older text: what is sure is what is sure now.
  const sure = row.annotations.filter(isSure).map(({ annotation }) => annotation);
  const placed = corpus.state(path)?.placed ?? placeAll(text, sure);
  const folded = foldedToDescribe(text);
  return placed.flatMap((one): readonly AnnotationFileEdit[] => {
    const annotation = withContext(text, one, folded);
    return annotation ? [{ kind: 'replace', annotation }] : [];
  });
}

async function isWanted(quotes: number, articles: number): Promise<boolean> {
  const store = vscode.l10n.t('Store Context');
  const detail = vscode.l10n.t(
    'More of what stands around each quote is written into its annotation file. With it, another speaker beside the same words is noticed, also by the command line. Undo takes all of it back.',
  );
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('Quotes stored with less context: {0}, in articles: {1}', quotes, articles),
    { modal: true, detail },
    store,
  );
  return choice === store;
}

function tellRefused(files: number): Promise<void> {
  return tell(
    'warning',
    vscode.l10n.t(
      'Annotation files that could not be changed: {0}. They are as they were; the Problems panel says why.',
      files,
    ),
  );
}
