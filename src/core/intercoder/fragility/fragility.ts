import type { Claim } from '../../analysis/claims/claims';
import {
  areOpposed,
  commonRuns,
  stanceInTime,
  stretchesOfClaim,
  type Run,
  type StanceInTime,
} from '../../analysis/claims/stanceInTime';
import type { Contradiction } from '../../analysis/contradictions';
import { isCountedKind, type CountedKind } from '../../analysis/disagreements/kinds';
import type { Period } from '../../analysis/disagreements/pairs';
import { periodsOf, reachOf, type PeriodReach } from '../../analysis/disagreements/periods';
import type { Disagreement } from '../../analysis/disagreements/whoDisagrees';
import type { IssueAnalysis } from '../../analysis/issueAnalysis';
import type { NetStance } from '../../analysis/netStances';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { ArticlePath } from '../../model/ids';
import type { Netting, StretchRange } from '../../model/netting';
import { addAll, least as leastOf } from '../../util/lists';
import { articleOf, flippedArticles, withFlipped } from './flippedArticles';

// On how many articles does a finding stand? In a stretch of time, one side's articles are read the
// other way round, those that weigh most first, until the side has lost its sign: the smaller
// number of both sides. docs/reference/found-again.md.

/** The fewest articles that must have been read the other way round for a finding to be none. */
export interface Fragility {
  /** Number of articles. */
  readonly count: number;
  /** True if more may be needed: turning these leaves the finding in another stretch of time. */
  readonly isAtLeast: boolean;
  /** The articles to turn round: of one side; of either, where both need as many. */
  readonly sides: readonly FragileSide[];
}

export interface FragileSide {
  /** In order of weight. */
  readonly articles: readonly ArticlePath[];
  /** The passages of the finding in these articles. */
  readonly records: readonly PositionRecord[];
}

/** The fragility of a disagreement that is counted; undefined for others. */
export function fragilityOf(
  on: IssueAnalysis,
  { kind, actors }: Disagreement,
): Fragility | undefined {
  if (!isCountedKind(kind)) return undefined;
  const [one, other] = actors.map((actor) => on.pairs.placeOf.get(actor));
  return one === undefined || other === undefined ? undefined : fragilityAt(on, kind, one, other);
}

/** The fragility of the disagreement of two actors, by their places. One at times stands on all its
 * articles. */
export function fragilityAt(
  on: IssueAnalysis,
  kind: CountedKind,
  one: number,
  other: number,
): Fragility | undefined {
  switch (kind) {
    case 'derived':
      return fragilityOnBalance(on, one, other);
    case 'at-times': {
      return ofOccasions(periodsOf(on.pairs, kind, { one, other }, on.context.netting));
    }
  }
}

/** The fragility of a period of such a disagreement: of the two being opposed, on its sides, in a
 * stretch that overlaps it. */
export function fragilityOfPeriod(
  on: IssueAnalysis,
  { kind, actors }: Disagreement,
  period: Period,
): Fragility | undefined {
  if (!isCountedKind(kind)) return undefined;
  if (kind === 'at-times') return ofOccasions([period]);
  const [one, other] = actors.map((actor) => on.pairs.placeOf.get(actor));
  if (one === undefined || other === undefined) return undefined;
  return fragilityOnBalance(on, one, other, reachOf(period, on.context.netting));
}

/** The fragility of a contradiction: its articles. Of a shift: those of the side that has fewer. */
export function fragilityOfContradiction({ kind, records }: Contradiction): Fragility | undefined {
  const [plus, minus] = records;
  if (kind === 'contradiction') return ofSides([sideOf([...plus, ...minus])]);
  return kind === 'shift' ? ofSides([sideOf(plus), sideOf(minus)]) : undefined;
}

function ofOccasions(periods: readonly Period[]): Fragility {
  const claims = periods.flatMap(({ sides }) => sides.flatMap((side) => side.claims));
  return ofSides([sideOf(recordsOf(claims))]);
}

/** `reach`: only there; else wherever the two are opposed. */
function fragilityOnBalance(
  { pairs, context: { netting } }: IssueAnalysis,
  first: number,
  second: number,
  reach?: PeriodReach,
): Fragility | undefined {
  const [one, other] = [pairs.stances[first], pairs.stances[second]];
  const [a, b] = [pairs.inTime[first], pairs.inTime[second]];
  if (!one || !other || !a || !b) return undefined;
  let most: Candidate[] = [];
  for (const { sign, isIn } of opposedStretches(one, other, opposedIn(a, b, reach), netting)) {
    const sides = [
      { stance: one, isIn, flipped: flippedArticles(one.claims.filter(isIn), sign) },
      {
        stance: other,
        isIn,
        flipped: flippedArticles(other.claims.filter(isIn), sign > 0 ? -1 : 1),
      },
    ];
    const least = leastOf(sides.map(({ flipped }) => flipped.length));
    const known = most[0]?.flipped.length ?? 0;
    if (least < known) continue;
    if (least > known) most = [];
    addAll(
      most,
      sides.filter(({ flipped }) => flipped.length === least),
    );
  }
  const enough = most.filter(({ stance, flipped }) => {
    const reversed = stanceInTime(withFlipped(stance.claims, new Set(flipped)), netting);
    const [c, d] = stance === one ? [reversed, b] : [a, reversed];
    if (!reach) return !areOpposed(c, d);
    const { runs, undated } = opposedIn(c, d, reach);
    return runs.length === 0 && undated === 0;
  });
  const chosen = enough.length > 0 ? enough : most;
  // Of several stretches the first: one choice for each of the two.
  const sides = [one, other].flatMap((stance) => {
    const found = chosen.find((candidate) => candidate.stance === stance);
    return found ? [fragileSide(found)] : [];
  });
  const count = most[0]?.flipped.length;
  return count === undefined ? undefined : { count, isAtLeast: enough.length === 0, sides };
}

function fragileSide({ stance, isIn, flipped }: Candidate): FragileSide {
  const articles = new Set(flipped);
  const claims = stance.claims.filter(
    (claim) => isIn(claim) && articles.has(articleOf(claim) ?? ''),
  );
  return { articles: flipped, records: recordsOf(claims) };
}

interface Candidate {
  readonly stance: NetStance;
  readonly isIn: (claim: Claim) => boolean;
  readonly flipped: readonly ArticlePath[];
}

interface OpposedStretch {
  /** The sign of the first actor. */
  readonly sign: -1 | 1;
  readonly isIn: (claim: Claim) => boolean;
}

/** When two actors are opposed. */
interface OpposedTimes {
  /** With the sign of the first actor. */
  readonly runs: readonly Run[];
  /** Its sign without date; 0 where the two are not opposed there. */
  readonly undated: -1 | 0 | 1;
}

function opposedIn(a: StanceInTime, b: StanceInTime, reach: PeriodReach | undefined): OpposedTimes {
  const all = commonRuns(a, b, 'opposite');
  const undated = a.undated * b.undated < 0 ? a.undated : 0;
  if (!reach) return { runs: all, undated };
  const { sign, stretches } = reach;
  if (!stretches) return { runs: [], undated: undated === sign ? sign : 0 };
  const runs = all
    .filter((run) => run.sign === sign)
    .map(({ from, to }) => ({
      sign,
      from: Math.max(from, stretches.from),
      to: Math.min(to, stretches.to),
    }))
    .filter(({ from, to }) => from <= to);
  return { runs, undated: 0 };
}

/** The stretches in which two actors are opposed, one of each that have the same claims. */
function* opposedStretches(
  one: NetStance,
  other: NetStance,
  { runs, undated }: OpposedTimes,
  netting: Netting,
): Generator<OpposedStretch> {
  const ranges = new Map<Claim, StretchRange | undefined>();
  for (const claim of [...one.claims, ...other.claims]) {
    ranges.set(claim, stretchesOfClaim(claim, netting));
  }
  for (const { from, to, sign } of runs) {
    const starts = new Set([from]);
    for (const range of ranges.values()) {
      if (!range) continue;
      for (const at of [range.from, range.to + 1]) if (at > from && at <= to) starts.add(at);
    }
    for (const at of starts) {
      const isIn = (claim: Claim): boolean => {
        const range = ranges.get(claim);
        return range !== undefined && range.from <= at && at <= range.to;
      };
      yield { sign, isIn };
    }
  }
  if (undated !== 0) yield { sign: undated, isIn: (claim) => ranges.get(claim) === undefined };
}

/** The sides that have fewest articles. */
function ofSides(sides: readonly FragileSide[]): Fragility {
  const count = leastOf(sides.map(({ articles }) => articles.length));
  return {
    count,
    isAtLeast: false,
    sides: sides.filter(({ articles }) => articles.length === count),
  };
}

function sideOf(records: readonly PositionRecord[]): FragileSide {
  return { articles: [...new Set(records.map(({ article }) => article.path))], records };
}

function recordsOf(claims: readonly Claim[]): readonly PositionRecord[] {
  return [...new Set(claims.flatMap(({ evidence }) => evidence.map(({ record }) => record)))];
}
