import { openIn, quotableReader } from '../../core';
import type { LoadedCorpus } from './corpus';

/** The same corpus, as it may be printed (`quotable` of its articles): what a command lists can be
 * passed on like a file. */
export function quotableCorpus(corpus: LoadedCorpus): LoadedCorpus {
  const reader = quotableReader(corpus.reader);
  if (reader === corpus.reader) return corpus;
  const isRead = openIn(reader);
  return {
    ...corpus,
    reader,
    text: (path) => (isRead(path) ? corpus.text(path) : Promise.resolve(undefined)),
    mentions: (path, weak) => (isRead(path) ? corpus.mentions(path, weak) : Promise.resolve([])),
  };
}
