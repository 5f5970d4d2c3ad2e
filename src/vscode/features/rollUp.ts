import * as vscode from 'vscode';
import { ROLL_UPS, type RollUp } from '../../core';
import { pickOne } from '../ui/quickPick';
import type { Services } from '../services';
import { saveSetting, setting } from '../host/settings';

/** Switches whether positions also count for the actors and issues above them; every view then
 * states it. */
export function registerRollUp({ corpora, guard }: Services): vscode.Disposable {
  const choose = async (): Promise<void> => {
    const loaded = corpora.active;
    if (!loaded) return;
    const now = setting('rollUp', loaded.root);
    const picked = await pickOne<RollUp>({
      title: vscode.l10n.t('Count Actors as Their Sides'),
      placeholder: vscode.l10n.t('Choose what to count together'),
      rows: ROLL_UPS.map((value) => ({ ...LABELS[value](), value })),
      first: now,
    });
    if (picked.kind !== 'value' || picked.value === now) return;
    const target = vscode.workspace.workspaceFolders
      ? vscode.ConfigurationTarget.Workspace
      : vscode.ConfigurationTarget.Global;
    await saveSetting('rollUp', picked.value, target);
  };
  return guard.command('policyAnnotator.rollUp', choose);
}

const LABELS: Readonly<Record<RollUp, () => { label: string; description: string }>> = {
  none: () => ({
    label: vscode.l10n.t('None'),
    description: vscode.l10n.t('every actor and issue by itself'),
  }),
  actors: () => ({
    label: vscode.l10n.t('Actors'),
    description: vscode.l10n.t('persons and offices count as their side'),
  }),
  issues: () => ({
    label: vscode.l10n.t('Issues'),
    description: vscode.l10n.t('issues count as the issues that they are linked to'),
  }),
  both: () => ({
    label: vscode.l10n.t('Both'),
    description: vscode.l10n.t('actors and issues'),
  }),
};
