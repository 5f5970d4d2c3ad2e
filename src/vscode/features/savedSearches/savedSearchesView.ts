import * as vscode from 'vscode';
import { keyOfSearch, savedSearchesTree, savedSearchSteps } from '../../../core';
import { derivedContext } from '../../derived/viewContext';
import { setContext } from '../../host/contexts';
import type { Services } from '../../services';
import { focusedRow } from '../../ui/views/focusedRow';
import { registerView } from '../../ui/views/viewRegistry';
import { deleteSearch, keepSearch, renameSearch, shareSearch, type Chosen } from './searchChanges';

const { t } = vscode.l10n;

/** Saved searches, the user's own and the shared ones, with the positions they find now. The view
 * is hidden while there are none. */
export function registerSavedSearchesView(services: Services): vscode.Disposable {
  const { corpora, guard, searches } = services;
  // Done here and not on painting, since a hidden view is never painted.
  const show = (): void => {
    const { active } = corpora;
    setContext('empty.savedSearches', !active || searches.of(active).length === 0);
  };
  show();

  /** The search of a menu or of the row with the focus. */
  const chosen = async (argument: unknown): Promise<Chosen | undefined> => {
    const row = await focusedRow(services, argument ?? 'savedSearches');
    const loaded = corpora.active;
    const key = row?.handle.key;
    const search = loaded && searches.of(loaded).find((one) => keyOfSearch(one) === key);
    return loaded && search && { loaded, search };
  };

  const onRow =
    (run: (services: Services, chosen: Chosen) => Promise<void>) =>
    async (argument: unknown): Promise<void> => {
      const row = await chosen(argument);
      if (row) await run(services, row);
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
    guard.command('policyAnnotator.editSearch', onRow(editSearch)),
    guard.command('policyAnnotator.renameSearch', onRow(renameSearch)),
    guard.command('policyAnnotator.deleteSearch', onRow(deleteSearch)),
    guard.command('policyAnnotator.shareSearch', onRow(shareSearch)),
    guard.command('policyAnnotator.keepSearch', onRow(keepSearch)),
  );
}

async function editSearch(_: Services, { search: { name, isShared } }: Chosen): Promise<void> {
  await vscode.commands.executeCommand('policyAnnotator.findPositions', {
    search: name,
    isShared,
  });
}
