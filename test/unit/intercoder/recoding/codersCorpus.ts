import type { Coding } from '../../../../src/core/model/article';
import type { CorpusReader } from '../../../../src/core/model/corpus';
import { readArticleOf, type CodersCorpus } from '../../../../src/core/intercoder/readings';

/** The readings in one file that all coders share. Articles in which two or more coders have
 * records are marked complete by all of them, unless `coded` says otherwise. */
export function codersCorpus(reader: CorpusReader): CodersCorpus {
  const { codebook } = reader;
  const articles = reader.articles().map((row) => {
    const coders = new Set(row.annotations.flatMap(({ annotation: { coder } }) => coder ?? []));
    const coded =
      row.coded.size > 0 ? row.coded : new Map([...coders].map((coder) => [coder, COMPLETE]));
    const plain = { ...row, coded };
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
