import * as vscode from 'vscode';
import {
  contextOfText,
  isSure,
  lacksContext,
  placeAll,
  type AnnotationFileEdit,
  type ArticlePath,
} from '../../core';
import { currentText, type ArticleEdits } from '../../project';
import type { LoadedCorpus } from '../corpora/corpora';
import { openDocument } from '../documents/openFiles';
import { recordTogether, tellRefusedFiles } from '../corpora/record';
import type { Services } from '../services';
import { notify } from '../host/notify';

/** Adds to quotes of older files the context and the names around them that are stored with new
 * ones, all at once and as one step of undo. Otherwise each gets them when its annotation is next
 * saved. */
export function registerCompleteQuotes(services: Services): vscode.Disposable {
  const { corpora, guard } = services;

  const complete = async (): Promise<void> => {
    const loaded = corpora.active;
    if (!loaded) return;
    const found = await completed(loaded);
    if (!found) return;
    const { changes } = found;
    const quotes = changes.reduce((sum, { edits }) => sum + edits.length, 0);
    if (quotes === 0) {
      await notify('information', nothingToStore(found));
      return;
    }
    if (!(await isWanted(quotes, found))) return;
    const label = vscode.l10n.t('Context added to quotes: {0}', quotes);
    const outcomes = await recordTogether(services, loaded, changes, label);
    await tellRefusedFiles(outcomes);
    const skipped = excluded(found);
    if (outcomes && skipped.length > 0) {
      await notify('information', [`${label}.`, ...skipped].join(' '));
    }
  };

  return guard.command('policyAnnotator.completeQuotes', complete);
}

interface Completed {
  readonly changes: readonly ArticleEdits[];
  /** Quotes whose place is uncertain: they are not changed. */
  readonly doubtful: number;
  /** Articles with unsaved changes, whose text differs from the one on disk. */
  readonly unsaved: number;
}

/** What would be written, and what not; undefined where the user cancelled. */
async function completed(loaded: LoadedCorpus): Promise<Completed | undefined> {
  const { corpus } = loaded;
  const location = vscode.ProgressLocation.Notification;
  const title = vscode.l10n.t('Reading quotes');
  return vscode.window.withProgress(
    { location, title, cancellable: true },
    async (progress, token) => {
      await corpus.readWhole(() => token.isCancellationRequested);
      const changes: ArticleEdits[] = [];
      let doubtful = 0;
      let unsaved = 0;
      const articles = corpus.index.articles();
      for (const { path, annotations } of articles) {
        if (token.isCancellationRequested) return undefined;
        progress.report({ increment: 100 / articles.length });
        const lacking = annotations.filter(({ annotation }) => lacksContext(annotation));
        if (lacking.length === 0) continue;
        doubtful += lacking.filter((one) => !isSure(one)).length;
        if (openDocument(loaded.uriOf(path))?.isDirty === true) {
          unsaved++;
          continue;
        }
        const edits = await editsOf(loaded, path);
        if (edits.length > 0) changes.push({ article: path, edits });
      }
      return { changes, doubtful, unsaved };
    },
  );
}

/** What is excluded, and what to do about it. */
function excluded({ doubtful, unsaved }: Completed): readonly string[] {
  return [
    doubtful === 0
      ? ''
      : vscode.l10n.t(
          'Quotes skipped because their place is uncertain: {0}. Review them first.',
          doubtful,
        ),
    unsaved === 0
      ? ''
      : vscode.l10n.t(
          'Articles skipped because they have unsaved changes: {0}. Save them first.',
          unsaved,
        ),
  ].filter((line) => line !== '');
}

function nothingToStore(found: Completed): string {
  const lines = excluded(found);
  return lines.length === 0
    ? vscode.l10n.t('All quotes already have context.')
    : [vscode.l10n.t('All other quotes already have context.'), ...lines].join(' ');
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
  // The row may belong to an older text: only places that are certain now are used.
  const sure = row.annotations.filter(isSure).map(({ annotation }) => annotation);
  const placed = corpus.state(path)?.placed ?? placeAll(text, sure);
  const context = contextOfText(text);
  return placed.flatMap((one): readonly AnnotationFileEdit[] => {
    const annotation = context.completed(one);
    return annotation ? [{ kind: 'replace', annotation }] : [];
  });
}

async function isWanted(quotes: number, found: Completed): Promise<boolean> {
  const store = vscode.l10n.t('Add Context');
  const detail = vscode.l10n.t(
    'More of the text around each quote, and digests of the names there, are saved in its annotation file. A change of speaker around the same words can then be detected, also on the command line. A single Undo reverts everything.',
  );
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Quotes with too little context: {0} (articles: {1})',
      quotes,
      found.changes.length,
    ),
    { modal: true, detail: [detail, ...excluded(found)].join('\n\n') },
    store,
  );
  return choice === store;
}
