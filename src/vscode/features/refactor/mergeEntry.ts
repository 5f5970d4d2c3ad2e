import * as vscode from 'vscode';
import { keysOf, labelText, entriesOf } from '../../../core';
import { messageName, sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { chosenOf, entryOf, type CorpusEntry } from './chooseEntry';
import { previewRefactoring } from '../../ui/refactoring/previewRefactoring';

/** Asks into which entry another one is merged, then shows what changes. `argument` may name it as
 * `into`. */
export async function mergeEntry(
  services: Services,
  entry: CorpusEntry,
  argument: unknown,
): Promise<void> {
  const { layer, loaded, name } = entry;
  const title = vscode.l10n.t('Merge {0} into Another Entry', labelText(name, 60));
  const given = keysOf(argument)?.get('into');
  const picked =
    typeof given === 'string'
      ? ({ kind: 'value', value: { layer, id: given } } as const)
      : await chosenOf(services, loaded, layer, {
          title,
          placeholder: vscode.l10n.t('Its positions, aliases and parts go to…'),
          without: [entry.id],
          similarTo: name,
        });
  if (picked.kind !== 'value') return;
  const into = picked.value;
  if (into.id === entry.id || !entriesOf(loaded.corpus.codebook, layer).has(into.id)) {
    sayBriefly(vscode.l10n.t('This entry is not in the codebook.'));
    return;
  }
  const other = entryOf(loaded, into);
  let keepsWords = true;
  await previewRefactoring(services, loaded, {
    title: vscode.l10n.t('Merge {0} into {1}', labelText(name, 60), labelText(other.name, 60)),
    label: vscode.l10n.t('{0} merged into {1}', messageName(name), messageName(other.name)),
    make: () => ({ kind: 'merge', layer, from: [entry.id], into: into.id, keepsWords }),
    switches: [
      {
        label: vscode.l10n.t(
          'Keep “{0}” and its aliases as aliases of {1}',
          labelText(name, 60),
          labelText(other.name, 60),
        ),
        isOn: () => keepsWords,
        flip: () => (keepsWords = !keepsWords),
      },
    ],
  });
}
