import type { ActorId, ArticlePath } from '../../model/ids';
import { pauses, type Task } from '../../util/task';
import type { NetStance, StancesOn } from '../netStances';
import type { Claim } from '../records/claims';
import { addTo } from '../records/groups';
import { areOpposed, stanceInTime, type StanceInTime } from '../windows/stanceInTime';
import type { Netting } from '../../model/netting';
import { PairBits } from './pairBits';

/** Which two actors of one issue stand against each other, and how: each pair is in one set at most. Places are those of
 * `stances`. */
export interface PairsOn {
  readonly stances: readonly NetStance[];
  readonly placeOf: ReadonlyMap<ActorId, number>;
  readonly inTime: readonly StanceInTime[];
  /** Their net stances have opposite signs in a stretch of time. */
  readonly derived: PairBits;
  /** They took opposite sides in one article or on one exact date, and no stretch nets them opposite. */
  readonly atTimes: PairBits;
  /** The same as either, but both were of one side. */
  readonly internal: PairBits;
  /** Their claims of all times net to opposite signs, and nothing else holds: at different times. */
  readonly apart: PairBits;
}

/** Finds the pairs of one issue. Costs a comparison of each two actors, of which one is for the issue at some time and the
 * other against it at some time. `isInternal` false: sides play no part. */
export function* pairsAmong(
  stances: StancesOn,
  netting: Netting,
  isInternal: boolean,
): Task<PairsOn> {
  const all = [...stances.values()];
  const size = all.length;
  const pairs: PairsOn = {
    stances: all,
    placeOf: new Map(all.map(({ actor }, place) => [actor, place])),
    inTime: all.map(({ claims }) => stanceInTime(claims, netting)),
    derived: new PairBits(size),
    atTimes: new PairBits(size),
    internal: new PairBits(size),
    apart: new PairBits(size),
  };
  yield* addDerived(pairs);
  addAtTimes(pairs);
  if (isInternal) takeInternal(pairs);
  if (netting.kind !== 'none') yield* addApart(pairs);
  return pairs;
}

function* addDerived({ inTime, derived }: PairsOn): Task<void> {
  const isTime = pauses(PAIRS_IN_STEP);
  for (const [place, one] of inTime.entries()) {
    if (!one.isFor && !one.isAgainst) continue;
    for (let next = place + 1; next < inTime.length; next++) {
      const other = inTime[next];
      if (other && areOpposed(one, other)) derived.add(place, next);
    }
    if (isTime(inTime.length - place)) yield undefined;
  }
}

/** So many pairs are compared in one step: a few milliseconds. */
const PAIRS_IN_STEP = 20_000;

function addAtTimes({ stances, derived, atTimes }: PairsOn): void {
  for (const { plus, minus } of occasionsOf(stances)) {
    for (const one of plus) {
      for (const other of minus) {
        if (one !== other && !derived.has(one, other)) atTimes.add(one, other);
      }
    }
  }
}

interface Occasion {
  /** The places of those who took a side. */
  readonly plus: Set<number>;
  readonly minus: Set<number>;
}

/** Articles and exact dates with claims of both signs. */
function occasionsOf(stances: readonly NetStance[]): readonly Occasion[] {
  const occasions = new Map<string, Occasion>();
  for (const [place, { claims }] of stances.entries()) {
    for (const claim of claims) {
      const { polarity = 0 } = claim;
      if (polarity === 0) continue;
      for (const name of occasionsOfClaim(claim)) {
        let occasion = occasions.get(name);
        if (!occasion) occasions.set(name, (occasion = { plus: new Set(), minus: new Set() }));
        (polarity > 0 ? occasion.plus : occasion.minus).add(place);
      }
    }
  }
  return [...occasions.values()].filter(({ plus, minus }) => plus.size > 0 && minus.size > 0);
}

/** The article and the exact date of a claim, by names that differ. */
export function occasionsOfClaim({ evidence, days }: Claim): readonly string[] {
  const path: ArticlePath = evidence[0]?.record.article.path ?? '';
  const article = `article ${path}`;
  return days && days.first === days.last ? [article, `day ${days.first}`] : [article];
}

/** Pairs that were of one side, each in a record of its own. Found side by side, since few of all pairs share one. */
function takeInternal({ stances, derived, atTimes, internal }: PairsOn): void {
  const bySide = new Map<ActorId, number[]>();
  for (const [place, { claims }] of stances.entries()) {
    const sides = new Set(claims.flatMap(({ evidence }) => evidence.map(({ side }) => side)));
    for (const side of sides) addTo(bySide, side, place);
  }
  for (const members of bySide.values()) {
    for (const [at, one] of members.entries()) {
      for (const other of members.slice(at + 1)) {
        if (!derived.has(one, other) && !atTimes.has(one, other)) continue;
        derived.delete(one, other);
        atTimes.delete(one, other);
        internal.add(one, other);
      }
    }
  }
}

function* addApart({ stances, derived, atTimes, internal, apart }: PairsOn): Task<void> {
  const isTime = pauses(PAIRS_IN_STEP);
  for (const [place, { sign }] of stances.entries()) {
    for (let next = place + 1; sign !== 0 && next < stances.length; next++) {
      if (sign * (stances[next]?.sign ?? 0) >= 0) continue;
      if ([derived, atTimes, internal].some((pairs) => pairs.has(place, next))) continue;
      apart.add(place, next);
    }
    if (isTime(stances.length - place)) yield undefined;
  }
}
