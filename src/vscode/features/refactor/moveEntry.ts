import * as vscode from 'vscode';
import { labelText, nameOf, entriesOf } from '../../../core';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';
import { pickOne } from '../../ui/quickPick';
import { moveEntries } from '../../ui/refactoring/moveEntries';
import { chosenOf, type CorpusEntry } from './chooseEntry';

/** Asks under which entry another one is to be moved. */
export async function moveEntry(services: Services, entry: CorpusEntry): Promise<void> {
  const { layer, id, loaded, name } = entry;
  const title = vscode.l10n.t('Move {0} under Another Entry', labelText(name, 60));
  const { partOf } = entriesOf(loaded.corpus.codebook, layer).get(id) ?? {};
  let parent: string | undefined;
  if (partOf !== undefined) {
    const picked = await pickOne<'top' | 'other'>({
      title,
      placeholder: vscode.l10n.t(
        'Now under {0}',
        nameOf(loaded.corpus.codebook, layer, partOf, localizer),
      ),
      rows: [
        { label: vscode.l10n.t('Under Another Entry…'), value: 'other' },
        { label: vscode.l10n.t('To the Top'), value: 'top' },
      ],
    });
    if (picked.kind !== 'value') return;
    if (picked.value === 'other') {
      parent = (await chosenOf(services, loaded, layer, { title, without: [id, partOf] }))?.id;
      if (parent === undefined) return;
    }
  } else {
    parent = (await chosenOf(services, loaded, layer, { title, without: [id] }))?.id;
    if (parent === undefined) return;
  }
  await moveEntries(services, loaded, [{ layer, id }], parent);
}
