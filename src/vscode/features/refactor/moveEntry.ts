import * as vscode from 'vscode';
import { labelText, nameOf, entriesOf } from '../../../core';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';
import { inTurn, type Question } from '../../ui/inTurn';
import { pickOne } from '../../ui/quickPick';
import { moveEntries } from '../../ui/refactoring/moveEntries';
import { chosenOf, type CorpusEntry } from './chooseEntry';

/** Asks under which entry another one is to be moved. */
export async function moveEntry(services: Services, entry: CorpusEntry): Promise<void> {
  const { layer, id, loaded, name } = entry;
  const title = vscode.l10n.t('Move {0} under Another Entry', labelText(name, 60));
  const { partOf } = entriesOf(loaded.corpus.codebook, layer).get(id) ?? {};
  const answers: { where: 'top' | 'other'; parent?: string } = { where: 'other' };
  const askWhere: Question = async (place) => {
    const picked = await pickOne<'top' | 'other'>({
      ...place,
      title,
      placeholder: vscode.l10n.t(
        'Now under {0}',
        nameOf(loaded.corpus.codebook, layer, partOf ?? '', localizer),
      ),
      rows: [
        { label: vscode.l10n.t('Under Another Entry…'), value: 'other' },
        { label: vscode.l10n.t('To the Top'), value: 'top' },
      ],
      first: answers.where,
    });
    if (picked.kind === 'value') answers.where = picked.value;
    return picked;
  };
  const askParent: Question = async (place) => {
    const without = partOf === undefined ? [id] : [id, partOf];
    const picked = await chosenOf(services, loaded, layer, { ...place, title, without });
    if (picked.kind === 'value') answers.parent = picked.value.id;
    return picked;
  };
  const { kind } = await inTurn(() => [
    ...(partOf === undefined ? [] : [askWhere]),
    ...(answers.where === 'top' ? [] : [askParent]),
  ]);
  if (kind !== 'value') return;
  const parent = answers.where === 'top' ? undefined : answers.parent;
  await moveEntries(services, loaded, [{ layer, id }], parent);
}
