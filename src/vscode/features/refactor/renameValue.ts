import * as vscode from 'vscode';
import {
  isId,
  labelText,
  STUDY_FIELD,
  valuesInUse,
  vocabularyOf,
  type Codebook,
  type UsedValue,
  type ValueField,
  COUNTS,
} from '../../../core';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import type { LoadedCorpus } from '../../corpora/corpora';
import { localizer } from '../../derived/viewContext';
import { messageName, sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { inTurn, type Place, type Question } from '../../ui/inTurn';
import { headed, pickOne, type Picked, type PickRow } from '../../ui/quickPick';
import { previewRefactoring } from '../../ui/refactoring/previewRefactoring';
import { readWhole } from '../../ui/refactoring/readWhole';
import { typeLine } from '../../ui/typeLine';

/** Gives a stance, an act or a value of a study's own field another word, in the codebook and in
 * all that is coded with it. A word that exists already takes both. */
export async function renameValue(services: Services): Promise<void> {
  const loaded = services.corpora.active;
  if (!loaded) {
    tellNoCorpus();
    return;
  }
  if (!(await readWhole(loaded))) return;
  const title = vscode.l10n.t('Rename Stance, Act or Value');
  const rows = rowsOf(loaded);
  const answers: { chosen?: UsedValue; to?: string } = {};
  const which: Question = async (place) => {
    const picked = await pickOne<UsedValue>({
      ...place,
      title,
      placeholder: vscode.l10n.t('Which one? What is coded with it follows'),
      rows,
      ...(answers.chosen ? { first: answers.chosen } : {}),
    });
    if (picked.kind === 'value') answers.chosen = picked.value;
    return picked;
  };
  const word: Question = async (place) => {
    if (!answers.chosen) return { kind: 'left' };
    const picked = await typeWord(loaded, answers.chosen, place);
    if (picked.kind === 'value') answers.to = picked.value;
    return picked;
  };
  const { kind } = await inTurn([which, word]);
  const { chosen, to } = answers;
  if (kind !== 'value' || !chosen || to === undefined) return;
  const { of, ofType, value } = chosen;
  if (to === value) {
    sayBriefly(vscode.l10n.t('Nothing was changed.'));
    return;
  }
  await previewRefactoring(services, loaded, {
    title: vscode.l10n.t('Rename {0}', labelText(value, 60)),
    label: vscode.l10n.t('{0} is now {1}', messageName(value), messageName(to)),
    make: () => ({ kind: 'value', of, ofType, from: value, to }),
  });
}

function typeWord(
  { corpus }: LoadedCorpus,
  { of, ofType, value }: UsedValue,
  place: Place,
): Promise<Picked<string>> {
  const others = valuesInUse(corpus.index.articles(), corpus.codebook)
    .filter((one) => one.of === of && one.ofType === ofType && one.value !== value)
    .map((one) => one.value);
  return typeLine({
    ...place,
    title: vscode.l10n.t('Rename {0}', labelText(value, 60)),
    prompt: vscode.l10n.t(
      'The new word. One that exists already takes over what is coded with this one.',
    ),
    value,
    problemOf: (text) => wordProblem(of, text),
    remarkOf: (text) =>
      others.includes(text)
        ? vscode.l10n.t('“{0}” exists: both become one.', labelText(text, 60))
        : undefined,
  });
}

/** Why a stance, an act or a value cannot have this word; undefined where it can. */
export function wordProblem(of: ValueField, text: string): string | undefined {
  if (text === '') return vscode.l10n.t('Type a word.');
  return of === 'stance' && !isId(text)
    ? vscode.l10n.t('A stance has lower-case letters, digits and hyphens, at most 64.')
    : undefined;
}

function rowsOf({ corpus }: LoadedCorpus): readonly PickRow<UsedValue>[] {
  const all = valuesInUse(corpus.index.articles(), corpus.codebook);
  const headingOfValue = headingOf(corpus.codebook);
  const headings = new Set(all.map(headingOfValue));
  return [...headings].flatMap((heading) =>
    headed(
      heading,
      all
        .filter((one) => headingOfValue(one) === heading)
        .map((one) => ({
          label: labelText(one.value),
          description: localizer.text(COUNTS.annotations, one.count),
          value: one,
        })),
    ),
  );
}

function headingOf({ fields, types }: Codebook): (value: UsedValue) => string {
  return ({ of, ofType }) => {
    if (of === 'stance') return vscode.l10n.t('Stances');
    const words = vocabularyOf(of);
    if (words) return localizer.text(words.heading);
    const id = of.slice(STUDY_FIELD.length);
    if (ofType === undefined) return labelText(fields.get(id)?.name ?? id);
    const type = types.get(ofType);
    return labelText(`${type?.name ?? ofType} · ${type?.fields.get(id)?.name ?? id}`);
  };
}
