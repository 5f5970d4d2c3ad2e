import * as vscode from 'vscode';
import type { LoadedCorpus } from '../corpora';
import { mentionsIn, type SaveOutcome } from '../../project';
import { changedWords } from '../changedWords';
import { tooltipMarkdown } from '../markdown';
import type { Services } from '../services';
import { viewContext } from '../viewContext';
import { articleStatus } from '../../core';

/** Counts of the article in view, and how saving went. */
export function registerStatusBar(services: Services): vscode.Disposable {
  const { corpora, guard } = services;
  const item = vscode.window.createStatusBarItem(
    'policyAnnotator.article',
    vscode.StatusBarAlignment.Left,
    13,
  );
  item.name = vscode.l10n.t('Annotations of the article');
  item.command = 'policyAnnotator.thisArticle.focus';
  const unsaved = new Map<string, SaveOutcome>();

  const update = (): void => {
    const editor = vscode.window.activeTextEditor;
    const located = editor && corpora.stateOf(editor.document.uri);
    if (!located) {
      item.hide();
      return;
    }
    const { loaded, state } = located;
    const problem = unsaved.get(fileKey(loaded, loaded.corpus.annotationPath(located.path)));
    const article = loaded.corpus.index.article(located.path);
    if (!article) return;
    const status = articleStatus({
      ...viewContext(loaded),
      article,
      placed: state.placed,
      mentionCount: mentionsIn(state).length,
      changed: changedWords(state),
    });
    item.text = `$(comment-discussion) ${problem ? `${textOf(problem)} · ` : ''}${status.text}`;
    item.tooltip = problem ? tipOf(problem) : tooltipMarkdown(status.tooltip);
    item.backgroundColor = problem
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    item.show();
  };

  const told = async (loaded: LoadedCorpus, outcome: SaveOutcome): Promise<void> => {
    const key = fileKey(loaded, outcome.path);
    if (outcome.kind === 'saved') unsaved.delete(key);
    else unsaved.set(key, outcome);
    update();
    if (outcome.kind === 'pending' || outcome.kind === 'saved') return;
    const show = vscode.l10n.t('Show the File');
    const message = outcome.kind === 'failed' ? failedMessage(outcome) : conflictMessage();
    if ((await vscode.window.showErrorMessage(message, show)) !== show) return;
    await vscode.window.showTextDocument(loaded.uriOf(outcome.path));
  };

  const listeners: vscode.Disposable[] = [];
  return vscode.Disposable.from(
    item,
    corpora.onDidAdd((loaded) => {
      const saves = loaded.corpus.onDidSave((outcome) =>
        guard.run('telling how saving went', () => told(loaded, outcome)),
      );
      listeners.push(new vscode.Disposable(() => saves.dispose()));
    }),
    corpora.onDidChangeState(update),
    guard.on(vscode.window.onDidChangeActiveTextEditor, update),
    { dispose: () => listeners.forEach((listener) => void listener.dispose()) },
  );
}

function fileKey({ root }: LoadedCorpus, path: string): string {
  return `${root.toString()}\n${path}`;
}

function textOf({ kind }: SaveOutcome): string {
  switch (kind) {
    case 'pending':
      return vscode.l10n.t('not saved yet');
    case 'conflict':
      return vscode.l10n.t('conflict');
    case 'failed':
      return vscode.l10n.t('not saved');
    case 'saved':
      return '';
  }
}

function tipOf(outcome: SaveOutcome): string {
  switch (outcome.kind) {
    case 'pending':
      return vscode.l10n.t(
        'The annotation file is open with changes of your own. Save it to keep both.',
      );
    case 'conflict':
      return conflictMessage();
    case 'failed':
      return failedMessage(outcome);
    case 'saved':
      return '';
  }
}

function failedMessage({ reason }: SaveOutcome): string {
  const why = REASONS.get(reason ?? '');
  return vscode.l10n.t(
    'The annotations could not be written: {0}. They are kept in this window; the next change tries again.',
    why ? why() : vscode.l10n.t('the file system refused'),
  );
}

function conflictMessage(): string {
  return vscode.l10n.t(
    'The same annotation was changed in the file and here. The file was kept; your change was not written. Look at it and make the change again.',
  );
}

const REASONS = new Map<string, () => string>([
  ['EACCES', () => vscode.l10n.t('the file or its folder is read-only')],
  ['EPERM', () => vscode.l10n.t('the file or its folder is read-only')],
  ['EROFS', () => vscode.l10n.t('the disk is read-only')],
  ['ENOSPC', () => vscode.l10n.t('the disk is full')],
  ['ENOENT', () => vscode.l10n.t('the folder is not there any more')],
  ['EBUSY', () => vscode.l10n.t('another program uses the file')],
]);
