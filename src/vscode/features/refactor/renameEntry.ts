import * as vscode from 'vscode';
import {
  AUTHOR,
  freeId,
  isId,
  labelText,
  UNATTRIBUTED,
  type Layer,
  type Refactoring,
  entriesOf,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { messageName, sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { inTurn, type Question } from '../../ui/inTurn';
import { typeLine } from '../../ui/typeLine';
import type { CorpusEntry } from './chooseEntry';
import { previewRefactoring } from '../../ui/refactoring/previewRefactoring';

/** A new name or a new id of an entry. */
export interface Renamed {
  readonly name?: string | undefined;
  readonly id?: string | undefined;
}

/** Asks for the name of an entry, then shows what changes. Its id is asked only where the name
 * stays. */
export async function renameEntry(services: Services, entry: CorpusEntry): Promise<void> {
  const title = vscode.l10n.t('Rename {0}', labelText(entry.name, 60));
  let name: string | undefined;
  let id: string | undefined;
  const askName: Question = async (place) => {
    const picked = await typeLine({
      ...place,
      title,
      prompt: vscode.l10n.t('The name that is shown in views, tables and briefs.'),
      value: name ?? entry.name,
      problemOf: (typed) => (typed === '' ? vscode.l10n.t('Type a name.') : undefined),
      remarkOf: (typed) => nameRemark(entry.loaded, entry.layer, typed, entry.id),
    });
    if (picked.kind === 'value') name = picked.value;
    return picked;
  };
  const askId: Question = async (place) => {
    const picked = await typeLine({
      ...place,
      title,
      prompt: vscode.l10n.t('The id that the files of the corpus use.'),
      value: entry.id,
      problemOf: (typed) => idProblem(entry, typed),
    });
    if (picked.kind === 'value') id = picked.value;
    return picked;
  };
  const { kind } = await inTurn(() => (name === entry.name ? [askName, askId] : [askName]));
  if (kind !== 'value' || name === undefined) return;
  await previewRename(services, entry, { name, id });
}

/** That another entry has this name: lists would show it twice. */
export function nameRemark(
  loaded: LoadedCorpus,
  layer: Layer,
  typed: string,
  id?: string,
): string | undefined {
  const isTaken = [...entriesOf(loaded.corpus.codebook, layer)].some(
    ([other, { name }]) => other !== id && name.toLowerCase() === typed.toLowerCase(),
  );
  return isTaken
    ? vscode.l10n.t(
        '“{0}” is the name of another entry. If they are the same, merge them instead.',
        labelText(typed, 60),
      )
    : undefined;
}

function otherIds({ loaded, layer, id }: CorpusEntry): readonly string[] {
  return [...entriesOf(loaded.corpus.codebook, layer).keys()].filter((one) => one !== id);
}

/** Why an entry cannot have this id; undefined where it can. */
export function idProblem(entry: CorpusEntry, typed: string): string | undefined {
  if (typed === entry.id) return undefined;
  const nearest = freeId(typed, new Set(otherIds(entry)), entry.layer);
  if (!isId(typed))
    return vscode.l10n.t(
      'An id has lower-case letters, digits and hyphens, at most 64. For example: {0}',
      nearest,
    );
  const isReserved = entry.layer === 'actor' && (typed === AUTHOR || typed === UNATTRIBUTED);
  if (isReserved) return vscode.l10n.t('“{0}” has a meaning of its own. Choose another id.', typed);
  return otherIds(entry).includes(typed)
    ? vscode.l10n.t(
        'The codebook has “{0}” already. Choose another id, such as {1}, or merge both entries.',
        typed,
        nearest,
      )
    : undefined;
}

/** Shows what another name or id changes. With another name the id stays: files, tables and
 * searches that have it go on as they were. */
export async function previewRename(
  services: Services,
  entry: CorpusEntry,
  { name = entry.name, id = entry.id }: Renamed,
): Promise<void> {
  const { layer, loaded } = entry;
  const isOtherName = name !== entry.name;
  if (!isOtherName && id === entry.id) {
    sayBriefly(vscode.l10n.t('Nothing was changed.'));
    return;
  }
  let keepsName = isOtherName;
  const keep = {
    label: vscode.l10n.t(
      'Keep “{0}” as an alias, so that it stays underlined',
      labelText(entry.name, 60),
    ),
    isOn: () => keepsName,
    flip: () => (keepsName = !keepsName),
  };
  await previewRefactoring(services, loaded, {
    title: vscode.l10n.t('Rename {0}', labelText(entry.name, 60)),
    label: isOtherName
      ? vscode.l10n.t('{0} is now {1}', messageName(entry.name), messageName(name))
      : vscode.l10n.t('{0} is now {1}', entry.id, id),
    make: (): Refactoring => ({
      kind: 'rename',
      layer,
      id: entry.id,
      to: id,
      ...(isOtherName ? { name, keepsName } : {}),
    }),
    switches: isOtherName ? [keep] : [],
  });
}
