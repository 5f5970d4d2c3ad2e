import type { DateRange } from '../../model/date';
import type { ActorId } from '../../model/ids';
import { pauses, type Task } from '../../util/task';
import type { NetStance, StancesOn } from '../netStances';
import { addTo } from '../records/groups';
import { effectiveDate } from '../records/positionRecords';
import type { ActorSides } from '../rollUp/rollUp';
import type { Claim } from '../claims/claims';
import { occasionOf } from '../claims/occasions';
import { areOpposed, stanceInTime } from '../claims/stanceInTime';
import type { Netting } from '../../model/netting';
import { byKind, TWO_SIDED_KINDS } from './kinds';
import { PairBits } from './pairBits';
import type { PairsOn, Period } from './pairs';
import { opposedPeriods } from './periods';

/** Finds the pairs of one issue. Compares every actor that is for the issue at some time with every
 * one that is against it at some time. `sides`: undefined where they are ignored, since the actors
 * are rolled up to them. */
export function* pairsAmong(
  stances: StancesOn,
  netting: Netting,
  sides: ActorSides | undefined,
): Task<PairsOn> {
  const all = [...stances.values()];
  const size = all.length;
  const pairs: PairsOn = {
    stances: all,
    placeOf: new Map(all.map(({ actor }, place) => [actor, place])),
    inTime: all.map(({ claims }) => stanceInTime(claims, netting)),
    isInternal: sides && ((period) => areOfOneSide(period, sides)),
    ...byKind(TWO_SIDED_KINDS, () => new PairBits(size)),
  };
  yield* addDerived(pairs);
  yield* addAtTimes(pairs);
  if (sides) yield* addInternal(pairs, sides, netting);
  if (netting.kind !== 'none') yield* addApart(pairs);
  return pairs;
}

function* addDerived({ inTime, derived }: PairsOn): Task<void> {
  const isTime = pauses(PAIRS_AT_ONCE);
  for (const [place, one] of inTime.entries()) {
    if (!one.isFor && !one.isAgainst) continue;
    for (let next = place + 1; next < inTime.length; next++) {
      const other = inTime[next];
      if (other && areOpposed(one, other)) derived.add(place, next);
    }
    if (isTime(inTime.length - place)) yield undefined;
  }
}

/** Pairs that are compared in one step, which takes a few milliseconds. */
const PAIRS_AT_ONCE = 20_000;

/** Looking through the claims of two actors takes as long as comparing this many pairs. */
const CLAIMS_WEIGH = 500;

function* addAtTimes({ stances, derived, 'at-times': atTimes }: PairsOn): Task<void> {
  const isTime = pauses(PAIRS_AT_ONCE);
  for (const { plus, minus } of occasionsOf(stances)) {
    for (const one of plus) {
      for (const other of minus) {
        if (one !== other && !derived.has(one, other)) atTimes.add(one, other);
      }
      if (isTime(minus.size)) yield undefined;
    }
  }
}

interface Occasion {
  /** The places of the actors that took a side. */
  readonly plus: Set<number>;
  readonly minus: Set<number>;
}

/** Exact dates and articles with claims of both signs. */
function occasionsOf(stances: readonly NetStance[]): readonly Occasion[] {
  const occasions = new Map<string, Occasion>();
  for (const [place, { claims }] of stances.entries()) {
    for (const claim of claims) {
      const { polarity = 0 } = claim;
      if (polarity === 0) continue;
      const name = occasionOf(claim);
      if (name === undefined) continue;
      let occasion = occasions.get(name);
      if (!occasion) occasions.set(name, (occasion = { plus: new Set(), minus: new Set() }));
      (polarity > 0 ? occasion.plus : occasion.minus).add(place);
    }
  }
  return [...occasions.values()].filter(({ plus, minus }) => plus.size > 0 && minus.size > 0);
}

/** Adds pairs with an internal period to `internal`; those with others, too, stay in their set.
 * Found by side, since few of all pairs may share one. */
function* addInternal(pairs: PairsOn, { possibleSides }: ActorSides, netting: Netting): Task<void> {
  const { stances, derived, 'at-times': atTimes, internal, isInternal } = pairs;
  const isTime = pauses(PAIRS_AT_ONCE);
  const bySide = new Map<ActorId, number[]>();
  for (const [place, { actor }] of stances.entries()) {
    for (const side of possibleSides(actor)) addTo(bySide, side, place);
  }
  for (const members of bySide.values()) {
    for (const [at, one] of members.entries()) {
      for (let next = at + 1; next < members.length; next++) {
        const other = members[next] ?? one;
        const isOpposed = derived.has(one, other) || atTimes.has(one, other);
        if (isTime(isOpposed ? CLAIMS_WEIGH : 0)) yield undefined;
        // Two actors may share several sides.
        if (!isOpposed || !isInternal || internal.has(one, other)) continue;
        const periods = opposedPeriods(pairs, { one, other }, netting);
        const within = periods.filter(isInternal).length;
        if (within === 0) continue;
        internal.add(one, other);
        if (within < periods.length) continue;
        derived.delete(one, other);
        atTimes.delete(one, other);
      }
    }
  }
}

/** True if more than half of the claims of a period date from when both actors were of one side: an
 * actor that has left a side before does not count for it. */
function areOfOneSide({ sides: [a, b] }: Period, { sideOf }: ActorSides): boolean {
  let [within, all] = [0, 0];
  const add = ({ claims }: NetStance): void => {
    for (const claim of claims) {
      const days = claimDaysOf(claim);
      all += claim.count;
      if (sideOf(a.actor, days) === sideOf(b.actor, days)) within += claim.count;
    }
  };
  add(a);
  add(b);
  return 2 * within > all;
}

/** When a claim was made, whichever date the filter uses; the article's date, where its coders give
 * several. */
function claimDaysOf({ evidence }: Claim): DateRange | undefined {
  const [first] = evidence;
  if (!first) return undefined;
  const { claimDays, article } = first.record;
  const isSame = evidence.every(
    ({ record: { claimDays: days } }) =>
      days?.first === claimDays?.first && days?.last === claimDays?.last,
  );
  return isSame ? claimDays : effectiveDate(undefined, article, 'article').days;
}

/** Pairs that are in no other set. */
function* addApart(pairs: PairsOn): Task<void> {
  const { stances, apart } = pairs;
  const isTime = pauses(PAIRS_AT_ONCE);
  for (const [place, { sign }] of stances.entries()) {
    for (let next = place + 1; sign !== 0 && next < stances.length; next++) {
      if (sign * (stances[next]?.sign ?? 0) >= 0) continue;
      if (TWO_SIDED_KINDS.some((kind) => pairs[kind].has(place, next))) continue;
      apart.add(place, next);
    }
    if (isTime(stances.length - place)) yield undefined;
  }
}
