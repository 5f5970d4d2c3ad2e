import type { ArticleRow, CorpusReader } from '../../src/core/model/corpus';
import { NO_METADATA } from '../../src/core/model/article';
import { EMPTY_CODEBOOK } from '../../src/core/model/codebook';
import { CachedArticles, type ArticleLists } from '../../src/core/views/facts/cachedArticles';
import { articleLists, articlesTree } from '../../src/core/views/trees/articlesTree';
import { findArticles } from '../../src/core/views/picks/findArticles';
import { createLocalizer, type Localizer } from '../../src/core/views/words/localizer';
import { BUDGETS } from './budgets';
import { generator } from './generated';
import type { BenchRow } from './row';
import { stepsWithin, timeOf } from './stepTimes';

const ARTICLES = 100_000;
/** The longest step, in milliseconds, for which other work of the host may wait. */
const LONGEST_STEP = BUDGETS.pause;

/** What the extension host does to show the view of 100,000 articles for the first time, in each
 * arrangement. Measures the time and the longest step between two yields. */
export function* articlesViewRows(): Generator<BenchRow> {
  const reader = manyArticles();
  const localizer = createLocalizer();
  const reference = (): number => timeOf(() => sortTitles(reader, localizer));
  const queue = { coder: undefined, sort: 'path', group: 'state' } as const;
  const lists = articleLists(reader, queue, localizer);
  yield {
    what: 'Finding one of 100,000 articles, a key',
    reference: 'one sort of 100,000 titles',
    target: `step ≤ ${LONGEST_STEP}`,
    run: () =>
      stepsWithin(LONGEST_STEP, reference, function* () {
        yield* findArticles(lists, 'no such', 100);
        yield undefined;
        yield* findArticles(lists, 'debate 99999', 100);
      }),
  };
  for (const sort of ['path', 'title', 'date'] as const) {
    for (const group of ['state', 'folder'] as const) {
      yield {
        what: `Articles by ${sort}, ${group}, 100,000`,
        reference: 'one sort of 100,000 titles',
        target: `step ≤ ${LONGEST_STEP}`,
        run: () =>
          stepsWithin(LONGEST_STEP, reference, function* () {
            const arrangement = { coder: undefined, sort, group } as const;
            const lists = yield* new CachedArticles().update(reader, arrangement, localizer);
            yield undefined;
            yield* painting(lists, arrangement, localizer);
          }),
      };
    }
  }
}

/** Requests rows as the editor does: the roots, then the children of each. */
function* painting(
  lists: ArticleLists,
  arrangement: Parameters<typeof articlesTree>[1],
  localizer: Localizer,
): Generator<undefined> {
  const roots = articlesTree({ localizer, lists }, arrangement).roots();
  for (const row of roots) {
    yield undefined;
    row.children();
  }
}

function sortTitles(reader: CorpusReader, localizer: Localizer): readonly string[] {
  const titles = [...reader.articles()].map(({ metadata }) => metadata.title ?? '');
  return titles.sort((a, b) => localizer.compare(a, b));
}

function manyArticles(): CorpusReader {
  const next = generator(7);
  const rows = Array.from({ length: ARTICLES }, (_, index): ArticleRow => {
    const number = String(index).padStart(6, '0');
    return {
      path: `${number.slice(0, 4)}/${number}.txt`,
      metadata: {
        ...NO_METADATA,
        title: `Speech ${String(Math.floor(next() * ARTICLES))} of the debate`,
        date: `20${String(10 + (index % 15))}-0${String(1 + (index % 9))}-11`,
      },
      coded: new Map(),
      annotations: [],
      mentionCounts: undefined,
      stale: false,
    };
  });
  const byPath = new Map(rows.map((row) => [row.path, row]));
  return {
    version: 1,
    codebook: EMPTY_CODEBOOK,
    articles: () => rows,
    article: (path) => byPath.get(path),
  };
}
