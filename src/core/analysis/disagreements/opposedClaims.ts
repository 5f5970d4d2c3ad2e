import { NetStance } from '../netStances';
import type { Claim } from '../claims/claims';
import { groupedBy } from '../records/groups';
import { occasionOf } from '../claims/occasions';
import type { Netting } from '../../model/netting';
import { commonRuns, isWithoutDate, liesIn, type Run } from '../claims/stanceInTime';
import type { PairsOn } from './pairs';
import { decidingStretches } from './decidingStretches';

// The claims of two actors on which the row of a pair is based, by the places of the two.

export type Sides = readonly [NetStance, NetStance];

/** All claims of two actors in the stretches in which they net to opposite signs, including the few
 * of the other sign. The signs are those of the last stretch; of the claims without date, if these
 * alone are opposed. Undefined where there is no such stretch. */
export function sidesDerived(
  pairs: PairsOn,
  one: number,
  other: number,
  netting: Netting,
): Sides | undefined {
  const stretches = stretchesWith(pairs, one, other, 'opposite');
  return stretches && sidesInTime(pairs, one, other, netting, stretches);
}

/** The claims in stretches with equal signs: all of them, and those for each sign that occurs. */
export interface Agreeing {
  readonly sides: Sides;
  readonly bySign: readonly Sides[];
}

export function sidesAgreeing(
  pairs: PairsOn,
  one: number,
  other: number,
  netting: Netting,
): Agreeing | undefined {
  const stretches = stretchesWith(pairs, one, other, 'equal');
  if (!stretches) return undefined;
  const of = (some: Stretches): Sides => sidesInTime(pairs, one, other, netting, some);
  const sides = of(stretches);
  const { runs, undated } = stretches;
  const signs = ([1, -1] as const).filter(
    (sign) => undated === sign || runs.some((run) => run.sign === sign),
  );
  if (signs.length === 1) return { sides, bySign: [sides] };
  const ofSign = (sign: Run['sign']): Stretches => ({
    ...stretches,
    runs: runs.filter((run) => run.sign === sign),
    undated: undated === sign ? sign : 0,
  });
  return { sides, bySign: signs.map((sign) => of(ofSign(sign))) };
}

/** The stretches in which two actors net to opposite, or to equal signs; the signs are those of the
 * first one. */
interface Stretches {
  readonly which: 'opposite' | 'equal';
  readonly runs: readonly Run[];
  /** 0 where the claims without date are not included. */
  readonly undated: -1 | 0 | 1;
}

function stretchesWith(
  { inTime }: PairsOn,
  one: number,
  other: number,
  which: Stretches['which'],
): Stretches | undefined {
  const [a, b] = [inTime[one], inTime[other]];
  if (!a || !b) return undefined;
  const runs = commonRuns(a, b, which);
  const undated = a.undated * b.undated === (which === 'equal' ? 1 : -1) ? a.undated : 0;
  return runs.length === 0 && undated === 0 ? undefined : { which, runs, undated };
}

function sidesInTime(
  pairs: PairsOn,
  one: number,
  other: number,
  netting: Netting,
  { which, runs, undated }: Stretches,
): Sides {
  const sign = runs.at(-1)?.sign ?? (undated < 0 ? -1 : 1);
  const [a, b] = [stanceAt(pairs, one), stanceAt(pairs, other)];
  const reported = which === 'equal' ? runs : decidingStretches(a.claims, b.claims, runs, netting);
  const isBehind = (claim: Claim): boolean =>
    liesIn(claim, reported, netting) || (undated !== 0 && isWithoutDate(claim, netting));
  const others = which === 'equal' ? sign : opposite(sign);
  return [stanceWith(a, isBehind, sign), stanceWith(b, isBehind, others)];
}

/** The claims on exact dates and in articles on which the two took opposite sides; the signs are
 * those of the last one. */
export function sidesAtTimes(pairs: PairsOn, one: number, other: number): Sides {
  const [a, b] = [stanceAt(pairs, one), stanceAt(pairs, other)];
  const others = groupedBy(b.claims, occasionOf);
  const behind = new Set<Claim>();
  let [last, sign]: [string, Run['sign']] = ['', 1];
  for (const own of a.claims) {
    const occasion = occasionOf(own);
    const against = (occasion === undefined ? [] : (others.get(occasion) ?? [])).filter(
      (claim) => (own.polarity ?? 0) * (claim.polarity ?? 0) < 0,
    );
    if (against.length === 0) continue;
    for (const claim of [own, ...against]) behind.add(claim);
    const day = own.days?.last ?? '';
    if (day >= last) [last, sign] = [day, (own.polarity ?? 0) > 0 ? 1 : -1];
  }
  const isBehind = (claim: Claim): boolean => behind.has(claim);
  return [stanceWith(a, isBehind, sign), stanceWith(b, isBehind, opposite(sign))];
}

/** All claims of the two. */
export function sidesApart(pairs: PairsOn, one: number, other: number): Sides {
  return [stanceAt(pairs, one), stanceAt(pairs, other)];
}

function stanceAt({ stances }: PairsOn, place: number): NetStance {
  const stance = stances[place];
  if (!stance) throw new RangeError(`no actor at place ${String(place)}`);
  return stance;
}

/** Reuses the stance itself where all of its claims count, since it has already looked up its
 * records. */
function stanceWith(
  stance: NetStance,
  isBehind: (claim: Claim) => boolean,
  sign: Run['sign'],
): NetStance {
  const claims = stance.claims.filter(isBehind);
  const isAll = claims.length === stance.claims.length && stance.sign === sign;
  return isAll ? stance : new NetStance(stance.issue, stance.actor, claims, sign);
}

function opposite(sign: Run['sign']): Run['sign'] {
  return sign > 0 ? -1 : 1;
}
