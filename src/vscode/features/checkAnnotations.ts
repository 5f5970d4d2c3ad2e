import * as vscode from 'vscode';
import { waitingFor } from '../../core';
import type { Services } from '../services';

/** One pass over the corpus: every file is read anew, and what waits for a person is counted; the
 * Problems panel says where. (Fixes for whole folders come later.) */
export function registerCheckAnnotations({ corpora, guard }: Services): vscode.Disposable {
  const check = async (): Promise<void> => {
    const loaded = corpora.active;
    if (!loaded) return;
    const { corpus } = loaded;
    const done = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Checking annotations'),
        cancellable: true,
      },
      async (_progress, token) => {
        await corpus.load(() => token.isCancellationRequested);
        return !token.isCancellationRequested;
      },
    );
    if (!done) return;
    let waiting = 0;
    for (const { annotations } of corpus.index.articles()) {
      waiting += annotations.filter((placed) => waitingFor(placed)).length;
    }
    const problems = [...corpus.problems.values()].reduce(
      (sum, one) => sum + one.problems.length,
      0,
    );
    if (waiting + problems === 0) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('Annotations checked: no problems.'), 5000);
      return;
    }
    const show = vscode.l10n.t('Show Problems');
    const choice = await vscode.window.showInformationMessage(
      vscode.l10n.t('{0} problems in files, {1} annotations to review.', problems, waiting),
      show,
    );
    if (choice === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
  };
  return guard.command('policyAnnotator.checkAnnotations', check);
}
