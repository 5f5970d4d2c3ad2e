import * as vscode from 'vscode';
import type { ListedSearch, SavedSearch } from '../../core';
import type { Corpora, LoadedCorpus } from './corpora';

/** The saved searches of each corpus. A user's own searches are a way of looking and no part of the
 * study, so they are stored in the workspace's memory; shared ones lie beside the codebook, see
 * `changeShared`. */
export interface SavedSearches {
  /** The shared ones in the order of their file, then the user's own in the order of saving. */
  of(loaded: LoadedCorpus): readonly ListedSearch[];
  own(loaded: LoadedCorpus): readonly SavedSearch[];
  /** Saves a search of the user's own; one of the same name is replaced in its place. */
  save(loaded: LoadedCorpus, search: SavedSearch): Promise<void>;
  rename(loaded: LoadedCorpus, name: string, next: string): Promise<void>;
  remove(loaded: LoadedCorpus, name: string): Promise<void>;
  /** The last search; empty at first. */
  last(loaded: LoadedCorpus): string;
  remember(loaded: LoadedCorpus, query: string): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
  dispose(): void;
}

export function createSavedSearches(memory: vscode.Memento, corpora: Corpora): SavedSearches {
  const changes = new vscode.EventEmitter<void>();
  const listening = corpora.listenToEach(({ corpus }) =>
    corpus.searches.onDidChange(() => changes.fire()),
  );
  const own = (loaded: LoadedCorpus): readonly SavedSearch[] =>
    memory.get<readonly SavedSearch[]>(keyOf('searches', loaded)) ?? [];
  const keep = async (loaded: LoadedCorpus, all: readonly SavedSearch[]): Promise<void> => {
    await memory.update(keyOf('searches', loaded), all.length > 0 ? all : undefined);
    changes.fire();
  };
  return {
    own,
    of: (loaded) => [
      ...loaded.corpus.searches.known.map((search) => ({ ...search, isShared: true })),
      ...own(loaded).map((search) => ({ ...search, isShared: false })),
    ],
    save: (loaded, search) => {
      const all = own(loaded);
      const isKnown = all.some(({ name }) => name === search.name);
      const next = isKnown
        ? all.map((one) => (one.name === search.name ? search : one))
        : [...all, search];
      return keep(loaded, next);
    },
    rename: (loaded, name, next) => {
      const others = own(loaded).filter((one) => one.name === name || one.name !== next);
      const all = others.map((one) => (one.name === name ? { ...one, name: next } : one));
      return keep(loaded, all);
    },
    remove: (loaded, name) =>
      keep(
        loaded,
        own(loaded).filter((one) => one.name !== name),
      ),
    last: (loaded) => memory.get<string>(keyOf('find.last', loaded)) ?? '',
    remember: async (loaded, query) => {
      await memory.update(keyOf('find.last', loaded), query);
    },
    onDidChange: changes.event,
    dispose: () => {
      listening.dispose();
      changes.dispose();
    },
  };
}

function keyOf(what: string, { root }: LoadedCorpus): string {
  return `${what}:${root.toString()}`;
}
