import type { IssueId } from '../model/ids';
import type { Analysis } from './analyse';
import { disagreementOf, internalPairs, type Disagreement } from './disagreements';
import { liftsActors } from './filter';
import { firstPairs, type Sides } from './firstPairs';
import type { NetStance } from './netStances';
import { compareText } from './order';
import { getPair, sortedPair } from './pairMap';

/** What derived rows can be ranked by without making all of them: the records on the weaker side, the
 * articles that speak of it, the last date. */
export type DerivedRank = 'evidence' | 'articles' | 'recent';

/** The first so many derived rows of some issues, in the order of a full sort by `rank` (descending) and
 * then by `compare`; rows that are equal for both stand by issue and actors. Costs the pairs of actors
 * in whole numbers, and the rows that might be among the first. */
export function firstDerived(
  analysis: Analysis,
  issues: Iterable<IssueId>,
  most: number,
  rank: DerivedRank,
  compare: (a: Disagreement, b: Disagreement) => number,
): Disagreement[] {
  const { pairs: stated } = analysis.disagreements;
  const lifted = liftsActors(analysis.context.filter.rollUp);
  const isInternal = (one: NetStance, other: NetStance): boolean =>
    !lifted &&
    getPair(internalPairs(analysis, one.issue), sortedPair(one.actor, other.actor)) !== undefined;
  return firstPairs(sidesOf(analysis, issues), most, {
    ...RANKINGS[rank](analysis),
    row: (one, other) =>
      isInternal(one, other) ? undefined : disagreementOf('derived', one, other, stated),
    compare: (a, b) =>
      compare(a, b) ||
      compareText(a.issue ?? '', b.issue ?? '') ||
      compareText(a.actors[0], b.actors[0]) ||
      compareText(a.actors[1], b.actors[1]),
  });
}

/** Those with the most records first: the worst of the first rows is soon so good that the others need
 * not be looked at. */
function* sidesOf(analysis: Analysis, issues: Iterable<IssueId>): Generator<Sides<NetStance>> {
  for (const issue of issues) {
    const plus: NetStance[] = [];
    const minus: NetStance[] = [];
    for (const stance of analysis.stances.get(issue)?.values() ?? []) {
      if (stance.sign > 0) plus.push(stance);
      else if (stance.sign < 0) minus.push(stance);
    }
    const more = (a: NetStance, b: NetStance): number => b.positions.length - a.positions.length;
    yield { plus: plus.sort(more), minus: minus.sort(more) };
  }
}

interface Ranking {
  bound(one: NetStance, other: NetStance): number;
  measure(row: Disagreement): number;
}

/** The weaker side decides; of equal ones the number of all records, which is below a million. */
export function evidenceRank(a: number, b: number, records: number): number {
  return Math.min(a, b) * 1_000_000 + a + b + records;
}

const RANKINGS: Readonly<Record<DerivedRank, (analysis: Analysis) => Ranking>> = {
  evidence: (analysis) => {
    const most = mostStated(analysis);
    return {
      bound: (one, other) => evidenceRank(one.positions.length, other.positions.length, most),
      measure: ({ positions: [a, b], records }) => evidenceRank(a.length, b.length, records.length),
    };
  },
  articles: (analysis) => {
    const most = mostStated(analysis);
    const known = new Map<NetStance, number>();
    const count = (stance: NetStance): number => {
      let articles = known.get(stance);
      if (articles === undefined) {
        articles = new Set(stance.evidence.map(({ record }) => record.article.path)).size;
        known.set(stance, articles);
      }
      return articles;
    };
    const articlesOf = articleCounter(analysis);
    return { bound: (one, other) => count(one) + count(other) + most, measure: articlesOf };
  },
  recent: (analysis) => {
    const dates = new Set<string>();
    for (const row of analysis.stances.values()) {
      for (const { lastDate } of row.values()) dates.add(lastDate ?? '');
    }
    const ranks = new Map([...dates].sort(compareText).map((date, rank) => [date, rank]));
    const rankOf = (date: string | undefined): number => ranks.get(date ?? '') ?? 0;
    return {
      bound: (one, other) => Math.max(rankOf(one.lastDate), rankOf(other.lastDate)),
      measure: ({ lastDate }) => rankOf(lastDate),
    };
  },
};

/** How many articles a row rests on: those of its positions, and those that state it. */
export function articleCounter(analysis: Analysis): (row: Disagreement) => number {
  let stated: ReadonlyMap<string, string> | undefined;
  return ({ positions, records }) => {
    const paths = new Set<string>();
    for (const name of positions.flat()) {
      const record = analysis.recordOf.get(name);
      if (record) paths.add(record.article.path);
    }
    if (records.length > 0) {
      stated ??= new Map(
        [...analysis.disagreements.records, ...analysis.agreements.records].map(
          ({ id, article }) => [id, article.path] as const,
        ),
      );
    }
    for (const name of records) {
      const path = stated?.get(name);
      if (path !== undefined) paths.add(path);
    }
    return paths.size;
  };
}

/** The most relations that state the disagreement of one pair. */
function mostStated({ disagreements }: Analysis): number {
  let most = 0;
  for (const pairs of disagreements.pairs.values()) {
    for (const inner of pairs.values()) {
      for (const relations of inner.values()) most = Math.max(most, relations.length);
    }
  }
  return most;
}
