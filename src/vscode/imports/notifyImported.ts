import * as vscode from 'vscode';
import type { Services } from '../services';

export interface ImportResult {
  readonly message: string;
  readonly isWarning: boolean;
  /** '' where there is nothing to report. */
  readonly report: string;
  /** Undefined where nothing was written. */
  readonly undo: (() => unknown) | undefined;
  /** Shows what was written. */
  readonly open?: (() => unknown) | undefined;
}

/** Reports what was imported, with *Undo* and the report. */
export async function tellImported(
  { shownTexts }: Services,
  { message, isWarning, report, undo, open }: ImportResult,
): Promise<void> {
  const takeBack = vscode.l10n.t('Undo');
  const show = vscode.l10n.t('Show Report');
  const look = vscode.l10n.t('Open');
  const steps = [
    ...(open ? [look] : []),
    ...(undo ? [takeBack] : []),
    ...(report === '' ? [] : [show]),
  ];
  const tellIt = isWarning
    ? vscode.window.showWarningMessage
    : vscode.window.showInformationMessage;
  const choice = await tellIt(message, ...steps);
  if (choice === show) {
    await shownTexts.show(report, vscode.l10n.t('Import Report.txt'), vscode.ViewColumn.Active);
  }
  if (choice === takeBack) await undo?.();
  if (choice === look) await open?.();
}
