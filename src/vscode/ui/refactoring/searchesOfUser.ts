import { refactoredQuery, type Refactoring, type SavedSearch } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import type { SavedSearches } from '../../corpora/savedSearches';

/** The user's own searches, which lie in no file of the corpus, before and after a refactoring.
 * Undefined where none changes. */
export function searchesOfUser(
  searches: SavedSearches,
  loaded: LoadedCorpus,
  refactoring: Refactoring,
): { replay(direction: 'undo' | 'redo'): Promise<void> } | undefined {
  const { codebook } = loaded.corpus;
  const changed = searches
    .own(loaded)
    .flatMap((before): (readonly [SavedSearch, SavedSearch])[] => {
      const query = refactoredQuery(before.query, refactoring, codebook);
      return query === before.query ? [] : [[before, { ...before, query }]];
    });
  if (changed.length === 0) return undefined;
  return {
    /** A search that was changed or removed meanwhile is left alone. */
    replay: async (direction) => {
      for (const [before, after] of changed) {
        const [from, to] = direction === 'undo' ? [after, before] : [before, after];
        const now = searches.own(loaded).find(({ name }) => name === from.name);
        if (now?.query === from.query) await searches.save(loaded, { ...now, query: to.query });
      }
    },
  };
}
