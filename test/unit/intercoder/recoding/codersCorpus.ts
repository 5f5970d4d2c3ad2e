import type { Coding } from '../../../../src/core/model/article';
import type { ArticlePath, CoderId } from '../../../../src/core/model/ids';
import type { CorpusReader } from '../../../../src/core/model/corpus';
import { readArticleOf, type CodersCorpus } from '../../../../src/core/intercoder/readings';

/** The readings in one file that all coders share. `coded`: who completed an article; those with
 * records in it, unless given. */
export function codersCorpus(
  reader: CorpusReader,
  coded?: (path: ArticlePath, at: number) => readonly CoderId[],
): CodersCorpus {
  const { codebook } = reader;
  const articles = reader.articles().map((row, at) => {
    const named = row.annotations.flatMap(({ annotation: { coder } }) => coder ?? []);
    const coders = coded?.(row.path, at) ?? named;
    const plain = { ...row, coded: new Map(coders.map((coder) => [coder, COMPLETE])) };
    const continuum = { start: 0, end: 1000 };
    return readArticleOf({ path: row.path, continuum, plain, ofCoder: new Map() }, codebook);
  });
  return { codebook, articles };
}

const COMPLETE: Coding = {
  state: 'complete',
  date: undefined,
  codebook: undefined,
  reason: undefined,
};
