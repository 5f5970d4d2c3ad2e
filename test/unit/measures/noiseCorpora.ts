import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import { positionRecords } from '../../../src/core/analysis/records/positionRecords';
import { COALITION_NETWORK, coalitionGroups } from '../../../src/core/measures/coalitionGroups';
import { seeded } from '../../../src/core/measures/random';
import { runSync } from '../../../src/core/util/task';
import { codebook, corpus, position, type ArticleGiven } from '../../support/corpus';

/** How many of so many corpora without groups are said to have some: 25 actors of unequal loudness
 * make 150 statements on ten issues of unequal presence in 40 articles, each for or against by what
 * is usual on the issue, for any speaker. `steady`: an actor says of an issue what it said of it
 * first. docs/reference/measures.md has the numbers for 100 corpora and 200 tables each. */
export function noiseCalledGroups(
  kind: 'random' | 'steady',
  corpora: number,
  tables: number,
): number {
  let called = 0;
  for (let turn = 0; turn < corpora; turn++) {
    const reader = corpus(noise(kind, seeded(1000 + turn)), codebook({}));
    const found = runSync(
      coalitionGroups(
        positionRecords(reader, DEFAULT_FILTER),
        reader.codebook,
        DEFAULT_FILTER,
        COALITION_NETWORK,
        1,
        { seed: 1, times: tables },
      ),
    );
    if (found.kind === 'groups' && found.verdict === 'groups') called += 1;
  }
  return called;
}

function noise(kind: 'random' | 'steady', next: () => number): ArticleGiven[] {
  const firstSides = new Map<string, boolean>();
  const actors = Array.from({ length: 25 }, (_, at) => 1 / (at + 2) + next() * 0.1);
  const issues = Array.from({ length: 10 }, () => 0.2 + next());
  const support = issues.map(() => next());
  const articles = Array.from(
    { length: 40 },
    (_, at): { path: string; annotations: ReturnType<typeof position>[] } => ({
      path: `${String(at)}.md`,
      annotations: [],
    }),
  );
  for (let number = 0; number < 150; number++) {
    const actor = drawn(actors, next());
    const issue = drawn(issues, next());
    const side = next() < (support[issue] ?? 0);
    const about = `${String(actor)} ${String(issue)}`;
    const first = firstSides.get(about) ?? side;
    firstSides.set(about, first);
    const isFor = kind === 'steady' ? first : side;
    articles[Math.floor(next() * articles.length)]?.annotations.push(
      position({
        id: `p${String(number)}`,
        actors: [`a${String(actor)}`],
        issues: [`i${String(issue)}`],
        stance: isFor ? 'support' : 'oppose',
      }),
    );
  }
  return articles;
}

/** A place, with probabilities in proportion to the weights. */
function drawn(weights: readonly number[], chance: number): number {
  let left = chance * weights.reduce((sum, weight) => sum + weight, 0);
  const found = weights.findIndex((weight) => (left -= weight) < 0);
  return found < 0 ? weights.length - 1 : found;
}
