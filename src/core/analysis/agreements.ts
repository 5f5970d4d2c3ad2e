import type { ActorId, IssueId } from '../model/ids';
import type { Analysis } from './analyse';
import { dateBounds, joinBounds, type DateBounds } from './records/dates';
import { commonRuns, isWithoutDate, liesIn, type Run } from './claims/stanceInTime';
import { stanceAt, type PairsOn, type Sides } from './disagreements/pairs';
import type { IssueAnalysis } from './issueAnalysis';
import { NetStance } from './netStances';
import type { Netting } from '../model/netting';
import type { Claim } from './claims/claims';
import { compareText } from '../util/order';
import { addTo } from './records/groups';
import { getPair, pairsOf, sortedPair, type Pair } from './records/pairMap';

/** Two actors with equal net stances on an issue, or whose agreement a text states. */
export interface Agreement extends DateBounds {
  readonly issue: IssueId | undefined;
  readonly actors: Pair;
  readonly kind: 'derived' | 'stated';
  readonly stated: boolean;
  /** Every record of the two with that sign is a joint position of both. */
  readonly joint: boolean;
  readonly mixed: boolean;
  readonly positions: readonly [readonly string[], readonly string[]];
  readonly records: readonly string[];
  readonly stances: readonly [NetStance | undefined, NetStance | undefined];
}

/** All agreements by issue (none last), actors and kind. Their number grows with the square of the
 * actors of an issue, so that rows are made one actor at a time. */
export function* agreements(analysis: Analysis): Generator<Agreement> {
  for (const on of analysis.issues.values()) yield* agreementsOn(on);
}

/** The agreements on one issue: two actors have equal net stances other than 0 in a stretch of time
 * (derived), or a text states that they agree. */
function* agreementsOn(on: IssueAnalysis): Generator<Agreement> {
  const stated = new Map<ActorId, Agreement[]>();
  for (const row of statedOn(on)) addTo(stated, row.actors[0], row);
  const isJoint = jointFinder();
  const { placeOf } = on.pairs;
  for (const first of [...new Set([...placeOf.keys(), ...stated.keys()])].sort(compareText)) {
    const place = placeOf.get(first);
    const derived = place === undefined ? [] : derivedFrom(on, place, isJoint);
    const rows = [...derived, ...(stated.get(first) ?? [])];
    yield* rows.sort(
      (a, b) => compareText(a.actors[1], b.actors[1]) || compareText(a.kind, b.kind),
    );
  }
}

/** The derived agreements of the actor at a place with those behind it. */
function* derivedFrom(
  { pairs, context, isShown, agreements: stated }: IssueAnalysis,
  place: number,
  isJoint: (a: NetStance, b: NetStance) => boolean,
): Generator<Agreement> {
  for (let next = place + 1; next < pairs.stances.length; next++) {
    if (isShown?.([stanceAt(pairs, place).actor, stanceAt(pairs, next).actor]) === false) continue;
    const agreeing = sidesAgreeing(pairs, place, next, context.netting);
    if (!agreeing) continue;
    const { sides, bySign } = agreeing;
    const [one, other] = sides;
    const actors = [one.actor, other.actor] as const;
    const relations = getPair(stated.pairs, actors) ?? [];
    yield {
      issue: one.issue,
      actors,
      kind: 'derived',
      stated: relations.length > 0,
      joint: bySign.every(([a, b]) => isJoint(a, b)),
      mixed: one.mixed || other.mixed,
      positions: [one.positions, other.positions],
      records: relations.map(({ id }) => id),
      ...joinBounds(one, other),
      stances: sides,
    };
  }
}

function* statedOn({ issue, stances, agreements: stated }: IssueAnalysis): Generator<Agreement> {
  for (const [actors, relations] of pairsOf(stated.pairs)) {
    const pair = [stances.get(actors[0]), stances.get(actors[1])] as const;
    yield {
      issue,
      actors: sortedPair(actors[0], actors[1]),
      kind: 'stated',
      stated: true,
      joint: false,
      mixed: pair.some((stance) => stance?.mixed === true),
      positions: [[], []],
      records: relations.map(({ id }) => id),
      ...dateBounds(relations),
      stances: pair,
    };
  }
}

/** Gives a function that tests whether two stances have the same records with their sign; the
 * records of each are looked up once. */
function jointFinder(): (a: NetStance, b: NetStance) => boolean {
  const known = new Map<NetStance, ReadonlySet<string>>();
  const recordsOf = (stance: NetStance): ReadonlySet<string> => {
    let records = known.get(stance);
    if (!records) {
      const { evidence, sign } = stance;
      const same = evidence.filter(({ polarity }) => Math.sign(polarity ?? 0) === sign);
      known.set(stance, (records = new Set(same.map(({ record }) => record.id))));
    }
    return records;
  };
  return (a, b) => {
    const ofA = recordsOf(a);
    const ofB = recordsOf(b);
    if (ofA.size !== ofB.size) return false;
    for (const id of ofA) if (!ofB.has(id)) return false;
    return true;
  };
}

/** The claims in stretches with equal signs: all of them, and those for each sign that occurs. */
interface Agreeing {
  readonly sides: Sides;
  readonly bySign: readonly Sides[];
}

function sidesAgreeing(
  pairs: PairsOn,
  one: number,
  other: number,
  netting: Netting,
): Agreeing | undefined {
  const [a, b] = [pairs.inTime[one], pairs.inTime[other]];
  if (!a || !b) return undefined;
  const runs = commonRuns(a, b, 'equal');
  const undated = a.undated * b.undated > 0 ? a.undated : 0;
  const signs = ([1, -1] as const).filter(
    (sign) => undated === sign || runs.some((run) => run.sign === sign),
  );
  if (signs.length === 0) return undefined;
  const last = runs.at(-1)?.sign ?? (undated < 0 ? -1 : 1);
  const of = (within: readonly Run[], isUndated: boolean, sign: Run['sign']): Sides => {
    const isIn = (claim: Claim): boolean =>
      liesIn(claim, within, netting) || (isUndated && isWithoutDate(claim, netting));
    const [first, second] = [stanceAt(pairs, one), stanceAt(pairs, other)];
    return [stanceWith(first, isIn, sign), stanceWith(second, isIn, sign)];
  };
  const sides = of(runs, undated !== 0, last);
  if (signs.length === 1) return { sides, bySign: [sides] };
  const ofSign = (sign: Run['sign']): Sides =>
    of(
      runs.filter((run) => run.sign === sign),
      undated === sign,
      sign,
    );
  return { sides, bySign: signs.map(ofSign) };
}

/** Reuses the stance itself where all of its claims count, since it has already looked up its
 * records. */
function stanceWith(
  stance: NetStance,
  isIn: (claim: Claim) => boolean,
  sign: Run['sign'],
): NetStance {
  const claims = stance.claims.filter(isIn);
  const isAll = claims.length === stance.claims.length && stance.sign === sign;
  return isAll ? stance : new NetStance(stance.issue, stance.actor, claims, { sign });
}
