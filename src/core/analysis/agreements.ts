import type { ActorId, IssueId } from '../model/ids';
import type { Analysis } from './analyse';
import { dateBounds, joinBounds, type DateBounds } from './records/dates';
import type { NetStance, StancesOn } from './netStances';
import { compareText, compareTextNullLast } from '../model/order';
import { getPair, pairsOf, sortedPair, type Pair } from './records/pairMap';
import type { PairsStated } from './records/statedRelations';

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

/** By issue (none last), actors and kind. Their number grows with the square of the actors of an issue, so that
 * rows are made one actor at a time. */
export function* agreements(analysis: Analysis): Generator<Agreement> {
  const issues = new Set<IssueId | undefined>([
    ...analysis.stances.keys(),
    ...analysis.agreements.pairs.keys(),
  ]);
  for (const issue of [...issues].sort(compareTextNullLast)) {
    const stances = issue === undefined ? undefined : analysis.stances.get(issue);
    yield* agreementsOn(issue, stances ?? new Map(), analysis.agreements.pairs.get(issue));
  }
}

/** The agreements on one issue: two actors have equal net stances other than 0 (derived), or a text states that they
 * agree. Stances are in the order of ids. */
function* agreementsOn(
  issue: IssueId | undefined,
  stances: StancesOn,
  pairs: PairsStated | undefined,
): Generator<Agreement> {
  const taking = [...stances.values()]
    .filter(({ sign }) => sign !== 0)
    .sort((a, b) => compareText(a.actor, b.actor));
  const placeOf = new Map(taking.map(({ actor }, at) => [actor, at]));
  const stated = new Map<ActorId, Agreement[]>();
  for (const row of statedOn(issue, stances, pairs)) {
    const own = stated.get(row.actors[0]);
    if (own) own.push(row);
    else stated.set(row.actors[0], [row]);
  }
  const isJoint = jointFinder();
  for (const first of [...new Set([...placeOf.keys(), ...stated.keys()])].sort(compareText)) {
    const at = placeOf.get(first);
    const derived = at === undefined ? [] : derivedFrom(taking, at, pairs, isJoint);
    const rows = [...derived, ...(stated.get(first) ?? [])];
    yield* rows.sort(
      (a, b) => compareText(a.actors[1], b.actors[1]) || compareText(a.kind, b.kind),
    );
  }
}

/** Of the stance at a place with those behind it. */
function* derivedFrom(
  taking: readonly NetStance[],
  at: number,
  stated: PairsStated | undefined,
  isJoint: (a: NetStance, b: NetStance) => boolean,
): Generator<Agreement> {
  const one = taking[at];
  if (!one) return;
  const { issue } = one;
  for (let next = at + 1; next < taking.length; next += 1) {
    const other = taking[next];
    if (other?.sign !== one.sign) continue;
    const relations = getPair(stated, [one.actor, other.actor]) ?? [];
    yield {
      issue,
      actors: [one.actor, other.actor],
      kind: 'derived',
      stated: relations.length > 0,
      joint: isJoint(one, other),
      mixed: one.mixed || other.mixed,
      positions: [one.positions, other.positions],
      records: relations.map(({ id }) => id),
      ...joinBounds(one, other),
      stances: [one, other],
    };
  }
}

function* statedOn(
  issue: IssueId | undefined,
  stances: StancesOn,
  pairs: PairsStated | undefined,
): Generator<Agreement> {
  for (const [actors, relations] of pairsOf(pairs)) {
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

/** Whether two stances have the same records with their sign; those of each are looked up once. */
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
