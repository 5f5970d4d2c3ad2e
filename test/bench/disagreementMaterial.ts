import { EMPTY_CODEBOOK } from '../../src/core/model/codebook';
import { NO_METADATA } from '../../src/core/model/article';
import type { ArticleRow, CorpusReader } from '../../src/core/model/corpus';
import { emptyDetails } from '../../src/core/model/newAnnotation';
import { emptyActor, emptyIssue } from '../support/emptyCodebook';
import { generator } from './generated';

/** A corpus of the given numbers of positions, actors and issues: some actors and issues are
 * frequent, most are rare. Fifty positions an article. */
export function skewedCorpus(positions: number, actors = 500, issues = 200): CorpusReader {
  const next = generator(17);
  // Squared: the first are the most frequent.
  const any = (count: number): string => String(Math.floor(next() ** 2 * count));
  const rows = Array.from(
    { length: Math.ceil(positions / PER_ARTICLE) },
    (_, index): ArticleRow => {
      const annotations = Array.from({ length: PER_ARTICLE }, (_also, place) => {
        const start = place * 100;
        const quote = [{ ...NO_QUOTE, exact: 'words', start }];
        const id = `p${String(index * PER_ARTICLE + place)}`;
        const annotation = {
          kind: 'position' as const,
          ...emptyDetails({ id, quote, coder: undefined }),
          actors: [`actor-${any(actors)}`],
          issues: [`issue-${any(issues)}`],
          stance: STANCES[Math.floor(next() * STANCES.length)] ?? 'neutral',
        };
        return {
          annotation,
          places: [{ state: 'anchored' as const, span: { start, end: start + 5 } }],
        };
      });
      const date = `20${String(10 + (index % 15))}-0${String(1 + (index % 9))}-11`;
      return {
        path: `${String(index).padStart(5, '0')}.md`,
        metadata: { ...NO_METADATA, date },
        coded: new Map(),
        annotations,
        mentionCounts: undefined,
        stale: false,
      };
    },
  );
  const byPath = new Map(rows.map((row) => [row.path, row]));
  const named = <Entry>(count: number, name: string, entry: (id: string) => Entry) =>
    new Map(
      Array.from({ length: count }, (_, at) => {
        const id = `${name}-${String(at)}`;
        return [id, entry(id)] as const;
      }),
    );
  const codebook = {
    ...EMPTY_CODEBOOK,
    actors: named(actors, 'actor', emptyActor),
    issues: named(issues, 'issue', emptyIssue),
  };
  return { version: 1, codebook, articles: () => rows, article: (path) => byPath.get(path) };
}

const PER_ARTICLE = 50;
const STANCES = ['support', 'oppose', 'neutral'];
const NO_QUOTE = {
  prefix: undefined,
  suffix: undefined,
  repeated: undefined,
  occurrence: undefined,
  was: undefined,
};
