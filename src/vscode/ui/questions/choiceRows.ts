import * as vscode from 'vscode';
import {
  entryMeant,
  inQuotationMarks,
  labelText,
  mayBeAlias,
  sameButForInitials,
  similarEntries,
  type Codebook,
  type Layer,
  type NameWithoutEntry,
  type PickRow as CorePickRow,
  type Resembling,
} from '../../../core';
import { localizer } from '../../derived/viewContext';
import type { PickRow } from '../quickPick';

/** The value of a row in the list of actors or issues. */
export type Choice =
  | { readonly kind: 'id'; readonly id: string; readonly alias?: string }
  | { readonly kind: 'several' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'whole words' }
  | { readonly kind: 'new'; readonly name: string };

export function coreRows<T>(
  entries: readonly CorePickRow[],
  valueOf: (id: string, layer: Layer) => T,
): PickRow<T>[] {
  return entries.map((entry) =>
    entry.kind === 'separator'
      ? { label: entry.label, kind: vscode.QuickPickItemKind.Separator }
      : {
          label: entry.label,
          description: entry.description,
          ...(entry.detail === '' ? {} : { detail: entry.detail }),
          names: entry.names,
          value: valueOf(entry.id, entry.layer),
        },
  );
}

export function isEmpty({ actors, issues }: Codebook, layer: Layer): boolean {
  return (layer === 'actor' ? actors : issues).size === 0;
}

/** What to do where there is nothing to choose from, before the question, which repeats the words
 * that it is about. */
export function firstNameHint(question: string): string {
  return vscode.l10n.t('Type a name. {0}', question);
}

export function severalRow(): PickRow<Choice> {
  return {
    label: vscode.l10n.t('Several…'),
    description: vscode.l10n.t('select more than one'),
    value: { kind: 'several' },
  };
}

/** The row that gives the quote its whole words, before anybody has answered. */
export function wholeWordsRow(words: string, value: Choice): PickRow<Choice> {
  return {
    label: `$(whole-word) ${vscode.l10n.t('Use Whole Words')}`,
    description: `${inQuotationMarks(words)} (Alt+W)`,
    isForEmpty: true,
    value,
  };
}

export function nothingRow(isUsed: boolean): PickRow<Choice> {
  return {
    label: `$(circle-slash) ${vscode.l10n.t('Nothing')}`,
    description: isUsed ? vscode.l10n.t('remove the current value') : '',
    value: { kind: 'nothing' },
  };
}

/** Whether the typed name may be a new one: no entry has it. */
export function mayBeNew(entries: readonly CorePickRow[], typed: string): boolean {
  const name = typed.toLowerCase();
  return name !== '' && entries.every(({ label }) => label.toLowerCase() !== name);
}

/** Rows with one more below that of the entry whose name the words resemble: from now on it has
 * them as another name. */
export function withAlias(
  rows: readonly PickRow<Choice>[],
  resembling: Resembling | undefined,
  choices: ReadonlyMap<string, Choice>,
): readonly PickRow<Choice>[] {
  const choice = resembling && choices.get(resembling.id);
  const at = choice ? rows.findIndex(({ value }) => value === choice) : -1;
  const row = rows[at];
  if (!row || !resembling) return rows;
  const { id, words } = resembling;
  const also = { ...aliasRow(row.label, id, words), alwaysShow: false };
  return [...rows.slice(0, at + 1), also, ...rows.slice(at + 1)];
}

function aliasRow(label: string, id: string, alias: string): PickRow<Choice> {
  const name = labelText(alias, 60);
  return {
    label,
    description: vscode.l10n.t('from now on also called “{0}”', name),
    alwaysShow: true,
    value: { kind: 'id', id, alias },
  };
}

/** The most entries that are offered for a name that is none of theirs. */
const MOST_SIMILAR = 2;

/** The rows of entries whose names are like the typed one, which may be another name of the
 * first. `text`: of the article. */
function similarRows(
  entries: readonly CorePickRow[],
  ids: readonly string[],
  typed: string,
  text: string,
): PickRow<Choice>[] {
  const offered = new Map(
    entries.flatMap((entry) => (entry.kind === 'item' ? [[entry.id, entry.label] as const] : [])),
  );
  const similar = ids.filter((id) => offered.has(id)).slice(0, MOST_SIMILAR);
  return similar.flatMap((id, at): readonly PickRow<Choice>[] => {
    const label = offered.get(id) ?? '';
    const description = vscode.l10n.t('has a similar name');
    const row: PickRow<Choice> = {
      ...{ label, description, alwaysShow: true },
      value: { kind: 'id', id },
    };
    return at === 0 && mayBeAlias(typed, text) ? [row, aliasRow(label, id, typed)] : [row];
  });
}

/** Whether the typed letters are in a row of the list, which then shows it. */
export function isListed(entries: readonly CorePickRow[], typed: string): boolean {
  const letters = typed.toLowerCase();
  return entries.some(
    (entry) =>
      entry.kind === 'item' &&
      [entry.label, entry.description, entry.detail].some((text) =>
        text.toLowerCase().includes(letters),
      ),
  );
}

/** The rows for a name that no row of the list has: a new entry, and those whose names are like it.
 * Enter takes the first row. Where only initials differ, that is another name of the entry; where
 * little else does, the entry is likelier than a new name. `text`: of the article. */
export function rowsForUnknown(
  codebook: Codebook,
  layer: Layer,
  typed: string,
  entries: readonly CorePickRow[],
  text = '',
): readonly PickRow<Choice>[] {
  const same = sameButForInitials(codebook, layer, typed);
  if (same !== undefined) {
    return [...similarRows(entries, [same], typed, text).toReversed(), newRow(layer, typed)];
  }
  const meant = entryMeant(codebook, layer, typed);
  const others = similarEntries(codebook, layer, typed).filter((id) => id !== meant);
  const ids = meant === undefined ? others : [meant, ...others];
  const similar = similarRows(entries, ids, typed, text);
  const [first] = similar;
  const created = newRow(layer, typed, first?.label);
  const isMeant = first?.value?.kind === 'id' && first.value.id === meant;
  return isMeant ? [...similar, created] : [created, ...similar];
}

/** The row for a new entry. The name is not in its label, since VS Code puts matching labels
 * first: the row would come before the actor that has the name as an alias, and Enter would create
 * a second one. */
export function newRow(layer: Layer, typed: string, like?: string): PickRow<Choice> {
  return {
    label: '$(add)',
    description: newText(layer, labelText(typed, 60), like),
    alwaysShow: true,
    value: { kind: 'new', name: typed },
  };
}

/** `like`: the name of an actor that it shares words with. */
export interface NameToAdd extends NameWithoutEntry {
  readonly like: string | undefined;
}

/** Rows of new actors that the words name: who speaks before everybody, others before all. */
export function withNew(
  rows: readonly PickRow<Choice>[],
  names: readonly NameToAdd[],
): readonly PickRow<Choice>[] {
  const headings = [localizer.text('Recently used'), localizer.text('All')];
  const at = rows.findIndex(({ label, value }) => value === undefined && headings.includes(label));
  const added = (speaks: boolean): readonly PickRow<Choice>[] =>
    names
      .filter((one) => one.speaks === speaks)
      .map(({ name, like }) => ({ ...suggestedRow(name, like), isForEmpty: true }));
  const all = rows.toSpliced(at < 0 ? rows.length : at, 0, ...added(false));
  return [...added(true), ...all];
}

/** The row of a new actor that the words name, which letters of it find. */
export function suggestedRow(name: string, like?: string): PickRow<Choice> {
  return { ...newRow('actor', name, like), alwaysShow: false };
}

function newText(layer: Layer, name: string, like: string | undefined): string {
  const { t } = vscode.l10n;
  if (like !== undefined) {
    return layer === 'actor'
      ? t('New actor “{0}”, although like {1}', name, like)
      : t('New issue “{0}”, although like {1}', name, like);
  }
  return layer === 'actor'
    ? t('New actor “{0}”, added to the codebook', name)
    : t('New issue “{0}”, added to the codebook', name);
}
