import * as vscode from 'vscode';
import {
  aliasesOf,
  annotationLabel,
  entriesOf,
  freeId,
  labelText,
  quoteText,
  splitOff,
  type Alias,
  type ChosenAnnotations,
} from '../../../core';
import { localizer } from '../../derived/viewContext';
import { messageName } from '../../documents/words';
import type { Services } from '../../services';
import { pickSeveral, type Picked } from '../../ui/quickPick';
import { previewRefactoring } from '../../ui/refactoring/previewRefactoring';
import { readWhole } from '../../ui/refactoring/readWhole';
import { typeLine } from '../../ui/typeLine';
import type { CorpusEntry } from './chooseEntry';
import { nameRemark } from './renameEntry';
import { annotationsNaming, type NamedAnnotation } from './namedAnnotations';

/** Asks for a new entry, and for the aliases and annotations that it takes over from another one,
 * then shows what changes. */
export async function splitEntry(services: Services, entry: CorpusEntry): Promise<void> {
  const { layer, id, loaded, name } = entry;
  const title = vscode.l10n.t('Split {0}', labelText(name, 60));
  const { codebook } = loaded.corpus;
  const asked = await askedSplit(entry, title);
  if (!asked) return;
  const { chosen, typed, words } = asked;
  const known = new Set(entriesOf(codebook, layer).keys());
  const added = splitOff(codebook, entry, {
    ...{ id: freeId(typed, known, layer), name: typed, words },
  });
  await previewRefactoring(services, loaded, {
    title,
    label: vscode.l10n.t('{0} split from {1}', messageName(typed), messageName(name)),
    make: () => ({ kind: 'split', layer, id, added, words, chosen }),
  });
}

interface AskedSplit {
  /** The name of the new entry. */
  readonly typed: string;
  readonly words: readonly Alias[];
  readonly chosen: ChosenAnnotations;
}

/** The answers to all questions that the entry needs, with the way back from each; undefined where
 * the user left. */
async function askedSplit(entry: CorpusEntry, title: string): Promise<AskedSplit | undefined> {
  if (!(await readWhole(entry.loaded))) return undefined;
  const aliases = aliasesOf(entry.loaded.corpus.codebook, entry);
  const named = annotationsNaming(entry.loaded, entry);
  const questions: ('name' | 'words' | 'annotations')[] = [
    'name',
    ...(aliases.length > 0 ? (['words'] as const) : []),
    ...(named.length > 0 ? (['annotations'] as const) : []),
  ];
  let typed = '';
  let words: readonly Alias[] = [];
  let given: readonly NamedAnnotation[] = [];
  for (let at = 0; at < questions.length;) {
    const place = {
      ...{ title, step: at + 1, totalSteps: questions.length, canGoBack: at > 0 },
    };
    const question = questions[at];
    let answer: Picked<unknown>;
    if (question === 'name') {
      const picked = await askedName(entry, typed, place);
      if (picked.kind === 'value') typed = picked.value;
      answer = picked;
    } else if (question === 'words') {
      const picked = await chosenWords(aliases, words, place, (ticked) => {
        words = ticked;
      });
      if (picked.kind === 'value') words = picked.value;
      answer = picked;
    } else {
      const picked = await chosenAnnotations(entry, named, given, place, (ticked) => {
        given = ticked;
      });
      if (picked.kind === 'value') given = picked.value;
      answer = picked;
    }
    if (answer.kind === 'left') return undefined;
    at += answer.kind === 'back' ? -1 : 1;
  }
  return { typed, words, chosen: byFile(entry, given) };
}

interface Place {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly canGoBack: boolean;
}

function askedName(
  { layer, loaded }: CorpusEntry,
  value: string,
  place: Place,
): Promise<Picked<string>> {
  return typeLine({
    ...place,
    prompt: vscode.l10n.t('The name of the new entry.'),
    value,
    problemOf: (text) => (text === '' ? vscode.l10n.t('Type a name.') : undefined),
    remarkOf: (text) => nameRemark(loaded, layer, text),
  });
}

function chosenWords(
  aliases: readonly Alias[],
  ticked: readonly Alias[],
  place: Place,
  onBack: (ticked: readonly Alias[]) => void,
): Promise<Picked<readonly Alias[]>> {
  return pickSeveral<Alias>({
    ...place,
    placeholder: vscode.l10n.t('Which of its aliases go to the new entry?'),
    mayBeEmpty: true,
    ticked,
    onBack,
    rows: aliases.map((alias) => ({ label: labelText(alias.text), value: alias })),
  });
}

function chosenAnnotations(
  { loaded }: CorpusEntry,
  named: readonly NamedAnnotation[],
  ticked: readonly NamedAnnotation[],
  place: Place,
  onBack: (ticked: readonly NamedAnnotation[]) => void,
): Promise<Picked<readonly NamedAnnotation[]>> {
  return pickSeveral<NamedAnnotation>({
    ...place,
    placeholder: vscode.l10n.t('Which annotations go to the new entry? Type to filter them'),
    mayBeEmpty: true,
    ticked,
    onBack,
    rows: named.map((value) => ({
      label: annotationLabel(loaded.corpus.codebook, value.placed.annotation, localizer),
      description: labelText(value.article.path),
      detail: quoteText(value.placed.annotation.quote),
      value,
    })),
  });
}

function byFile({ loaded }: CorpusEntry, given: readonly NamedAnnotation[]): ChosenAnnotations {
  const chosen = new Map<string, Set<string>>();
  for (const { article, placed } of given) {
    const path = loaded.corpus.annotationPath(article.path);
    const ids = chosen.get(path) ?? new Set<string>();
    chosen.set(path, ids.add(placed.annotation.id));
  }
  return chosen;
}
