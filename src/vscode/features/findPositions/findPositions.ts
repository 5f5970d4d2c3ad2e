import * as vscode from 'vscode';
import type { SavedSearch } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { pickPosition, type StartRow } from './positionPick';
import { typeLine } from '../../ui/quickPick';
import type { Services } from '../../services';
import { sayBriefly } from '../../documents/words';

/** *Find Positions…*: a query, what it finds, and what can be made of that. With `{search: name}` it
 * begins with a saved search, and saving proposes its name. */
export function registerFindPositions(services: Services): vscode.Disposable {
  const { corpora, guard, searches } = services;

  const run = async (argument: unknown): Promise<void> => {
    const loaded = corpora.active;
    if (!loaded) return;
    const edited = namedSearch(searches.of(loaded), argument);
    const start = edited?.query ?? '';
    const picked = await pickPosition(services, loaded, start, startsOf(services, loaded));
    if (picked.query.trim() !== '') await searches.remember(loaded, picked.query.trim());
    switch (picked.kind) {
      case 'position': {
        const { article, placed } = picked.hit;
        await vscode.commands.executeCommand('policyAnnotator.openPlace', {
          corpus: loaded.root.toString(),
          article: article.path,
          id: placed.annotation.id,
        });
        return;
      }
      case 'save':
        await save(services, loaded, picked.query.trim(), edited);
        return;
      case 'export':
        await vscode.commands.executeCommand('policyAnnotator.export', { query: picked.query });
        return;
      case 'left':
        return;
    }
  };

  return guard.command('policyAnnotator.findPositions', run);
}

/** The last search, to take up again with Enter, then the saved ones. */
function startsOf({ searches }: Services, loaded: LoadedCorpus): readonly StartRow[] {
  const last = searches.last(loaded);
  const saved = searches.of(loaded).filter(({ query }) => query !== last);
  return [
    ...(last === '' ? [] : [{ name: last, query: last, icon: 'history' as const }]),
    ...saved.map((search) => ({ ...search, icon: 'search' as const })),
  ];
}

async function save(
  { searches }: Services,
  loaded: LoadedCorpus,
  query: string,
  edited: SavedSearch | undefined,
): Promise<void> {
  if (query === '') {
    sayBriefly(vscode.l10n.t('Type what to search for, then save it.'));
    return;
  }
  const picked = await typeLine({
    title: vscode.l10n.t('Save This Search'),
    prompt: vscode.l10n.t('Its name in the view Saved Searches. One of the same name is replaced.'),
    value: edited?.name ?? query,
    problemOf: (typed) => (typed === '' ? vscode.l10n.t('Type a name.') : undefined),
  });
  if (picked.kind !== 'value') return;
  await searches.save(loaded, { name: picked.value, query });
  await vscode.commands.executeCommand('policyAnnotator.savedSearches.focus');
}

function namedSearch(all: readonly SavedSearch[], argument: unknown): SavedSearch | undefined {
  if (typeof argument !== 'object' || argument === null || !('search' in argument)) {
    return undefined;
  }
  return all.find(({ name }) => name === argument.search);
}
