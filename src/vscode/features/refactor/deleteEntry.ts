import * as vscode from 'vscode';
import { labelText, COUNTS } from '../../../core';
import { localizer } from '../../derived/viewContext';
import { messageName } from '../../documents/words';
import type { Services } from '../../services';
import { inTurn, type Place, type Question } from '../../ui/inTurn';
import { pickOne, type Picked } from '../../ui/quickPick';
import { chosenOf, type CorpusEntry } from './chooseEntry';
import { annotationsNaming } from './namedAnnotations';
import { previewRefactoring } from '../../ui/refactoring/previewRefactoring';
import { readWhole } from '../../ui/refactoring/readWhole';

type Fate = 'replace' | 'delete' | 'keep';

/** Asks what becomes of the annotations that name an entry, of whichever coder, then shows what
 * deleting it changes. */
export async function deleteEntry(services: Services, entry: CorpusEntry): Promise<void> {
  const { layer, id, loaded, name } = entry;
  const title = vscode.l10n.t('Delete {0}', labelText(name, 60));
  if (!(await readWhole(loaded))) return;
  const count = annotationsNaming(loaded, entry).length;
  // With a file for each coder, others may have used what is not used in those that are read.
  const isNamed = count > 0 || (await loaded.corpus.coders.named([id])).size > 0;
  let fate: Fate = isNamed ? 'replace' : 'delete';
  let into: string | undefined;
  const askFate: Question = async (place) => {
    const picked = await chosenFate(title, count, fate, place);
    if (picked.kind === 'value') fate = picked.value;
    return picked;
  };
  const askInto: Question = async (place) => {
    const picked = await chosenOf(services, loaded, layer, {
      ...place,
      title,
      placeholder: vscode.l10n.t('Its annotations go to…'),
      without: [id],
      similarTo: name,
    });
    if (picked.kind === 'value') into = picked.value.id;
    return picked;
  };
  const { kind } = await inTurn(() => [
    ...(isNamed ? [askFate] : []),
    ...(fate === 'replace' ? [askInto] : []),
  ]);
  if (kind !== 'value') return;
  const label = vscode.l10n.t('{0} deleted', messageName(name));
  const annotations = fate;
  const target = into;
  await previewRefactoring(services, loaded, {
    title,
    label,
    make: () =>
      annotations === 'replace'
        ? { kind: 'merge', layer, from: [id], into: target ?? '', keepsWords: false }
        : { kind: 'delete', layer, id, annotations },
  });
}

function chosenFate(
  title: string,
  count: number,
  first: Fate,
  place: Place,
): Promise<Picked<Fate>> {
  return pickOne<Fate>({
    ...place,
    first,
    title,
    placeholder:
      count > 0
        ? vscode.l10n.t(
            'Named by {0}. What should happen to them?',
            localizer.text(COUNTS.annotations, count),
          )
        : vscode.l10n.t('Named in files of other coders. What should happen to the annotations?'),
    rows: [
      {
        label: vscode.l10n.t('Give Them to Another Entry…'),
        description: vscode.l10n.t('they name that one instead'),
        value: 'replace',
      },
      {
        label: vscode.l10n.t('Delete Them Too'),
        description: vscode.l10n.t(
          'those that name other actors or issues as well lose only this one',
        ),
        value: 'delete',
      },
      {
        label: vscode.l10n.t('Leave Them as They Are'),
        description: vscode.l10n.t('they name an unknown entry, and are not counted'),
        value: 'keep',
      },
    ],
  });
}
