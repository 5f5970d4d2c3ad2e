import * as vscode from 'vscode';
import { freeId, labelText } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { setting } from '../../host/settings';
import type { Services } from '../../services';
import { pickOne } from '../../ui/quickPick';

const KEY = 'adjudication.by';

/** Who decides: the current coder. Who directs a study often is no coder of it, and would be taken
 * for one who codes blind if the setting named them: they are asked once for each workspace.
 * Undefined where the user left. */
export async function adjudicator(
  { memory }: Services,
  { corpus, root }: LoadedCorpus,
): Promise<string | undefined> {
  const known = setting('coder', root);
  if (known !== '') return known;
  const remembered = memory.get<unknown>(KEY);
  if (typeof remembered === 'string') return remembered;
  const other = '';
  const { coders } = corpus.codebook;
  const picked = await pickOne<string>({
    title: vscode.l10n.t('Who adjudicates?'),
    placeholder: vscode.l10n.t('Kept with each decision. Asked only once in this workspace.'),
    rows: [
      ...[...coders.values()].map(({ id, name }) => ({
        label: labelText(name),
        description: id,
        value: id,
      })),
      { label: vscode.l10n.t('Another person…'), value: other },
    ],
  });
  if (picked.kind !== 'value') return undefined;
  const by = picked.value === other ? await askName() : picked.value;
  if (by !== undefined) await memory.update(KEY, by);
  return by;
}

async function askName(): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Who adjudicates?'),
    prompt: vscode.l10n.t('A short name, for example eve. It is saved with each decision.'),
    ignoreFocusOut: true,
  });
  return name === undefined || name.trim() === '' ? undefined : freeId(name, new Set(), 'coder');
}
