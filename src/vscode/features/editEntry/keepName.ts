import * as vscode from 'vscode';
import {
  aliasesOf,
  labelText,
  type Codebook,
  type CodebookEdit,
  type EntryName,
} from '../../../core';
import { pickOne, type Picked } from '../../ui/quickPick';

/** Asks what becomes of the former name of an entry: texts still contain it, and it is underlined
 * only as an alias. Nothing is asked where it is an alias already, or differs from the new one by
 * capitals only. */
export async function keepName(
  codebook: Codebook,
  entry: EntryName,
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
): Promise<Picked<readonly CodebookEdit[]>> {
  const isSame = (text: string): boolean => text.toLowerCase() === from?.toLowerCase();
  if (from === undefined || to === undefined || isSame(to)) return { kind: 'value', value: [] };
  if (aliasesOf(codebook, entry).some(({ text }) => isSame(text)))
    return { kind: 'value', value: [] };
  const alias: CodebookEdit = { kind: 'alias', ...entry, to: { text: from } };
  return pickOne<readonly CodebookEdit[]>({
    title: vscode.l10n.t('Texts may still use “{0}”', labelText(from, 60)),
    placeholder: vscode.l10n.t('What should happen to the old name?'),
    canGoBack: true,
    rows: [
      {
        label: vscode.l10n.t('Keep as Alias'),
        description: vscode.l10n.t('mentions of it stay underlined'),
        value: [alias],
      },
      {
        label: vscode.l10n.t('Remove'),
        description: vscode.l10n.t('it was misspelled or wrong'),
        value: [],
      },
    ],
  });
}
