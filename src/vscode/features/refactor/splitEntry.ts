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
import { inTurn, type Place, type Question } from '../../ui/inTurn';
import { statementLine } from '../../ui/questions/newEntry';
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
  const { chosen, typed, statement, words } = asked;
  const known = new Set(entriesOf(codebook, layer).keys());
  const added = splitOff(codebook, entry, {
    ...{ id: freeId(typed, known, layer), name: typed, statement, words },
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
  /** Of a new issue; '' where it is written later. */
  readonly statement: string;
  readonly words: readonly Alias[];
  readonly chosen: ChosenAnnotations;
}

/** The answers to all questions that the entry needs; undefined where the user left. A new issue is
 * asked for its statement before the annotations, whose stances refer to it. */
async function askedSplit(entry: CorpusEntry, title: string): Promise<AskedSplit | undefined> {
  if (!(await readWhole(entry.loaded))) return undefined;
  const aliases = aliasesOf(entry.loaded.corpus.codebook, entry);
  const named = annotationsNaming(entry.loaded, entry);
  let typed = '';
  let statement = '';
  let words: readonly Alias[] = [];
  let given: readonly NamedAnnotation[] = [];
  const keepStatement = (text: string): void => {
    statement = text;
  };
  const keepWords = (ticked: readonly Alias[]): void => {
    words = ticked;
  };
  const keepGiven = (ticked: readonly NamedAnnotation[]): void => {
    given = ticked;
  };
  const askName: Question = async (place) => {
    const picked = await askedName(entry, typed, { ...place, title });
    if (picked.kind === 'value') typed = picked.value;
    return picked;
  };
  const askStatement: Question = async (place) => {
    const line = statementLine(typed, statement);
    const picked = await typeLine({ ...line, ...place, onBack: keepStatement });
    if (picked.kind === 'value') keepStatement(picked.value);
    return picked;
  };
  const askWords: Question = async (place) => {
    const picked = await chosenWords(aliases, words, { ...place, title }, keepWords);
    if (picked.kind === 'value') keepWords(picked.value);
    return picked;
  };
  const askAnnotations: Question = async (place) => {
    const picked = await chosenAnnotations(entry, named, given, { ...place, title }, keepGiven);
    if (picked.kind === 'value') keepGiven(picked.value);
    return picked;
  };
  const { kind } = await inTurn([
    askName,
    ...(entry.layer === 'issue' ? [askStatement] : []),
    ...(aliases.length > 0 ? [askWords] : []),
    ...(named.length > 0 ? [askAnnotations] : []),
  ]);
  return kind === 'value' ? { typed, statement, words, chosen: byFile(entry, given) } : undefined;
}

interface TitledPlace extends Place {
  readonly title: string;
}

function askedName(
  { layer, loaded }: CorpusEntry,
  value: string,
  place: TitledPlace,
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
  place: TitledPlace,
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
  place: TitledPlace,
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
