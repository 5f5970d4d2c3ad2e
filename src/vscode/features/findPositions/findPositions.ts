import * as vscode from 'vscode';
import { keysOf, SEARCHES_FILE, type ListedSearch } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { messageName } from '../../documents/words';
import { isCodedShown } from '../../corpora/othersWork';
import { changeShared } from '../../corpora/sharedSearches';
import { pickPosition, type StartRow } from './positionPick';
import { recodePositions } from './recodePositions';
import { pickOne } from '../../ui/quickPick';
import { typeLine } from '../../ui/typeLine';
import type { Services } from '../../services';
import { sayBriefly } from '../../documents/words';

/** *Find Positions…*: a query, its results, and commands for them. With `{search: name, isShared}`
 * it begins with a saved search, and saving proposes its name; with `{query}`, with that. */
export function registerFindPositions(services: Services): vscode.Disposable {
  const { corpora, guard, searches } = services;

  const run = async (argument: unknown): Promise<void> => {
    const loaded = corpora.active;
    if (!loaded || !isCodedShown(loaded)) return;
    const edited = namedSearch(searches.of(loaded), argument);
    const start = edited?.query ?? typedQuery(argument);
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
      case 'recode':
        await recodePositions(services, loaded, picked.query);
        return;
      case 'left':
        return;
    }
  };

  /** With `{query}` of a menu or another command, else what is searched for first. */
  const recode = async (argument: unknown): Promise<void> => {
    const loaded = corpora.active;
    if (!loaded || !isCodedShown(loaded)) return;
    const query = keysOf(argument)?.get('query');
    if (typeof query === 'string') {
      await recodePositions(services, loaded, query);
      return;
    }
    const picked = await pickPosition(services, loaded, '', startsOf(services, loaded), true);
    if (picked.kind !== 'left') await recodePositions(services, loaded, picked.query);
  };

  return vscode.Disposable.from(
    guard.command('policyAnnotator.findPositions', run),
    guard.command('policyAnnotator.recodePositions', recode),
  );
}

/** The last search, which Enter repeats, then the saved ones. */
function startsOf({ searches }: Services, loaded: LoadedCorpus): readonly StartRow[] {
  const last = searches.last(loaded);
  const saved = searches.of(loaded).filter(({ query }) => query !== last);
  return [
    ...(last === '' ? [] : [{ name: last, query: last, icon: 'history' as const }]),
    ...saved.map((search) => ({ ...search, icon: 'search' as const })),
  ];
}

async function save(
  services: Services,
  loaded: LoadedCorpus,
  query: string,
  edited: ListedSearch | undefined,
): Promise<void> {
  if (query === '') {
    sayBriefly(vscode.l10n.t('Type a search first, then save it.'));
    return;
  }
  const picked = await typeLine({
    title: vscode.l10n.t('Save This Search'),
    prompt:
      edited?.isShared === true
        ? vscode.l10n.t(
            'Keep this name to change the search for everyone, or type another name to save your own search.',
          )
        : vscode.l10n.t(
            'The name of the search in the Saved Searches view. A search with the same name is replaced.',
          ),
    value: edited?.name ?? query,
    problemOf: (typed) => (typed === '' ? vscode.l10n.t('Type a name.') : undefined),
  });
  if (picked.kind !== 'value') return;
  const name = picked.value;
  const home = await homeOf(services, loaded, name, edited);
  if (home === undefined) return;
  if (home === 'own')
    await services.searches.save(loaded, { ...noteOf(edited, name), name, query });
  else if (!(await changeSearch(loaded, name, query))) return;
  await vscode.commands.executeCommand('policyAnnotator.savedSearches.focus');
}

function changeSearch(loaded: LoadedCorpus, name: string, query: string) {
  const edit = { kind: 'change', name, to: { name, query } } as const;
  return changeShared(loaded, edit, vscode.l10n.t('search {0}', messageName(name)));
}

/** Whether a search of that name is saved as shared or as the user's own: asked only where it would
 * replace a shared one other than the one being changed. Undefined when the user left. */
async function homeOf(
  { searches }: Services,
  loaded: LoadedCorpus,
  name: string,
  edited: ListedSearch | undefined,
): Promise<'own' | 'shared' | undefined> {
  const isShared = loaded.corpus.searches.known.some((one) => one.name === name);
  if (edited?.name === name) return edited.isShared && isShared ? 'shared' : 'own';
  if (!isShared || searches.own(loaded).some((one) => one.name === name)) return 'own';
  const picked = await pickOne<'own' | 'shared'>({
    title: vscode.l10n.t('Save This Search'),
    placeholder: vscode.l10n.t('A shared search already has this name.'),
    rows: [
      { label: vscode.l10n.t('Save as My Own Search'), value: 'own' },
      {
        label: vscode.l10n.t('Change Shared Search'),
        description: vscode.l10n.t('for everyone, in {0}', SEARCHES_FILE),
        value: 'shared',
      },
    ],
  });
  return picked.kind === 'value' ? picked.value : undefined;
}

/** The note of a search is kept as long as its name is. */
function noteOf(edited: ListedSearch | undefined, name: string): { readonly note?: string } {
  const note = edited?.name === name ? edited.note : undefined;
  return note === undefined ? {} : { note };
}

/** The query of `{query}`, to begin with. */
function typedQuery(argument: unknown): string {
  const query = keysOf(argument)?.get('query');
  return typeof query === 'string' ? query : '';
}

function namedSearch(all: readonly ListedSearch[], argument: unknown): ListedSearch | undefined {
  const given = keysOf(argument);
  const isShared = given?.get('isShared') === true;
  return all.find((one) => one.name === given?.get('search') && one.isShared === isShared);
}
