import * as vscode from 'vscode';
import { labelText, nameOf, type EntryName, type Layer, entriesOf } from '../../../core';
import { mentionsIn } from '../../../project';
import type { LoadedCorpus } from '../../corpora/corpora';
import { tellNoCorpus } from '../../corpora/exampleCorpus';
import { localizer } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { readTarget } from '../../ui/cardCommands';
import { activeArticle } from '../../ui/currentAnnotation';
import type { Place } from '../../ui/inTurn';
import { headed, pickOne, type Picked, type PickRow } from '../../ui/quickPick';
import { chooseActors, chooseIssues, type ChoiceContext } from '../../ui/questions/choices';
import { draftOf, tellUnreadable } from '../../ui/questions/codebookDraft';
import { focusedRow } from '../../ui/views/focusedRow';

/** An entry of a corpus that a command is about. */
export interface CorpusEntry extends EntryName {
  readonly loaded: LoadedCorpus;
  readonly name: string;
}

/** The entry of a row, a card or a link; else the one that is mentioned at the cursor, else one
 * that the user chooses. Undefined, with a message where needed, if there is none. */
export async function entryFor(
  services: Services,
  argument: unknown,
  title: string,
): Promise<CorpusEntry | undefined> {
  const { corpora } = services;
  const target = readTarget(corpora, argument);
  const loaded = target?.loaded ?? corpora.active;
  if (!loaded) {
    tellNoCorpus();
    return undefined;
  }
  const { text, readFrom } = loaded.corpus.knownCodebook;
  if (text !== readFrom) {
    tellUnreadable();
    return undefined;
  }
  const given =
    target?.layer !== undefined && target.id !== undefined
      ? { layer: target.layer, id: target.id }
      : ((await rowEntry(services, argument)) ?? (await chosenEntry(services, loaded, title)));
  if (!given) return undefined;
  if (!entriesOf(loaded.corpus.codebook, given.layer).has(given.id)) {
    sayBriefly(vscode.l10n.t('This entry is not in the codebook.'));
    return undefined;
  }
  return entryOf(loaded, given);
}

export function entryOf(loaded: LoadedCorpus, { layer, id }: EntryName): CorpusEntry {
  return { loaded, layer, id, name: nameOf(loaded.corpus.codebook, layer, id, localizer) };
}

/** The entry of the row with the focus, where a key in the view runs the command. */
async function rowEntry(services: Services, argument: unknown): Promise<EntryName | undefined> {
  const { layer, id } = (await focusedRow(services, argument))?.handle ?? {};
  return layer !== undefined && id !== undefined ? { layer, id } : undefined;
}

async function chosenEntry(
  services: Services,
  loaded: LoadedCorpus,
  title: string,
): Promise<EntryName | undefined> {
  const here = mentionedHere(services, loaded);
  if (here.length === 1) return here[0];
  if (here.length > 1) {
    const picked = await pickOne({
      title,
      placeholder: vscode.l10n.t('Several entries are mentioned here'),
      rows: here.map((one): PickRow<EntryName> => ({
        label: entryOf(loaded, one).name,
        value: one,
      })),
    });
    return picked.kind === 'value' ? picked.value : undefined;
  }
  return chosenOfAll(loaded, title);
}

/** The actors and issues that are mentioned at the cursor. */
export function mentionedHere(services: Services, loaded: LoadedCorpus): readonly EntryName[] {
  const active = activeArticle(services);
  if (active?.loaded !== loaded) return [];
  const { start, end } = active.selection;
  const entries = new Map<string, EntryName>();
  for (const { layer, ids, ...span } of mentionsIn(active.state)) {
    if (span.start > end || start > span.end) continue;
    for (const id of ids) entries.set(`${layer}:${id}`, { layer, id });
  }
  return [...entries.values()];
}

/** All entries in one list, so that a name can be typed at once. */
async function chosenOfAll(loaded: LoadedCorpus, title: string): Promise<EntryName | undefined> {
  const { actors, issues } = loaded.corpus.codebook;
  const rows = (layer: Layer, ids: Iterable<string>): readonly PickRow<EntryName>[] =>
    [...ids].map((id) => ({
      label: labelText(entryOf(loaded, { layer, id }).name),
      description: id,
      value: { layer, id },
    }));
  if (actors.size === 0 && issues.size === 0) {
    sayBriefly(vscode.l10n.t('The codebook has no actors and issues yet.'));
    return undefined;
  }
  const picked = await pickOne<EntryName>({
    title,
    placeholder: vscode.l10n.t('Which actor or issue?'),
    rows: [
      ...headed(vscode.l10n.t('Actors'), rows('actor', actors.keys())),
      ...headed(vscode.l10n.t('Issues'), rows('issue', issues.keys())),
    ],
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

/** Another entry of the codebook, of the same layer. */
export async function chosenOf(
  services: Services,
  loaded: LoadedCorpus,
  layer: Layer,
  options: {
    readonly title: string;
    readonly placeholder?: string;
    readonly without?: readonly string[];
    readonly similarTo?: string;
  } & Partial<Place>,
): Promise<Picked<EntryName>> {
  const choose = layer === 'actor' ? chooseActors : chooseIssues;
  const placeholder =
    layer === 'actor' ? vscode.l10n.t('Which actor?') : vscode.l10n.t('Which issue?');
  const picked = await choose(services, contextOf(loaded), {
    placeholder,
    ...options,
    onlyOne: true,
    onlyKnown: true,
    withTopics: true,
  });
  if (picked.kind !== 'value') return picked;
  const [id] = picked.value;
  return id === undefined ? { kind: 'left' } : { kind: 'value', value: { layer, id } };
}

function contextOf(loaded: LoadedCorpus): ChoiceContext {
  return { draft: draftOf(loaded), loaded, state: undefined, selection: { start: 0, end: 0 } };
}
