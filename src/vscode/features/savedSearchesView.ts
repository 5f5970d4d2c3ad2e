import * as vscode from 'vscode';
import { keyOfSearch, savedSearchesTree, savedSearchSteps, type SavedSearch } from '../../core';
import { setContext } from '../host/contexts';
import type { LoadedCorpus } from '../corpora/corpora';
import { typeLine } from '../ui/quickPick';
import type { Services } from '../services';
import { derivedContext } from '../derived/viewContext';
import { chosenRow, registerView } from '../ui/viewRegistry';
import { messageName } from '../documents/words';
import { tell } from '../host/tell';

/** Saved searches with the positions they find now. The view is hidden while there is none. */
export function registerSavedSearchesView(services: Services): vscode.Disposable {
  const { corpora, guard, searches } = services;
  const { t } = vscode.l10n;
  // Here and not when it is painted: a view that is hidden never is.
  const show = (): void => {
    const { active } = corpora;
    setContext('empty.savedSearches', !active || searches.of(active).length === 0);
  };
  show();

  /** The search that a menu, or the selected row, means. */
  const chosen = (
    argument: unknown,
  ): { readonly loaded: LoadedCorpus; readonly search: SavedSearch } | undefined => {
    const loaded = corpora.active;
    const key = chosenRow(services, argument ?? 'savedSearches')?.handle.key;
    const search = loaded && searches.of(loaded).find(({ name }) => keyOfSearch(name) === key);
    return loaded && search && { loaded, search };
  };

  const edit = async (argument: unknown): Promise<void> => {
    const row = chosen(argument);
    if (!row) return;
    await vscode.commands.executeCommand('policyAnnotator.findPositions', {
      search: row.search.name,
    });
  };

  const rename = async (argument: unknown): Promise<void> => {
    const row = chosen(argument);
    if (!row) return;
    const { loaded, search } = row;
    const others = searches.of(loaded).filter(({ name }) => name !== search.name);
    const picked = await typeLine({
      title: t('Rename Search'),
      prompt: search.query,
      value: search.name,
      problemOf: (typed) => {
        if (typed === '') return t('Type a name.');
        const isTaken = others.some(({ name }) => name === typed);
        return isTaken ? t('Another search has this name.') : undefined;
      },
    });
    if (picked.kind === 'value') await searches.rename(loaded, search.name, picked.value);
  };

  const remove = async (argument: unknown): Promise<void> => {
    const row = chosen(argument);
    if (!row) return;
    const { loaded, search } = row;
    await searches.remove(loaded, search.name);
    await tell('information', t('The search “{0}” was deleted.', messageName(search.name)), {
      label: t('Undo'),
      run: () => searches.save(loaded, search),
    });
  };

  return vscode.Disposable.from(
    registerView(services, {
      id: 'savedSearches',
      title: t('Saved Searches'),
      arrangements: {
        group: [{ id: 'none', label: t('Not grouped') }],
        sort: [{ id: 'saved', label: t('As they were saved') }],
      },
      make: (loaded) => {
        const context = derivedContext(loaded);
        return context && savedSearchesTree(context, searches.of(loaded));
      },
      prepare: (loaded, facts) => savedSearchSteps(facts, searches.of(loaded)),
    }),
    corpora.onDidChange(show),
    searches.onDidChange(() => {
      show();
      services.views.get('savedSearches')?.painter.refreshNow();
    }),
    guard.command('policyAnnotator.editSearch', edit),
    guard.command('policyAnnotator.renameSearch', rename),
    guard.command('policyAnnotator.deleteSearch', remove),
  );
}
