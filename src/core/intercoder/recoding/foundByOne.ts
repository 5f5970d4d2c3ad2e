import { analyse, type Analysis } from '../../analysis/analyse';
import { contradictions, isCountedContradiction } from '../../analysis/contradictions';
import { countedPairs } from '../../analysis/disagreements/findRows';
import type { Filter } from '../../analysis/records/filter';
import type { ArticleRow } from '../../model/corpus';
import type { CoderId } from '../../model/ids';
import type { Task } from '../../util/task';
import type { CodersCorpus, Reading } from '../readings';
import { codedTwice, rowOfReading } from './codedTwice';

/** Findings of two coders in the articles that both completed, as measured: nothing is drawn. Over
 * all pairs of coders. */
export interface FoundByOne {
  readonly disagreements: BothOrOne;
  /** Contradictions and shifts that count. */
  readonly contradictions: BothOrOne;
}

export interface BothOrOne {
  readonly both: number;
  readonly one: number;
}

/** Analyses the articles of each pair of coders twice, once in the reading of each. */
export function* foundByOne(
  { context, reader }: Pick<Analysis, 'context' | 'reader'>,
  coders: CodersCorpus,
): Task<FoundByOne> {
  // The stretches of the corpus, and not those that the dates of a part would give.
  const filter = { ...context.filter, coder: undefined, netting: context.netting };
  const found = { disagreements: { both: 0, one: 0 }, contradictions: { both: 0, one: 0 } };
  for (const rows of pairsOfCoders(coders)) {
    const findings: Findings[] = [];
    for (const own of rows) findings.push(yield* findingsOf(own, reader.codebook, filter));
    const [first, second] = findings;
    if (!first || !second) continue;
    for (const kind of ['disagreements', 'contradictions'] as const) {
      const { both, one } = compared(first[kind], second[kind]);
      found[kind].both += both;
      found[kind].one += one;
    }
  }
  return found;
}

/** The articles that both of two coders completed, in the reading of each. */
function pairsOfCoders(coders: CodersCorpus): readonly (readonly (readonly ArticleRow[])[])[] {
  const pairs = new Map<string, [ArticleRow[], ArticleRow[]]>();
  for (const { article, readings } of codedTwice(coders)) {
    for (const [at, one] of readings.entries()) {
      for (const other of readings.slice(at + 1)) {
        const key = JSON.stringify([one, other].map(coderOf));
        const known = pairs.get(key) ?? [[], []];
        pairs.set(key, known);
        known[0].push(rowOfReading(article, one.positions));
        known[1].push(rowOfReading(article, other.positions));
      }
    }
  }
  return [...pairs.values()];
}

function coderOf({ coder }: Reading): CoderId {
  return coder;
}

interface Findings {
  readonly disagreements: ReadonlySet<string>;
  readonly contradictions: ReadonlySet<string>;
}

function* findingsOf(
  rows: readonly ArticleRow[],
  codebook: CodersCorpus['codebook'],
  filter: Filter,
): Task<Findings> {
  const byPath = new Map(rows.map((row) => [row.path, row]));
  const analysis = yield* analyse(
    {
      version: 1,
      codebook,
      articles: () => rows,
      article: (path) => byPath.get(path),
    },
    filter,
  );
  const pairs = [...analysis.issues.values()].flatMap((on) =>
    [...countedPairs(on)].map(([one, other]) =>
      JSON.stringify([on.issue, ...[one, other].map((place) => on.pairs.stances[place]?.actor)]),
    ),
  );
  const moves = contradictions(analysis).filter(isCountedContradiction);
  return {
    disagreements: new Set(pairs),
    contradictions: new Set(
      moves.map(({ issue, actor, kind }) => JSON.stringify([issue, actor, kind])),
    ),
  };
}

function compared(first: ReadonlySet<string>, second: ReadonlySet<string>): BothOrOne {
  const both = [...first].filter((finding) => second.has(finding)).length;
  return { both, one: first.size + second.size - 2 * both };
}
