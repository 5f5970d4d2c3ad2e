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
  readonly name: string;
  readonly id: string;
}

/** Asks for the name and the id of an entry, then shows what changes. */
export async function renameEntry(services: Services, entry: CorpusEntry): Promise<void> {
  const title = vscode.l10n.t('Rename {0}', labelText(entry.name, 60));
  let { name } = entry;
  let id: string | undefined;
  const askName: Question = async (place) => {
    const picked = await typeLine({
      ...place,
      title,
      prompt: vscode.l10n.t('The name that is shown in views, tables and briefs.'),
      value: name,
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
      value: idAfter(entry, name),
      problemOf: (typed) => idProblem(entry, typed),
    });
    if (picked.kind === 'value') id = picked.value;
    return picked;
  };
  const { kind } = await inTurn(() => [askName, askId]);
  if (kind === 'value' && id !== undefined) await previewRename(services, entry, { name, id });
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

/** An id that was made of the name follows it. */
function idAfter(entry: CorpusEntry, name: string): string {
  const taken = new Set(otherIds(entry));
  if (name === entry.name) return entry.id;
  return freeId(entry.name, taken, entry.layer) === entry.id
    ? freeId(name, taken, entry.layer)
    : entry.id;
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

/** For F2 on a mention, where only a name is typed, or on an id, where only that is. */
export function renamedByName(entry: CorpusEntry, name: string): Renamed {
  return { name, id: idAfter(entry, name) };
}

/** Shows what another name and id change. */
export async function previewRename(
  services: Services,
  entry: CorpusEntry,
  { name, id }: Renamed,
): Promise<void> {
  const { layer, loaded } = entry;
  const isOtherName = name !== entry.name;
  if (!isOtherName && id === entry.id) {
    sayBriefly(vscode.l10n.t('Nothing was changed.'));
    return;
  }
  let keepsName = isOtherName;
  let changesId = id !== entry.id;
  const keep = {
    label: vscode.l10n.t(
      'Keep “{0}” as an alias, so that it stays underlined',
      labelText(entry.name, 60),
    ),
    isOn: () => keepsName,
    flip: () => (keepsName = !keepsName),
  };
  const change = {
    label: vscode.l10n.t('Change the id as well: {0} → {1}', entry.id, id),
    isOn: () => changesId,
    flip: () => (changesId = !changesId),
  };
  const isBoth = isOtherName && id !== entry.id;
  await previewRefactoring(services, loaded, {
    title: vscode.l10n.t('Rename {0}', labelText(entry.name, 60)),
    label: isOtherName
      ? vscode.l10n.t('{0} is now {1}', messageName(entry.name), messageName(name))
      : vscode.l10n.t('{0} is now {1}', entry.id, id),
    make: (): Refactoring => ({
      kind: 'rename',
      layer,
      id: entry.id,
      to: changesId ? id : entry.id,
      ...(isOtherName ? { name, keepsName } : {}),
    }),
    switches: [...(isOtherName ? [keep] : []), ...(isBoth ? [change] : [])],
  });
}
