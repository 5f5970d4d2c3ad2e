import { stretchesOf, type Netting, type StretchRange } from '../../model/netting';
import type { Claim } from '../claims/claims';
import { occasionOf } from '../claims/occasions';
import { commonRuns, isWithoutDate, liesIn, signOf, type Run } from '../claims/stanceInTime';
import { NetStance } from '../netStances';
import { dateBounds, NO_DATES } from '../records/dates';
import { groupedBy } from '../records/groups';
import { decidingStretches } from './decidingStretches';
import type { TwoSidedKind } from './kinds';
import { haveChangedSides, stanceAt, type PairsOn, type Period, type Sides } from './pairs';

// Periods: a row of two opposed actors consists of the times in which they were opposed, each with
// its own dates, sides and claims. Two actors who change sides are in one row.
//
// - On balance, a period is a longest run of consecutive stretches in each of which the same actor
//   is for and the other against. A stretch in which they agree, one nets to 0 or is silent, ends
//   it. Its claims are those of its deciding stretches (decidingStretches.ts), on the side that the
//   actor has in it. The claims without date are a period of their own, without dates.
// - At times, a period is a date or an article on which they were opposed; two, where each was on
//   both sides.
//
// A claim may be in two periods; a row counts it once. Periods of both orientations: the two have
// *changed sides*, and no sentence, sign, color or order takes one orientation for all.
//
// Source: docs/reference/disagreements.md.

/** Where a period is still found if claims are read otherwise: in opposed stretches of its
 * orientation that overlap it. */
export interface PeriodReach {
  readonly sign: Period['sign'];
  /** Undefined for the claims without date. */
  readonly stretches: StretchRange | undefined;
}

export function reachOf({ sign, days }: Period, netting: Netting): PeriodReach {
  if (netting.kind === 'none') return { sign, stretches: { from: 0, to: 0 } };
  if (!days) return { sign, stretches: undefined };
  const [first, last] = [days.first, days.last].map((day) =>
    stretchesOf({ first: day, last: day }, netting),
  );
  return { sign, stretches: first && last && { from: first.from, to: last.to } };
}

/** Two actors, by their places. */
export interface PlacedPair {
  readonly one: number;
  readonly other: number;
}

/** The periods of a row, in the order of time; the one without date is last. `apart` has none. */
export function periodsOf(
  pairs: PairsOn,
  kind: TwoSidedKind,
  pair: PlacedPair,
  netting: Netting,
): readonly Period[] {
  if (kind === 'apart') return [];
  const all = opposedPeriods(pairs, pair, netting);
  const { isInternal } = pairs;
  if (!isInternal || !pairs.internal.has(pair.one, pair.other)) return all;
  return all.filter((period) => isInternal(period) === (kind === 'internal'));
}

/** The periods on balance; those at times, where no stretch nets the two opposite. */
export function opposedPeriods(
  pairs: PairsOn,
  pair: PlacedPair,
  netting: Netting,
): readonly Period[] {
  const onBalance = periodsOnBalance(pairs, pair, netting);
  return onBalance.length > 0 ? onBalance : periodsAtTimes(pairs, pair);
}

function periodsOnBalance(
  pairs: PairsOn,
  { one, other }: PlacedPair,
  netting: Netting,
): readonly Period[] {
  const [a, b] = [pairs.inTime[one], pairs.inTime[other]];
  if (!a || !b) return [];
  const runs = commonRuns(a, b, 'opposite');
  const isUndated = a.undated * b.undated < 0;
  if (runs.length === 0 && !isUndated) return [];
  const [first, second] = [stanceAt(pairs, one), stanceAt(pairs, other)];
  const deciding = decidingStretches(first.claims, second.claims, netting);
  const periods = runs.map((run): Period => {
    const stretches = deciding(run);
    const isIn = (claim: Claim): boolean => liesIn(claim, stretches, netting);
    return periodOf(sidesWith(first, second, isIn, run.sign), run.sign);
  });
  if (!isUndated) return periods;
  const sign = a.undated < 0 ? -1 : 1;
  const isIn = (claim: Claim): boolean => isWithoutDate(claim, netting);
  return [...periods, { ...NO_DATES, sign, sides: sidesWith(first, second, isIn, sign) }];
}

function periodsAtTimes(pairs: PairsOn, { one, other }: PlacedPair): readonly Period[] {
  const [first, second] = [stanceAt(pairs, one), stanceAt(pairs, other)];
  const others = groupedBy(second.claims, occasionOf);
  const periods: Period[] = [];
  for (const [occasion, own] of groupedBy(first.claims, occasionOf)) {
    if (occasion === undefined) continue;
    for (const sign of [1, -1] as const) {
      const sided = withSign(own, sign);
      const against = withSign(others.get(occasion) ?? [], opposite(sign));
      if (sided.length === 0 || against.length === 0) continue;
      const isThen = (claim: Claim): boolean => occasionOf(claim) === occasion;
      periods.push(periodOf(sidesWith(first, second, isThen, sign), sign));
    }
  }
  return periods.sort(compareDays);
}

function withSign(claims: readonly Claim[], sign: Run['sign']): readonly Claim[] {
  return claims.filter(({ polarity = 0 }) => signOf(polarity) === sign);
}

/** Sorts undated ones last. */
function compareDays({ days: a }: Period, { days: b }: Period): number {
  if (!a || !b) return Number(!a) - Number(!b);
  return a.first < b.first ? -1 : a.first > b.first ? 1 : 0;
}

function periodOf(sides: Sides, sign: Run['sign']): Period {
  return { ...dateBounds(sides.flatMap(({ claims }) => claims)), sign, sides };
}

/** The claims of the two actors in a period, each on its side. */
function sidesWith(
  one: NetStance,
  other: NetStance,
  isIn: (claim: Claim) => boolean,
  sign: Run['sign'],
): Sides {
  return [sideWith(one, isIn, sign), sideWith(other, isIn, opposite(sign))];
}

/** Reuses the stance itself where all of its claims are on the side, since it has already looked up
 * its records. */
function sideWith(
  stance: NetStance,
  isIn: (claim: Claim) => boolean,
  sign: Run['sign'],
): NetStance {
  const claims: Claim[] = [];
  const otherClaims: Claim[] = [];
  for (const claim of stance.claims) {
    const own = signOf(claim.polarity ?? 0);
    if (own === 0 || !isIn(claim)) continue;
    if (own === sign) claims.push(claim);
    else otherClaims.push(claim);
  }
  if (claims.length === stance.claims.length) return stance;
  return new NetStance(stance.issue, stance.actor, claims, { sign, otherClaims });
}

function opposite(sign: Run['sign']): Run['sign'] {
  return sign > 0 ? -1 : 1;
}

/** The stances of a row at different times, which has no periods: all claims of each on its
 * side. */
export function sidesApart(pairs: PairsOn, { one, other }: PlacedPair): Sides {
  const [first, second] = [stanceAt(pairs, one), stanceAt(pairs, other)];
  return sidesWith(first, second, () => true, first.sign < 0 ? -1 : 1);
}

/** The stances of a row, with the claims of all its periods, each once. Without a sign and mixed,
 * where the two have changed sides. Undefined without periods. */
export function joinedSides(
  pairs: PairsOn,
  { one, other }: PlacedPair,
  periods: readonly Period[],
): Sides | undefined {
  const [first, ...others] = periods;
  if (!first) return undefined;
  if (others.length === 0) return first.sides;
  const hasChanged = haveChangedSides({ periods });
  const join = (place: number, at: 0 | 1): NetStance => {
    const stance = stanceAt(pairs, place);
    const own = new Set(periods.flatMap(({ sides }) => sides[at].claims));
    const claims = stance.claims.filter((claim) => own.has(claim));
    const others = new Set(periods.flatMap(({ sides }) => sides[at].otherClaims));
    const otherClaims = [...others].filter((claim) => !own.has(claim));
    const sign = hasChanged ? 0 : first.sides[at].sign;
    return new NetStance(stance.issue, stance.actor, claims, { sign, otherClaims });
  };
  return [join(one, 0), join(other, 1)];
}
