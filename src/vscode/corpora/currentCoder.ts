import * as vscode from 'vscode';
import { freeId, labelText } from '../../core';
import type { LoadedCorpus } from './corpora';
import { pickOne } from '../ui/quickPick';
import type { Services } from '../services';
import { saveSetting, setting } from '../host/settings';

/** The current coder's id. It is asked for on first need and remembered as a setting. Undefined
 * when the user left. */
export async function currentCoder(
  _services: Services,
  loaded: LoadedCorpus,
): Promise<string | undefined> {
  const known = setting('coder', loaded.root);
  if (known !== '') return known;
  const { coders } = loaded.corpus.codebook;
  const other = '';
  const picked =
    coders.size === 0
      ? ({ kind: 'value', value: other } as const)
      : await pickOne<string>({
          title: vscode.l10n.t('Who is coding?'),
          placeholder: vscode.l10n.t('Asked only once. Saved in the setting "Coder".'),
          rows: [
            ...[...coders.values()].map(({ id, name }) => ({
              label: labelText(name),
              description: id,
              value: id,
            })),
            { label: vscode.l10n.t('Another coder…'), value: other },
          ],
        });
  if (picked.kind !== 'value') return undefined;
  const coder = picked.value === other ? await askCoder() : picked.value;
  if (coder !== undefined) await saveSetting('coder', coder, vscode.ConfigurationTarget.Global);
  return coder;
}

async function askCoder(): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Who is coding?'),
    prompt: vscode.l10n.t(
      'A short name, for example lea. It is saved with each annotation that you make.',
    ),
    ignoreFocusOut: true,
  });
  return name === undefined || name.trim() === '' ? undefined : freeId(name, new Set(), 'coder');
}
