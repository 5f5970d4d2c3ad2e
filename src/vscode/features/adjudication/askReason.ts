import * as vscode from 'vscode';
import { labelText, reasonName, REASONS, type QueuedPassage } from '../../../core';
import { localizer } from '../../derived/viewContext';
import { pickOne, type Picked } from '../../ui/quickPick';

/** Why coders differed: one of the reasons, or the adjudicator's own words; '' for none. Not asked
 * for where all read the same, or no reading is left. */
export async function askReason(passage: QueuedPassage, chosen: string): Promise<Picked<string>> {
  if (passage.isIdentical || passage.positions.length === 0) return { kind: 'value', value: '' };
  return pickOne<string>({
    title: vscode.l10n.t('Why did coders differ? You chose: {0}', chosen),
    placeholder: vscode.l10n.t('Choose a reason, or type your own; press Enter for none'),
    canGoBack: true,
    rows: [
      { label: `0  ${vscode.l10n.t('No reason')}`, value: '' },
      ...REASONS.map((reason, index) => ({
        label: `${index + 1}  ${reasonName(reason, localizer)}`,
        value: reason,
      })),
    ],
    letters: new Map([
      ['0', ''],
      ...REASONS.map((reason, index) => [`${index + 1}`, reason] as const),
    ]),
    typedRows: (typed) =>
      typed === '' ? [] : [{ label: labelText(typed), value: typed, alwaysShow: true }],
  });
}
