import { parentPort, workerData } from 'node:worker_threads';
import { normalizeText } from '../../../core';
import type { FoundInText, SearchedArticle } from '../../../project/ports';
import { textSearch } from '../../../project/search/textSearch';
import { plainText, readOne } from '../index/readOne';
import type { SearchData, SearchRequest } from './threadSearch';

// A bundle of its own (dist/searchThread.js): reads and searches articles, in a thread for each
// concordance.

const { root, within, expression } = workerData as SearchData;
const search = textSearch(expression);

parentPort?.on('message', ({ articles, room }: SearchRequest) =>
  parentPort?.postMessage(articles.map((article) => foundIn(article, room))),
);

/** Undefined for a file that the host must read: another encoding, no text, a very long one, a
 * missing one. */
function foundIn(article: SearchedArticle, room: number): FoundInText | undefined {
  const bytes = readOne(`${root}/${article.path}`, UNKNOWN_SIZE, within);
  const text = bytes && plainText(bytes);
  return text === undefined ? undefined : search(article, normalizeText(text), room);
}

/** Reads to the end of the file. */
const UNKNOWN_SIZE = -1;
