import * as vscode from 'vscode';
import type { SaveOutcome } from '../../project';
import type { LoadedCorpus } from '../corpora';
import { savingMessage } from '../savingWords';
import type { Services } from '../services';
import { settleDispute } from '../settleDispute';

/** Tells when saving went wrong and the user must act, and asks which version is to stand where the
 * same was changed here and in the file. What was not answered waits for the command. */
export function registerSavingMessages(services: Services): vscode.Disposable {
  const { corpora, disputes, guard } = services;

  const told = async (loaded: LoadedCorpus, outcome: SaveOutcome): Promise<void> => {
    if (outcome.kind === 'saved' && outcome.reformatted !== undefined) tellReformatted();
    if (outcome.kind === 'saved' || outcome.kind === 'pending') return;
    const show = vscode.l10n.t('Show the File');
    const choose = vscode.l10n.t('Choose…');
    const again = vscode.l10n.t('Try Again');
    const buttons = { disputed: [choose, show], unreadable: [show], failed: [again] }[outcome.kind];
    const choice = await vscode.window.showErrorMessage(savingMessage(outcome), ...buttons);
    if (choice === show) await vscode.window.showTextDocument(loaded.uriOf(outcome.path));
    if (choice === choose) await settleAll();
    if (choice === again) loaded.corpus.saveAgain();
  };

  let isTold = false;
  /** Once: it does no harm, but the lines that git shows as changed are not the user's. */
  const tellReformatted = (): void => {
    if (isTold) return;
    isTold = true;
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'A formatter gave the annotation file another form when it was saved; what it says is the same. To keep the form, switch formatting off for YAML files or close the file while you annotate.',
      ),
    );
  };

  const settleAll = async (): Promise<void> => {
    const { all } = disputes;
    if (all.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No annotation waits for a choice between two versions.'),
      );
      return;
    }
    for (const [at, open] of all.entries()) {
      const progress = all.length > 1 ? `(${at + 1}/${all.length})` : '';
      if (!(await settleDispute(services, open.located, open.dispute, progress))) return;
      disputes.settled(open);
    }
  };

  const listeners: vscode.Disposable[] = [];
  return vscode.Disposable.from(
    corpora.onDidAdd((loaded) => {
      const saves = loaded.corpus.onDidSave((outcome) => {
        const path = loaded.corpus.articleOfAnnotations(outcome.path);
        if (outcome.kind === 'disputed' && path !== undefined) {
          for (const dispute of outcome.disputes) {
            disputes.add({ located: { loaded, path }, dispute });
          }
        }
        guard.run('telling how saving went', () => told(loaded, outcome));
      });
      listeners.push(new vscode.Disposable(() => saves.dispose()));
    }),
    guard.command('policyAnnotator.settleDisputes', settleAll),
    { dispose: () => listeners.forEach((listener) => void listener.dispose()) },
  );
}
