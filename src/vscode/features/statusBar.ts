import * as vscode from 'vscode';
import type { LoadedCorpus } from '../corpora/corpora';
import { mentionCount, type SaveOutcome } from '../../project';
import { changedWords } from '../documents/changedWords';
import { tooltipMarkdown } from '../ui/markdown';
import { savingMessage, savingText } from '../corpora/savingWords';
import { UnsavedFiles } from '../corpora/unsavedFiles';
import type { Services } from '../services';
import { viewContext } from '../derived/viewContext';
import { directs } from '../corpora/director';
import {
  articleStatus,
  coderName,
  labelText,
  type ArticlePath,
  type StatusInput,
} from '../../core';

/** Counts of the article in view, and the state of saving. */
export function registerStatusBar(services: Services): vscode.Disposable {
  const { corpora, directed, disputes, guard } = services;
  const item = vscode.window.createStatusBarItem(
    'policyAnnotator.article',
    vscode.StatusBarAlignment.Left,
    13,
  );
  item.name = vscode.l10n.t('Annotations of the article');
  const unsaved = new UnsavedFiles();

  const update = (): void => {
    const editor = vscode.window.activeTextEditor;
    const located = editor && corpora.stateOf(editor.document.uri);
    if (!located) {
      item.hide();
      return;
    }
    const { loaded, state } = located;
    if (loaded.corpus.seen === 'nothing') {
      item.text = `$(eye-closed) ${vscode.l10n.t('Who is coding?')}`;
      item.tooltip = vscode.l10n.t('Nothing that is coded is shown until you say who is coding.');
      item.backgroundColor = undefined;
      item.command = 'policyAnnotator.whoIsCoding';
      item.show();
      return;
    }
    const file = loaded.corpus.annotationPath(located.path);
    const isDisputed = disputes.isOpen(located);
    const problem: SaveOutcome | undefined = isDisputed
      ? { path: file, kind: 'disputed', disputes: [] }
      : unsaved.of(loaded.uriOf(file).toString());
    const article = loaded.corpus.index.article(located.path);
    if (!article) return;
    const status = articleStatus({
      ...viewContext(loaded),
      article,
      placed: state.placed,
      mentionCount: mentionCount(state),
      changed: changedWords(state),
      directed: directedHere(services, loaded, located.path),
    });
    item.text = `$(comment-discussion) ${problem ? `${savingText(problem)} · ` : ''}${status.text}`;
    item.tooltip = problem ? savingMessage(problem) : tooltipMarkdown(status.tooltip);
    item.backgroundColor = problem
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    item.command = isDisputed
      ? 'policyAnnotator.settleDisputes'
      : status.waits
        ? 'policyAnnotator.adjudicate'
        : 'policyAnnotator.thisArticle.focus';
    item.show();
  };

  const report = (loaded: LoadedCorpus, outcome: SaveOutcome): void => {
    unsaved.report(loaded.uriOf(outcome.path).toString(), outcome);
    update();
  };
  const ended = ({ uri }: vscode.TextDocument): void => {
    if (unsaved.ended(uri.toString())) update();
  };

  return vscode.Disposable.from(
    item,
    corpora.listenToEach((loaded) => loaded.corpus.onDidSave((outcome) => report(loaded, outcome))),
    corpora.onDidChangeState(update),
    corpora.onDidChange(update),
    disputes.onDidChange(update),
    directed.onDidChange(update),
    guard.on(vscode.workspace.onDidSaveTextDocument, ended),
    guard.on(vscode.workspace.onDidCloseTextDocument, ended),
    guard.on(vscode.window.onDidChangeActiveTextEditor, update),
  );
}

/** What coders have made of an article, for who directs the study. */
function directedHere(
  { directed }: Services,
  loaded: LoadedCorpus,
  article: ArticlePath,
): StatusInput['directed'] {
  const found = directs(loaded) ? directed.of(loaded)?.articles.get(article) : undefined;
  const { codebook } = loaded.corpus;
  return found && { ...found, names: found.done.map((one) => labelText(coderName(codebook, one))) };
}
