import { dayNumber } from '../model/dayNumber';
import type { ArticlePath, IssueId } from '../model/ids';
import { pauses, type Steps } from '../model/steps';
import type { Analysis } from './analyse';
import { disagreementOf, internalPairs, type Disagreement } from './disagreements';
import { liftsActors } from './filter';
import { firstPairs, type Sides } from './firstPairs';
import type { NetStance } from './netStances';
import { compareText } from './order';
import { getPair, sortedPair } from './pairMap';
import { perIssue, perIssueInSteps } from './perIssue';
import { wantedParts, type WantedPairs } from './wantedPairs';

/** What rows can be ranked by without making all of them: the records on the weaker side, the articles that
 * speak of it, the last day; of equal ones by the records. */
export type DerivedRank = 'evidence' | 'articles' | 'recent';

/** How derived rows are chosen. */
export interface DerivedChoice {
  readonly most: number;
  readonly rank: DerivedRank;
  /** Of rows of the same rank; those that are equal for it, too, stand by issue and actors. */
  readonly compare: (a: Disagreement, b: Disagreement) => number;
  /** Where not all pairs are. */
  readonly wanted?: WantedPairs | undefined;
}

/** The first so many derived rows of some issues, in the order of a full sort by `rankMeasure` (descending) and
 * then by `compare`. In steps. */
export function* firstDerived(
  analysis: Analysis,
  issues: Iterable<IssueId>,
  { most, rank, compare, wanted }: DerivedChoice,
): Steps<readonly Disagreement[]> {
  const { pairs: stated } = analysis.disagreements;
  const lifted = liftsActors(analysis.context.filter.rollUp);
  const isInternal = (one: NetStance, other: NetStance): boolean =>
    !lifted &&
    getPair(internalPairs(analysis, one.issue), sortedPair(one.actor, other.actor)) !== undefined;
  let relations = 0;
  const sides: Sides<Member>[] = [];
  for (const issue of issues) {
    relations = Math.max(relations, mostStatedOn(analysis, issue));
    for (const part of yield* sidesOn(analysis, issue, rank, wanted)) sides.push(part);
    yield undefined;
  }
  const major = MAJOR[rank](relations);
  return yield* firstPairs(sides, most, {
    bound: (one, other) =>
      measureOf(major(one.value, other.value), one.records, other.records, relations),
    limit: (one, other) =>
      measureOf(major(one.value, other.value), one.most, other.most, relations),
    reach: (one, other) =>
      measureOf(major(one.value, other.value), one.records, other.most, relations),
    cost: COST[rank],
    row: ({ stance: one }, { stance: other }) =>
      isInternal(one, other) ? undefined : disagreementOf('derived', one, other, stated),
    measure: rankMeasure(analysis, rank),
    compare: (a, b) =>
      compare(a, b) ||
      compareText(a.issue ?? '', b.issue ?? '') ||
      compareText(a.actors[0], b.actors[0]) ||
      compareText(a.actors[1], b.actors[1]),
  });
}

function* sidesOn(
  analysis: Analysis,
  issue: IssueId,
  rank: DerivedRank,
  wanted: WantedPairs | undefined,
): Steps<readonly Sides<Member>[]> {
  const sides = yield* SIDES_ON[rank](analysis, issue);
  if (!wanted) return [sides];
  return wantedParts(
    sides,
    ({ stance }) => wanted.classOf(stance.actor),
    (one, other) => wanted.areWanted(issue, one, other),
  );
}

/** What rows are ranked by, the largest first. */
export function rankMeasure(analysis: Analysis, rank: DerivedRank): (row: Disagreement) => number {
  const majorOf = MAJOR_OF_ROW[rank](analysis);
  return (row) => {
    const { positions, records } = row;
    return measureOf(majorOf(row), positions[0].length, positions[1].length, records.length);
  };
}

/** One number that sorts by `major`, a whole number below some thousand millions, and then by the records on the weaker
 * side and all records, as far as they can be told apart in a thousand. */
function measureOf(major: number, a: number, b: number, records: number): number {
  return major * 1_000_000 + Math.min(a, b, 999) * 1000 + Math.min(a + b + records, 999);
}

interface Member {
  readonly stance: NetStance;
  readonly records: number;
  /** What the rank looks at. */
  readonly value: number;
  /** The most records that it has, or one behind it. */
  readonly most: number;
}

const VALUE: Readonly<Record<DerivedRank, (stance: NetStance) => number>> = {
  evidence: ({ positions }) => positions.length,
  articles: ({ articles }) => articles.size,
  recent: ({ days }) => lastDay(days),
};

/** What it takes to measure a row, in looks at a pair. */
const COST: Readonly<Record<DerivedRank, (one: Member, other: Member) => number>> = {
  evidence: () => ROW,
  articles: (one, other) => ROW + Math.min(one.value, other.value),
  recent: () => ROW,
};
const ROW = 10;

/** The most that two values may come to, with so many relations that state it. */
const MAJOR: Readonly<
  Record<DerivedRank, (relations: number) => (a: number, b: number) => number>
> = {
  evidence: () => Math.min,
  articles: (relations) => (a, b) => a + b + relations,
  recent: () => Math.max,
};

const MAJOR_OF_ROW: Readonly<
  Record<DerivedRank, (analysis: Analysis) => (row: Disagreement) => number>
> = {
  evidence:
    () =>
    ({ positions: [a, b] }) =>
      Math.min(a.length, b.length),
  articles: (analysis) => (row) => articlesOf(analysis, row),
  recent:
    () =>
    ({ days }) =>
      lastDay(days),
};

const SIDES_ON: Readonly<
  Record<DerivedRank, (analysis: Analysis, issue: IssueId) => Steps<Sides<Member>>>
> = {
  evidence: sidesBy('evidence'),
  articles: sidesBy('articles'),
  recent: sidesBy('recent'),
};

function sidesBy(rank: DerivedRank): (analysis: Analysis, issue: IssueId) => Steps<Sides<Member>> {
  return perIssueInSteps(function* (analysis, issue: IssueId) {
    const isTime = pauses(RECORDS_IN_STEP);
    const plus: Ranked[] = [];
    const minus: Ranked[] = [];
    for (const stance of analysis.stances.get(issue)?.values() ?? []) {
      if (stance.sign === 0) continue;
      const ranked = { stance, records: stance.positions.length, value: VALUE[rank](stance) };
      (stance.sign > 0 ? plus : minus).push(ranked);
      if (isTime(stance.evidence.length)) yield undefined;
    }
    return { plus: members(plus), minus: members(minus) };
  });
}

const RECORDS_IN_STEP = 5000;

type Ranked = Omit<Member, 'most'>;

/** In the order of what they can bring. */
function members(all: Ranked[]): readonly Member[] {
  all.sort((a, b) => b.value - a.value || b.records - a.records);
  let most = 0;
  return all
    .reverse()
    .map((one) => ({ ...one, most: (most = Math.max(most, one.records)) }))
    .reverse();
}

/** Undated ones come last. */
function lastDay(days: NetStance['days']): number {
  return days === undefined ? -1_000_000 : dayNumber(days.last);
}

/** How many articles a row rests on: those of its positions, and those that state it. Costs a look at those of the
 * actor that has fewer. */
function articlesOf(analysis: Analysis, row: Disagreement): number {
  const [one, other] = ([0, 1] as const).map((side) => articlesOfSide(analysis, row, side));
  if (!one || !other) return 0;
  const [more, fewer] = one.size < other.size ? [other, one] : [one, other];
  let count = more.size;
  for (const path of fewer) if (!more.has(path)) count++;
  const stating = row.records.flatMap((name) => analysis.relationOf.get(name) ?? []);
  for (const path of new Set(stating.map(({ article }) => article.path))) {
    if (!more.has(path) && !fewer.has(path)) count++;
  }
  return count;
}

function articlesOfSide(
  analysis: Analysis,
  { kind, positions, stances }: Disagreement,
  side: 0 | 1,
): ReadonlySet<ArticlePath> {
  // Their positions are those of the net stances, which know their articles.
  const stance = kind === 'derived' || kind === 'internal' ? stances[side] : undefined;
  if (stance) return stance.articles;
  const records = positions[side].flatMap((name) => analysis.recordOf.get(name) ?? []);
  return new Set(records.map(({ article }) => article.path));
}

/** The most relations that state the disagreement of one pair. */
const mostStatedOn = perIssue((analysis, issue: IssueId): number => {
  let most = 0;
  for (const inner of analysis.disagreements.pairs.get(issue)?.values() ?? []) {
    for (const relations of inner.values()) most = Math.max(most, relations.length);
  }
  return most;
});
