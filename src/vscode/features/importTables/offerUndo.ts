import * as vscode from 'vscode';
import type { LoadedCorpus } from '../../corpora/corpora';
import { tell } from '../../host/tell';
import type { Services } from '../../services';

export interface Imported {
  /** Of the step in the history. */
  readonly label: string;
  readonly message: string;
  readonly isWarning: boolean;
  readonly canUndo: boolean;
  /** '' where there is nothing to say. */
  readonly report: string;
}

/** Says what was imported, with *Undo* and the report. */
export async function offerUndo(
  { shownTexts }: Services,
  { corpus }: LoadedCorpus,
  { label, message, isWarning, canUndo, report }: Imported,
): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  const show = vscode.l10n.t('Show Report');
  const steps = [...(canUndo ? [undo] : []), ...(report === '' ? [] : [show])];
  const tellIt = isWarning
    ? vscode.window.showWarningMessage
    : vscode.window.showInformationMessage;
  const choice = await tellIt(message, ...steps);
  if (choice === show) {
    await shownTexts.show(report, vscode.l10n.t('Import Report.txt'), vscode.ViewColumn.Active);
  }
  if (choice !== undo) return;
  // A message stays: what was changed since is not what it is about.
  if (corpus.history.next('undo')?.label !== label) {
    void tell(
      'warning',
      vscode.l10n.t('Something else was changed since. Undo that first, then this import.'),
    );
    return;
  }
  await vscode.commands.executeCommand('policyAnnotator.undo');
}
