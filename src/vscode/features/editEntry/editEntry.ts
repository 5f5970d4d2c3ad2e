import * as vscode from 'vscode';
import {
  entryEdits,
  entryFields,
  nameOf,
  shownAnswer,
  withoutAliasesLike,
  type EntryField,
  type EntryName,
  type Layer,
  aliasesOf,
  labelText,
  type Codebook,
  type CodebookEdit,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { changedLabel, recordInCodebook } from '../../corpora/record';
import { localizer } from '../../derived/viewContext';
import { sayBriefly } from '../../documents/words';
import type { Services } from '../../services';
import { readTarget } from '../../ui/cardCommands';
import { activeArticle } from '../../ui/currentAnnotation';
import { chooseField, hasSeveralLines } from '../../ui/questions/chooseField';
import { chooseActors, chooseIssues, type ChoiceContext } from '../../ui/questions/choices';
import { draftOf, tellUnreadable } from '../../ui/questions/codebookDraft';
import { askEntryField } from '../../ui/questions/entryEditors';
import { editAliases } from './editAliases';
import { offerOlder, raiseVersion } from './raiseVersion';
import { pickOne, type Picked } from '../../ui/quickPick';

/** *Edit Actor* and *Edit Issue*: one list in which each field of an entry of the codebook is
 * edited in place. Every edit is saved at once and can be undone. Ids stay: annotations refer to
 * them. */
export function registerEditEntry(services: Services): vscode.Disposable {
  const { corpora, guard } = services;
  const edit = async (layer: Layer, argument: unknown): Promise<void> => {
    const target = readTarget(corpora, argument);
    const loaded = target?.loaded ?? corpora.active;
    if (!loaded) return;
    if (!isReadable(loaded)) {
      tellUnreadable();
      return;
    }
    const id = target?.layer === layer ? target.id : await chooseEntry(services, loaded, layer);
    if (id !== undefined) await editFields(services, loaded, { layer, id });
  };
  return vscode.Disposable.from(
    guard.command('policyAnnotator.editActor', (argument) => edit('actor', argument)),
    guard.command('policyAnnotator.editIssue', (argument) => edit('issue', argument)),
  );
}

/** For the palette: entries at the cursor come first. */
async function chooseEntry(
  services: Services,
  loaded: LoadedCorpus,
  layer: Layer,
): Promise<string | undefined> {
  const { actors, issues } = loaded.corpus.codebook;
  if ((layer === 'actor' ? actors : issues).size === 0) {
    sayBriefly(
      layer === 'actor'
        ? vscode.l10n.t('The codebook has no actors yet.')
        : vscode.l10n.t('The codebook has no issues yet.'),
    );
    return undefined;
  }
  const active = activeArticle(services);
  const isHere = active?.loaded === loaded;
  const choose = layer === 'actor' ? chooseActors : chooseIssues;
  const picked = await choose(
    services,
    {
      ...contextOf(loaded),
      ...(isHere ? { state: active.state, selection: active.selection } : {}),
    },
    {
      title: layer === 'actor' ? vscode.l10n.t('Edit Actor') : vscode.l10n.t('Edit Issue'),
      placeholder:
        layer === 'actor' ? vscode.l10n.t('Which actor?') : vscode.l10n.t('Which issue?'),
      onlyOne: true,
      onlyKnown: true,
      withTopics: true,
    },
  );
  return picked.kind === 'value' ? picked.value[0] : undefined;
}

/** The key of the row that opens the file. */
const BY_HAND = 'by hand';

async function editFields(
  services: Services,
  loaded: LoadedCorpus,
  entry: EntryName,
): Promise<void> {
  let last: string | undefined;
  for (;;) {
    // Looked up again: each edit changes it, and so may another window.
    const { codebook } = loaded.corpus;
    const fields = entryFields(codebook, entry, localizer);
    if (fields.length === 0) return;
    const name = nameOf(codebook, entry.layer, entry.id, localizer);
    const key = await chooseField(name, fields, last, { more: [byHandRow(entry)] });
    const field = fields.find((one) => one.key === key);
    if (key === BY_HAND || (field && hasSeveralLines(field))) await showEntry(loaded, entry);
    if (!field || hasSeveralLines(field)) return;
    last = field.key;
    await editField(services, loaded, entry, fields, field, name);
  }
}

async function editField(
  services: Services,
  loaded: LoadedCorpus,
  entry: EntryName,
  fields: readonly EntryField[],
  field: EntryField,
  name: string,
): Promise<void> {
  const title = vscode.l10n.t('{0} of {1}', field.label, name);
  const { key } = field;
  if (key === 'aliases') {
    await editAliases(services, loaded, entry, { title, name });
    return;
  }
  const context = contextOf(loaded);
  const answer = await askEntryField({ services, context, entry, field, title });
  if (answer.kind !== 'value') return;
  let edits = entryEdits(entry, fields, key, answer.value);
  if (key === 'name' && edits.length > 0) {
    const renamed = { from: field.values[0], to: answer.value[0] };
    const kept = await keepName(loaded.corpus.codebook, entry, renamed);
    if (kept.kind !== 'value') return;
    const superfluous = withoutAliasesLike(
      loaded.corpus.codebook,
      entry,
      answer.value[0] ?? entry.id,
    );
    edits = [...superfluous, ...edits, ...kept.value];
  }
  if (edits.length === 0) return;
  const version = await raiseVersion(loaded, entry, key);
  if (version.kind !== 'value') return;
  // Entries named on the way are written to the codebook first, and undone together with the
  // change.
  const all = [...context.draft.edits, ...edits, ...version.value];
  const { codebook } = context.draft;
  const shownOf = (values: readonly string[]): string =>
    shownAnswer(codebook, entry, field, values, localizer);
  const label = changedLabel(
    title,
    { shown: shownOf(answer.value) },
    { shown: shownOf(field.values) },
  );
  const isDone = await recordInCodebook(services, loaded, all, label);
  if (isDone && version.value.length > 0) offerOlder(loaded, entry);
}

function byHandRow({ layer }: EntryName) {
  return {
    label: vscode.l10n.t('Show in Codebook'),
    description:
      layer === 'actor'
        ? vscode.l10n.t('to edit roles, attributes and multi-line texts')
        : vscode.l10n.t('to edit multi-line texts'),
    value: BY_HAND,
  };
}

async function showEntry({ root }: LoadedCorpus, { layer, id }: EntryName): Promise<void> {
  const target = { corpus: root.toString(), layer, id };
  await vscode.commands.executeCommand('policyAnnotator.goToCodebook', target);
}

function contextOf(loaded: LoadedCorpus): ChoiceContext {
  return { draft: draftOf(loaded), loaded, state: undefined, selection: { start: 0, end: 0 } };
}

function isReadable({ corpus }: LoadedCorpus): boolean {
  const { text, readFrom } = corpus.knownCodebook;
  return text === readFrom;
}

/** Asks what becomes of the former name of an entry: texts still contain it, and it is underlined
 * only as an alias. Nothing is asked where it is an alias already, or differs from the new one by
 * capitals only. */
async function keepName(
  codebook: Codebook,
  entry: EntryName,
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
): Promise<Picked<readonly CodebookEdit[]>> {
  const isSame = (text: string): boolean => text.toLowerCase() === from?.toLowerCase();
  if (from === undefined || to === undefined || isSame(to)) return { kind: 'value', value: [] };
  if (aliasesOf(codebook, entry).some(({ text }) => isSame(text)))
    return { kind: 'value', value: [] };
  const alias: CodebookEdit = { kind: 'alias', ...entry, to: { text: from } };
  return pickOne<readonly CodebookEdit[]>({
    title: vscode.l10n.t('Texts may still use “{0}”', labelText(from, 60)),
    placeholder: vscode.l10n.t('What should happen to the old name?'),
    canGoBack: true,
    rows: [
      {
        label: vscode.l10n.t('Keep as Alias'),
        description: vscode.l10n.t('mentions of it stay underlined'),
        value: [alias],
      },
      {
        label: vscode.l10n.t('Remove'),
        description: vscode.l10n.t('it was misspelled or wrong'),
        value: [],
      },
    ],
  });
}
