import * as vscode from 'vscode';
import { freeId, GOLD, labelText, SOLE_CODER, type ArticlePath } from '../../core';
import type { LoadedCorpus } from './corpora';
import { directorOf, directs, rememberDirector } from './director';
import { settleResult } from './settleResult';
import { tellUnreadable } from '../ui/questions/codebookDraft';
import { pickOne, type Picked, type PickRow } from '../ui/quickPick';
import { typeLine } from '../ui/typeLine';
import type { Services } from '../services';
import { saveSetting, setting, settingPlace } from '../host/settings';

/** The current coder's id, or the name of who directs the study. It is asked for on first need.
 * Undefined when the user left. */
export async function currentCoder(
  services: Services,
  loaded: LoadedCorpus,
): Promise<string | undefined> {
  const known = knownName(services, loaded);
  return known !== '' ? known : (await askWhoCodes(services, loaded))?.id;
}

/** Whether one person codes, who need not say their name: all share one file, the codebook names no
 * coders, and nothing is coded, or marked as coded, under a name. */
export function codesAlone({ corpus }: LoadedCorpus): boolean {
  const { annotationFiles, coders } = corpus.codebook;
  if (annotationFiles !== 'shared' || coders.size > 0 || corpus.coder !== '') return false;
  for (const { coded, annotations } of corpus.index.articles()) {
    for (const coder of coded.keys()) if (coder !== SOLE_CODER) return false;
    if (annotations.some(({ annotation }) => annotation.coder !== undefined)) return false;
  }
  return true;
}

/** *Who is coding?*: remembered, see `rememberPerson`. Where coders work blind, nothing that is
 * coded is shown before. Undefined when the user left. */
export async function askWhoCodes(
  services: Services,
  loaded: LoadedCorpus,
): Promise<Person | undefined> {
  const picked = await askPersonCoding(services, loaded);
  if (picked.kind !== 'value') return undefined;
  await rememberPerson(services, loaded, picked.value);
  return picked.value;
}

/** Asks who codes. Nothing is remembered. `canGoBack`: another question was asked before. */
export function askPersonCoding(
  services: Services,
  loaded: LoadedCorpus,
  canGoBack = false,
): Promise<Picked<Person>> {
  const { coding, annotationFiles } = loaded.corpus.codebook;
  const isBlind = coding.blind && annotationFiles === 'one-per-coder';
  const { t } = vscode.l10n;
  const known = directorOf(services.memory, loaded.root);
  const isOwn = annotationFiles === 'one-per-coder';
  return askPerson(loaded, {
    canGoBack,
    title: t('Who is coding?'),
    placeholder: isBlind
      ? t('A coder sees only their own work from now on')
      : t('Asked only once. Saved in the setting "Coder".'),
    other: t('Another coder…'),
    director: isBlind,
    ...(isOwn && known !== '' ? { known } : {}),
    prompt: t('A short name, for example lea. It is saved with each annotation that you make.'),
  });
}

/** Remembers who codes as a setting; who directs a study of coders with files of their own, for the
 * workspace instead, see `director`. */
export async function rememberPerson(
  { memory }: Services,
  loaded: LoadedCorpus,
  picked: Person,
): Promise<void> {
  const { root } = loaded;
  await rememberDirector(memory, root, picked.directs ? picked.id : undefined);
  const coder = picked.directs ? '' : picked.id;
  // Who directs the study keeps the id by which they code elsewhere, if it is none of this study.
  const keeps = picked.directs && !loaded.corpus.codebook.coders.has(setting('coder', root));
  if (!keeps) await saveSetting('coder', coder, settingPlace('coder', root), root);
  loaded.useSettings();
  // What follows, such as the digest of a coded article, is about the files of that coder.
  if (loaded.corpus.codebook.annotationFiles === 'one-per-coder') await loaded.corpus.load();
}

/** Who codes now, for new annotations and marks of coded articles: the current coder. An id that
 * the codebook does not list, where it lists coders, may be a slip, and would count as one more of
 * them: it is added, or another is chosen. Undefined when the user
 * left. */
export async function codingCoder(
  services: Services,
  loaded: LoadedCorpus,
): Promise<string | undefined> {
  const { t } = vscode.l10n;
  let coder = await currentCoder(services, loaded);
  while (coder !== undefined && isUnlisted(loaded, coder)) {
    const name = labelText(coder);
    const picked = await pickOne<'add' | 'another'>({
      title: t('Who is coding?'),
      placeholder: t('{0} is no coder of this study, and nothing is written yet', name),
      rows: [
        { label: t('Choose another…'), description: t('as who you code'), value: 'another' },
        { label: t('Add {0} to the codebook', name), description: coder, value: 'add' },
      ],
    });
    if (picked.kind !== 'value') return undefined;
    if (picked.value === 'another') coder = (await askWhoCodes(services, loaded))?.id;
    else if (!(await added(services, loaded, coder))) return undefined;
  }
  return coder;
}

/** Asks before the questions of a command as whom the user codes, where that is not known and each
 * coder has files, or where the codebook does not list them: afterwards the answers would be lost
 * with this one. Who only directs the study is asked about the article, see `settleResult`. False
 * when the user left, or nothing is to be written. */
export async function settleCoder(
  services: Services,
  loaded: LoadedCorpus,
  article?: ArticlePath,
): Promise<boolean> {
  if (article !== undefined && directs(loaded)) {
    const answer = await settleResult(loaded, article);
    if (answer !== 'code') return answer === 'result';
    const person = await askWhoCodes(services, loaded);
    return person !== undefined && !person.directs && settleCoder(services, loaded, article);
  }
  const { codebook, coder } = loaded.corpus;
  const isNeeded =
    codebook.annotationFiles === 'one-per-coder' && knownName(services, loaded) === '';
  if (!isNeeded && !isUnlisted(loaded, coder)) return true;
  return (await codingCoder(services, loaded)) !== undefined;
}

export function isUnlisted({ corpus }: LoadedCorpus, coder: string): boolean {
  const { coders } = corpus.codebook;
  if (coder === '' || coders.size === 0 || corpus.isDirected) return false;
  return coder !== GOLD && !coders.has(coder);
}

/** Adds a coder to the codebook, as a step of undo. */
async function added(
  { lastChange }: Services,
  { corpus }: LoadedCorpus,
  id: string,
): Promise<boolean> {
  const label = vscode.l10n.t('{0} is a coder', labelText(id));
  const edit = { kind: 'add-coder', coder: { id, name: id } } as const;
  const { codebook } = await corpus.make({ codebook: [edit] }, label);
  if (codebook?.kind === 'edited') lastChange.last(label);
  else tellUnreadable();
  return codebook?.kind === 'edited';
}

/** Who decides where coders differ: the current coder. Who directs a study often is no coder of it,
 * and would be taken for one who codes blind if the setting named them: they are asked once for
 * each workspace. Undefined where the user left. */
export async function director(
  services: Services,
  loaded: LoadedCorpus,
): Promise<string | undefined> {
  const known = knownName(services, loaded);
  if (known !== '') return known;
  const by = await askDirector(loaded);
  if (by.kind !== 'value') return undefined;
  await rememberDirector(services.memory, loaded.root, by.value.id);
  loaded.useSettings();
  return by.value.id;
}

/** Asks who directs a study. Nothing is remembered. */
export function askDirector(loaded: LoadedCorpus, canGoBack = false): Promise<Picked<Person>> {
  return askPerson(loaded, {
    canGoBack,
    title: vscode.l10n.t('Who adjudicates?'),
    placeholder: vscode.l10n.t('Kept with each decision. Asked only once in this workspace.'),
    other: vscode.l10n.t('Another person…'),
    director: false,
    prompt: vscode.l10n.t('A short name, for example eve. It is saved with each decision.'),
  });
}

/** '' where none is known. */
function knownName({ memory }: Services, loaded: LoadedCorpus): string {
  const { root } = loaded;
  return directs(loaded) ? directorOf(memory, root) : setting('coder', root);
}

/** What is between several names that are typed at once. */
export const BETWEEN_NAMES = /[,;]/;

interface Asked {
  readonly title: string;
  readonly placeholder: string;
  /** The row of a person who is not in the codebook. */
  readonly other: string;
  /** Whether that person may direct the study; then no other coder is offered where the codebook
   * has some, unless a name is typed. */
  readonly director: boolean;
  /** The name of who said that they direct it. */
  readonly known?: string;
  /** Asks for the name of that person. */
  readonly prompt: string;
  readonly canGoBack: boolean;
}

/** Who answered. `name`: as it is in the codebook, or as it was typed. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly directs: boolean;
}

/** A coder of the codebook, or another person. Who the setting names is active at first, also where
 * the codebook lacks them, and a name that is typed is a person, never the coder in the first
 * row. */
async function askPerson(
  { corpus }: LoadedCorpus,
  { title, placeholder, other, director, known, prompt, canGoBack }: Asked,
): Promise<Picked<Person>> {
  const { codebook, coder } = corpus;
  const { coders } = codebook;
  const rows = [...coders.values()].map(({ id, name }) => ({
    label: labelText(name),
    description: id === name ? '' : id,
    value: { id, name, directs: false },
  }));
  if (coder !== '' && !coders.has(coder)) {
    const value = { id: coder, name: coder, directs: false };
    rows.push({
      label: labelText(coder),
      description: vscode.l10n.t('not in the codebook'),
      value,
    });
  }
  const another = { label: other, value: { id: '', name: '', directs: false } };
  const description = vscode.l10n.t('directs the study and sees the work of all');
  const directors =
    known === undefined
      ? []
      : [
          {
            label: labelText(known),
            description,
            value: { id: known, name: known, directs: true },
          },
        ];
  const directing = {
    label: vscode.l10n.t('Another person…'),
    description,
    value: { id: '', name: '', directs: true },
  };
  const all = director
    ? [...(rows.length === 0 ? [another] : rows), ...directors, directing]
    : [...rows, another, ...directors];
  const isListed = all.length > 1;
  const first = all.find(({ value: { id } }) => id !== '' && id === (known ?? coder))?.value;
  /** Who directs the study signs as no coder of it. */
  const personOf = (name: string, directs: boolean): Person => {
    const taken = new Set(directs ? coders.keys() : []);
    return { id: freeId(name, taken, 'coder'), name, directs };
  };
  const typedRows = (typed: string): readonly PickRow<Person>[] => {
    const name = typed.trim();
    if (name === '' || BETWEEN_NAMES.test(name)) return [];
    if (all.some(({ label, value }) => [label, value.id, value.name].includes(name))) return [];
    const label = labelText(name);
    const one = {
      ...{ label, description: vscode.l10n.t('not in the codebook'), alwaysShow: true },
      value: personOf(name, false),
    };
    return director ? [one, { ...one, description, value: personOf(name, true) }] : [one];
  };
  const active = first ? { first } : {};
  for (;;) {
    const picked = isListed
      ? await pickOne<Person>({ title, placeholder, rows: all, canGoBack, typedRows, ...active })
      : ({ kind: 'value', value: another.value } as const);
    if (picked.kind !== 'value' || picked.value.id !== '') return picked;
    const { directs } = picked.value;
    const typed = await typeLine({
      ...{ title, prompt, value: '', canGoBack: isListed || canGoBack },
      problemOf: (line) =>
        BETWEEN_NAMES.test(line) ? vscode.l10n.t('Type the name of one person.') : undefined,
    });
    if (typed.kind === 'back' && isListed) continue;
    if (typed.kind !== 'value') return typed;
    const name = typed.value;
    if (name === '') return { kind: 'left' };
    return { kind: 'value', value: personOf(name, directs) };
  }
}
