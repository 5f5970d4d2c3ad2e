import { dayNumber } from '../../model/dayNumber';
import type { ArticlePath, IssueId } from '../../model/ids';
import { addAll } from '../../util/lists';
import type { Task } from '../../util/task';
import type { Analysis } from '../analyse';
import { byKind, isTwoSidedKind, RANKED_KINDS, type RankedKind } from './kinds';
import { haveRow, pairRow, type Disagreement } from './whoDisagrees';
import { firstPairs, type Sides } from './firstPairs';
import { perIssue, type IssueAnalysis } from '../issueAnalysis';
import type { NetStance } from '../netStances';
import { mostOfRow, type StanceInTime } from '../claims/stanceInTime';
import { compareText } from '../../util/order';
import { comparePairs } from '../records/pairMap';
import { wantedParts, type WantedPairs } from './wantedPairs';

/** Measures by which rows can be ranked without making all of them: the records on the weaker side,
 * the articles of the row, the last day; of equal ones by the records. */
export type DerivedRank = 'evidence' | 'articles' | 'recent';

/** How rows of one kind are chosen. */
export interface DerivedChoice {
  readonly kind: RankedKind;
  readonly most: number;
  readonly rank: DerivedRank;
  /** Compares rows of the same rank; rows that are equal here, too, are sorted by issue and
   * actors. */
  readonly compare: (a: Disagreement, b: Disagreement) => number;
  /** The pairs to choose from; undefined for all. */
  readonly wanted?: WantedPairs | undefined;
}

/** The first `most` rows of one kind of some issues, in the order of a full sort by `rankMeasure`
 * (descending) and then by `compare`. */
export function* firstDerived(
  analysis: Analysis,
  issues: Iterable<IssueId>,
  { kind, most, rank, compare, wanted }: DerivedChoice,
): Task<readonly Disagreement[]> {
  let relations = 0;
  const sides: Sides<Member>[] = [];
  for (const issue of issues) {
    const on = analysis.on(issue);
    relations = Math.max(relations, mostStatedOn(on));
    addAll(sides, partsOf(on, SIDES_ON[kind][rank](on), wanted));
    yield undefined;
  }
  const major = MAJOR[rank](relations);
  return yield* firstPairs(sides, most, {
    bound: (one, other) =>
      measureOf(major(one.value, other.value), one.records, other.records, relations),
    limit: (one, other) => measureOf(major(one.value, other.value) + 1, 0, 0, 0),
    ...(kind === 'derived' ? { closer: closerBound(rank, relations) } : {}),
    row: (one, other) =>
      // Two actors that were each for and against at some time occur twice.
      (one.isBoth && other.isBoth && one.place > other.place) ||
      !haveRow(one.on, kind, one.stance.actor, other.stance.actor)
        ? undefined
        : pairRow(one.on, kind, one.stance, other.stance),
    measure: rankMeasure(analysis, rank),
    compare: (a, b) =>
      compare(a, b) ||
      compareText(a.issue ?? '', b.issue ?? '') ||
      comparePairs(a.actors, b.actors),
  });
}

function partsOf(
  { issue }: IssueAnalysis,
  sides: Sides<Member>,
  wanted: WantedPairs | undefined,
): readonly Sides<Member>[] {
  if (!wanted) return [sides];
  return wantedParts(
    sides,
    ({ stance }) => wanted.classOf(stance.actor),
    (one, other) => wanted.areWanted(issue, one, other),
  );
}

/** A bound by the records and the last day in the stretches in which two actors are opposed. */
function closerBound(rank: DerivedRank, relations: number) {
  return (one: Member, other: Member): number => {
    const { inTime } = one.on.pairs;
    const [a, b] = [inTime[one.place], inTime[other.place]];
    if (!a || !b) return Infinity;
    const { records, lastDay } = mostOfRow(a, b);
    const [most, others] = [Math.min(records[0], one.records), Math.min(records[1], other.records)];
    const values = rank === 'recent' ? ([lastDay, lastDay] as const) : ([most, others] as const);
    // A row without a date is last, whatever the dates of other claims.
    const isUndated = rank === 'recent' && a.undated * b.undated < 0;
    if (isUndated || lastDay === Infinity) return Infinity;
    return measureOf(MAJOR[rank](relations)(...values), most, others, relations);
  };
}

/** The measure by which rows are ranked, the largest first. */
export function rankMeasure(analysis: Analysis, rank: DerivedRank): (row: Disagreement) => number {
  const majorOf = MAJOR_OF_ROW[rank](analysis);
  return (row) => {
    const { positions, records } = row;
    return measureOf(majorOf(row), positions[0].length, positions[1].length, records.length);
  };
}

/** One number that sorts by `major`, a whole number below some thousand millions, and then by the
 * records on the weaker side and by all records, each up to a thousand. */
function measureOf(major: number, a: number, b: number, records: number): number {
  return major * 1_000_000 + Math.min(a, b, 999) * 1000 + Math.min(a + b + records, 999);
}

interface Member {
  readonly on: IssueAnalysis;
  readonly stance: NetStance;
  readonly place: number;
  /** True if it is on both sides at some time. */
  readonly isBoth: boolean;
  readonly records: number;
  /** The value that the rank uses. */
  readonly value: number;
}

const VALUE: Readonly<Record<DerivedRank, (stance: NetStance) => number>> = {
  evidence: ({ positions }) => positions.length,
  articles: ({ articles }) => articles.size,
  recent: ({ days }) => lastDay(days),
};

/** The upper bound of a row's measure from two values and the number of relations that state it. */
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

/** The actors for and against an issue that can have rows of a kind; those with the largest
 * possible measure first. */
const SIDES_ON: Readonly<
  Record<RankedKind, Readonly<Record<DerivedRank, (on: IssueAnalysis) => Sides<Member>>>>
> = byKind(RANKED_KINDS, sidesOf);

function sidesOf(kind: RankedKind) {
  return {
    evidence: sidesBy(kind, 'evidence'),
    articles: sidesBy(kind, 'articles'),
    recent: sidesBy(kind, 'recent'),
  };
}

function sidesBy(kind: RankedKind, rank: DerivedRank): (on: IssueAnalysis) => Sides<Member> {
  return perIssue((on) => {
    const { stances, inTime, [kind]: pairs } = on.pairs;
    const sides: Sides<Member> & { plus: Member[]; minus: Member[] } = { plus: [], minus: [] };
    for (const [place, stance] of stances.entries()) {
      const time = inTime[place];
      if (!time || pairs.countWith(place) === 0) continue;
      const { isFor, isAgainst } = sidesIn(kind, stance, time);
      const isBoth = isFor && isAgainst;
      const { length: records } = stance.positions;
      const member: Member = { on, stance, place, isBoth, records, value: VALUE[rank](stance) };
      if (isFor) sides.plus.push(member);
      if (isAgainst) sides.minus.push(member);
    }
    for (const own of [sides.plus, sides.minus]) {
      own.sort((a, b) => b.value - a.value || b.records - a.records);
    }
    return sides;
  });
}

/** The sides on which an actor can be in a row of a kind. */
function sidesIn(kind: RankedKind, { sign }: NetStance, time: StanceInTime) {
  switch (kind) {
    case 'derived':
      return time;
    case 'apart':
      return { isFor: sign > 0, isAgainst: sign < 0 };
  }
}

/** The last day; stances without a date come last. */
function lastDay(days: NetStance['days']): number {
  return days === undefined ? -1_000_000 : dayNumber(days.last);
}

/** Number of articles of a row: those of its positions, and those that state it. Costs a look at
 * those of the actor that has fewer. */
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
  // Their positions are those of the net stances, which have their articles.
  const stance = isTwoSidedKind(kind) ? stances[side] : undefined;
  if (stance) return stance.articles;
  const records = positions[side].flatMap((name) => analysis.recordOf.get(name) ?? []);
  return new Set(records.map(({ article }) => article.path));
}

/** The most relations that state the disagreement of one pair. */
const mostStatedOn = perIssue(({ disagreements }): number => {
  let most = 0;
  for (const inner of disagreements.pairs.values()) {
    for (const relations of inner.values()) most = Math.max(most, relations.length);
  }
  return most;
});
