import * as vscode from 'vscode';
import { settingChanged } from '../../host/settings';
import type { Services } from '../../services';
import { readTarget } from '../../ui/cardCommands';
import { keepLost } from './keptAsLost';
import { fixesAt } from './problemActions';
import { ShownProblems } from './shownProblems';

/** Problems of codebook and annotation files, and the annotations of open articles that need
 * review, in the Problems panel with quick fixes. */
export function registerProblems(services: Services): vscode.Disposable {
  const { corpora, guard, memory, environment } = services;
  const shown = new ShownProblems(memory);

  const keepAsLost = async (argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    if (target?.article === undefined || target.id === undefined) return;
    const { loaded, article, id } = target;
    await keepLost(memory, loaded, article, id);
    const state = loaded.corpus.state(article);
    if (state) shown.showArticle({ loaded, path: article, state });
  };

  return vscode.Disposable.from(
    shown,
    guard.command('policyAnnotator.keepAsLost', keepAsLost),
    corpora.listenToEach((loaded) =>
      loaded.corpus.onDidChangeProblems((path) => shown.showFile(loaded, path)),
    ),
    corpora.onDidChangeState((state) => shown.showArticle(state)),
    guard.on(vscode.workspace.onDidCloseTextDocument, ({ uri }) => {
      const located = corpora.locate(uri);
      if (located?.loaded.corpus.isArticle(located.path)) shown.hideArticle(uri);
    }),
    guard.on(vscode.workspace.onDidChangeConfiguration, (event) => {
      if (!settingChanged(event, 'checkSeverity')) return;
      for (const loaded of corpora.all) {
        for (const path of loaded.corpus.problems.keys()) shown.showFile(loaded, path);
      }
    }),
    vscode.languages.registerCodeActionsProvider(
      { pattern: '**/*' },
      { provideCodeActions: (document, range) => fixesAt(shown, document, range, environment) },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}
