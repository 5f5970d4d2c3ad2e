import * as vscode from 'vscode';
import type { SavedSearch } from '../../core';
import type { LoadedCorpus } from './corpora';

/** The searches that somebody kept, for each corpus. They are a person's way of looking and no part
 * of the study, so they lie in the workspace's memory and not in the codebook, which coders share,
 * number and compare; a query is a line of text that can be handed on. */
export interface SavedSearches {
  of(loaded: LoadedCorpus): readonly SavedSearch[];
  /** Keeps a search; one of that name is replaced where it stands. */
  save(loaded: LoadedCorpus, search: SavedSearch): Promise<void>;
  rename(loaded: LoadedCorpus, name: string, next: string): Promise<void>;
  remove(loaded: LoadedCorpus, name: string): Promise<void>;
  /** What was searched for last; empty at first. */
  last(loaded: LoadedCorpus): string;
  remember(loaded: LoadedCorpus, query: string): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
  dispose(): void;
}

export function createSavedSearches(memory: vscode.Memento): SavedSearches {
  const changes = new vscode.EventEmitter<void>();
  const of = (loaded: LoadedCorpus): readonly SavedSearch[] =>
    memory.get<readonly SavedSearch[]>(keyOf('searches', loaded)) ?? [];
  const keep = async (loaded: LoadedCorpus, all: readonly SavedSearch[]): Promise<void> => {
    await memory.update(keyOf('searches', loaded), all.length > 0 ? all : undefined);
    changes.fire();
  };
  return {
    of,
    save: (loaded, search) => {
      const all = of(loaded);
      const isKnown = all.some(({ name }) => name === search.name);
      const next = isKnown
        ? all.map((one) => (one.name === search.name ? search : one))
        : [...all, search];
      return keep(loaded, next);
    },
    rename: (loaded, name, next) => {
      const others = of(loaded).filter((one) => one.name === name || one.name !== next);
      const all = others.map((one) => (one.name === name ? { ...one, name: next } : one));
      return keep(loaded, all);
    },
    remove: (loaded, name) =>
      keep(
        loaded,
        of(loaded).filter((one) => one.name !== name),
      ),
    last: (loaded) => memory.get<string>(keyOf('find.last', loaded)) ?? '',
    remember: async (loaded, query) => {
      await memory.update(keyOf('find.last', loaded), query);
    },
    onDidChange: changes.event,
    dispose: () => {
      changes.dispose();
    },
  };
}

function keyOf(what: string, { root }: LoadedCorpus): string {
  return `${what}:${root.toString()}`;
}
