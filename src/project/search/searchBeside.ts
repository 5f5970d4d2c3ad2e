import type { ArticleRow } from '../../core';
import type { Corpus } from '../corpus';
import type { CorpusFiles, FoundInText, TextSearch } from '../ports';

interface OpenOnes {
  readonly corpus: Corpus;
  readonly files: CorpusFiles;
}

type Found = FoundInText | undefined;

/** Number of articles that are requested from the thread at once: while it searches these, the host
 * processes the ones before. */
const TOGETHER = 16;

/** What a search finds in the row of a number, requested row by row. Undefined for an article that
 * the caller must read: one that the search leaves to it, or one that is open now, which counts as
 * the editor has it. `room`: see `TextSearch`. */
export function searchBeside(
  open: OpenOnes,
  search: TextSearch,
  rows: readonly ArticleRow[],
  room: () => number,
): (at: number) => Promise<Found> {
  const ask = async (asked: readonly ArticleRow[]): Promise<readonly Found[]> => {
    const articles = asked.map(({ path, metadata }) => ({ path, date: metadata.date }));
    const found = await search.look(articles, room());
    const isOpen = openNow(open);
    return articles.map(({ path }, at) => (isOpen(path) ? undefined : found[at]));
  };
  let answer: Promise<readonly Found[]> = Promise.resolve([]);
  return async (at) => {
    const place = at % TOGETHER;
    if (place === 0) answer = ask(rows.slice(at, at + TOGETHER));
    return (await answer)[place];
  };
}

function openNow({ corpus, files }: OpenOnes): (path: string) => boolean {
  const paths = new Set(files.openPaths());
  return (path) => paths.has(path) || corpus.state(path) !== undefined;
}
