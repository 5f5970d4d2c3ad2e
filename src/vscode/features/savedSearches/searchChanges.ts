import * as vscode from 'vscode';
import {
  freeName,
  keyOfSearch,
  SEARCHES_FILE,
  type ListedSearch,
  type SavedSearch,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { changeShared } from '../../corpora/sharedSearches';
import { messageName } from '../../documents/words';
import { notify } from '../../host/notify';
import type { Services } from '../../services';
import { typeLine } from '../../ui/typeLine';

const { t } = vscode.l10n;

/** A search of a corpus, of the user's own or shared. */
export interface Chosen {
  readonly loaded: LoadedCorpus;
  readonly search: ListedSearch;
}

export async function renameSearch(
  { searches }: Services,
  { loaded, search }: Chosen,
): Promise<void> {
  const others = searches.of(loaded).filter((one) => keyOfSearch(one) !== keyOfSearch(search));
  const name = await askedName(t('Rename Search'), search.query, search.name, others);
  if (name === undefined || name === search.name) return;
  const { query } = search;
  if (!search.isShared) {
    await searches.rename(loaded, search.name, name);
    return;
  }
  const to = { name, query };
  const change = await changeShared(
    loaded,
    { kind: 'change', name: search.name, to },
    t('name of the search {0}', messageName(search.name)),
  );
  if (!change) return;
  const message = t(
    'The search “{0}” was renamed to “{1}” for everyone who has the corpus.',
    messageName(search.name),
    messageName(name),
  );
  await notify('information', message, { label: t('Undo'), run: change.undo });
}

export async function deleteSearch(
  { searches }: Services,
  { loaded, search }: Chosen,
): Promise<void> {
  if (search.isShared) {
    const change = await changeShared(
      loaded,
      { kind: 'remove', name: search.name },
      t('search {0}', messageName(search.name)),
    );
    if (!change) return;
    const message = t('The search “{0}” was deleted for everyone.', messageName(search.name));
    await notify('information', message, { label: t('Undo'), run: change.undo });
    return;
  }
  await searches.remove(loaded, search.name);
  await notify('information', t('The search “{0}” was deleted.', messageName(search.name)), {
    label: t('Undo'),
    run: () => searches.save(loaded, withoutHome(search)),
  });
}

/** Moves a search of the user's own into the file; where another one has its name, another name
 * is asked for. */
export async function shareSearch(
  { searches }: Services,
  { loaded, search }: Chosen,
): Promise<void> {
  if (search.isShared) return;
  const own = withoutHome(search);
  const name = await freeOrAsked(t('Share Search'), own.name, loaded.corpus.searches.known);
  if (name === undefined) return;
  const change = await changeShared(
    loaded,
    { kind: 'add', search: { ...own, name } },
    t('search {0}', messageName(name)),
    (direction) =>
      direction === 'undo' ? searches.save(loaded, own) : searches.remove(loaded, own.name),
  );
  if (!change) return;
  await searches.remove(loaded, own.name);
  const message = t(
    'The search “{0}” is now shared in {1} with everyone who has the corpus.',
    messageName(name),
    SEARCHES_FILE,
  );
  await notify('information', message, { label: t('Undo'), run: change.undo });
}

/** Moves a search from the file to the user's own. */
export async function keepSearch(
  { searches }: Services,
  { loaded, search }: Chosen,
): Promise<void> {
  if (!search.isShared) return;
  const name = await freeOrAsked(t('Stop Sharing Search'), search.name, searches.own(loaded));
  if (name === undefined) return;
  const own = { ...withoutHome(search), name };
  const change = await changeShared(
    loaded,
    { kind: 'remove', name: search.name },
    t('search {0}', messageName(search.name)),
    (direction) =>
      direction === 'undo' ? searches.remove(loaded, name) : searches.save(loaded, own),
  );
  if (!change) return;
  await searches.save(loaded, own);
  const message = t(
    'The search “{0}” is no longer shared in {1}. It is kept as your own search.',
    messageName(name),
    SEARCHES_FILE,
  );
  await notify('information', message, { label: t('Undo'), run: change.undo });
}

function withoutHome({ name, query, note }: ListedSearch): SavedSearch {
  return { name, query, ...(note === undefined ? {} : { note }) };
}

/** The name if no other search has it; otherwise one that the user types. Undefined when they
 * left. */
async function freeOrAsked(
  title: string,
  name: string,
  others: readonly SavedSearch[],
): Promise<string | undefined> {
  const taken = new Set(others.map((one) => one.name));
  if (!taken.has(name)) return name;
  const prompt = vscode.l10n.t('Another search already has the name “{0}”.', messageName(name));
  return askedName(title, prompt, freeName(name, taken), others);
}

/** Asks for a name that no other search has; undefined when the user left. */
async function askedName(
  title: string,
  prompt: string,
  value: string,
  others: readonly SavedSearch[],
): Promise<string | undefined> {
  const picked = await typeLine({
    title,
    prompt,
    value,
    problemOf: (typed) => {
      if (typed === '') return vscode.l10n.t('Type a name.');
      const isTaken = others.some(({ name }) => name === typed);
      return isTaken ? vscode.l10n.t('Another search already has this name.') : undefined;
    },
  });
  return picked.kind === 'value' ? picked.value : undefined;
}
