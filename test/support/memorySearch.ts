import { normalizeText } from '../../src/core';
import type { CorpusFiles } from '../../src/project';
import { textSearch } from '../../src/project/search/textSearch';
import type { MemoryFiles } from './memoryFiles';

export interface MemorySearch {
  /** Articles that were requested. */
  readonly asked: string[];
  /** The number of searches that have not ended. */
  running: number;
}

/** Adds a search outside the host to files in memory, like the thread of the Node host: results
 * come later, as copies. `leaves`: articles that it leaves to the host; `dies`: after that many
 * requests it fails. */
export function searchInMemory(
  files: MemoryFiles,
  {
    leaves = () => false,
    dies = Infinity,
  }: { readonly leaves?: (path: string) => boolean; readonly dies?: number } = {},
): MemorySearch {
  const search: MemorySearch = { asked: [], running: 0 };
  const begin: CorpusFiles['search'] = (expression) => {
    const find = textSearch(expression);
    let times = 0;
    search.running++;
    return {
      look: async (articles, room) => {
        search.asked.push(...articles.map(({ path }) => path));
        const found = articles.map((article) => {
          const text = files.texts.get(article.path);
          if (text === undefined || leaves(article.path)) return undefined;
          return structuredClone(find(article, normalizeText(text), room));
        });
        await new Promise(setImmediate);
        return ++times > dies ? [] : found;
      },
      dispose: () => search.running--,
    };
  };
  files.search = begin;
  return search;
}
