import type { IssueId } from '../../model/ids';
import { compareText } from '../../util/order';
import type { Analysis } from '../analyse';
import { perIssue, type IssueAnalysis } from '../issueAnalysis';
import type { NetStance } from '../netStances';
import type { OneSided } from '../oneSided';
import { countClaims } from '../claims/claims';
import { dateBounds, joinBounds, type DateBounds } from '../records/dates';
import { comparePairs, getPair, pairsOf, sortedPair, type Pair } from '../records/pairMap';
import {
  isRankedKind,
  OTHER_KINDS,
  RANKED_KINDS,
  type CountedKind,
  type DisagreementKind,
  type RankedKind,
  type TwoSidedKind,
} from './kinds';
import type { PairsOn, Period } from './pairs';
import { joinedSides, periodsOf, sidesApart } from './periods';

// Who disagrees on an issue: the one definition for views, exports and the command line.
//
// - derived, "on balance": in a stretch of time the net stances of two actors have opposite signs
//   (model/netting.ts defines the stretches). Only the sign decides, not the intensity. One row for
//   any number of stretches, which consists of periods (periods.ts).
// - at-times: the two took opposite sides in one article or on one exact date, where no stretch
//   nets them opposite: a dissent that netting hides.
// - internal, in place of these two, decided for each period: more than half of its claims date
//   from when both coded actors were of one side. A pair may have a row of each kind. With a
//   roll-up of actors they are one actor in derived rows, and still listed.
// - apart, "at different times": all claims of the two net to opposite signs, and no other kind
//   applies.
// - stated: a text says that the two disagree. A pair may be derived and stated: it has both rows.
// - one-sided: criticism of an actor that has no record on the issue itself (see `oneSidedOn`).
//
// The number of disagreements is that of derived and at-times rows; the others have numbers of
// their own.
//
// Source: docs/reference/disagreements.md; docs/command-line/output.md describes the columns.
// Opposite signs of two actors on a concept are the conflict ties of Discourse Network Analyzer,
// which counts statements and not net stances (docs/reference/networks.md).

/** Two actors who disagree on an issue: one row for each issue, pair and kind. A row with periods
 * has their claims, records and dates, one at different times those of all dates; neutral claims
 * and those of the other side are not among them. */
export interface Disagreement extends DateBounds {
  readonly issue: IssueId | undefined;
  /** Sorted by id; in a one-sided one the criticising actor first. */
  readonly actors: Pair;
  readonly kind: DisagreementKind;
  /** True if a text states it, in any row of the pair and issue. */
  readonly stated: boolean;
  /** True if one of the two has claims of both signs in a period; without periods, at all. */
  readonly mixed: boolean;
  /** The records of each actor; none in a stated row. */
  readonly positions: readonly [readonly string[], readonly string[]];
  /** The number of claims of each actor on its sides; none in a stated row. */
  readonly claims: readonly [number, number];
  /** The records that state it. */
  readonly records: readonly string[];
  /** The times in which the two are opposed, in order. None in rows at different times, stated and
   * one-sided ones. */
  readonly periods: readonly Period[];
  /** The claims it is based on, in the order of `actors`, with the sign that all periods have; 0
   * where the two have changed sides. Undefined where an actor has none. */
  readonly stances: readonly [NetStance | undefined, NetStance | undefined];
  /** Distance of the mean signed intensities (DNA: integer conflict, |a − b|); undefined unless
   * both actors have intensities. It has no influence on the kind. */
  readonly distance: number | undefined;
}

/** All rows, by issue (none last), actors and kind. */
export function disagreements(analysis: Analysis): Disagreement[] {
  return [...analysis.issues.values()].flatMap((on) => [...disagreementsOn(on)]);
}

/** The rows of one issue, by actors and kind; made one at a time, since thousands of actors have
 * millions. */
export function* disagreementsOn(on: IssueAnalysis): Generator<Disagreement> {
  const others = otherRowsOn(on);
  let next = 0;
  for (const row of rankedRowsOn(on)) {
    for (let other = others[next]; other && compareRows(other, row) < 0; other = others[++next]) {
      yield other;
    }
    yield row;
  }
  yield* others.slice(next);
}

/** The rows of the kinds that may have very many, by actors. */
function* rankedRowsOn(on: IssueAnalysis): Generator<Disagreement> {
  const { pairs } = on;
  for (const place of pairs.stances.keys()) {
    const rows = RANKED_KINDS.flatMap((kind) =>
      [...pairs[kind].with(place, place + 1)].map((other) => ({ kind, other })),
    );
    for (const { kind, other } of rows.sort((a, b) => a.other - b.other)) {
      yield pairRowAt(on, kind, place, other);
    }
  }
}

/** The rows of one kind, by actors. */
export function* rowsOfKind(on: IssueAnalysis, kind: DisagreementKind): Generator<Disagreement> {
  if (isRankedKind(kind)) yield* twoSidedRows(on, kind);
  else yield* otherRowsOn(on).filter((row) => row.kind === kind);
}

/** The rows of all kinds that are not ranked, in order. */
export const otherRowsOn = perIssue((on): readonly Disagreement[] =>
  OTHER_KINDS.flatMap((kind) => {
    switch (kind) {
      case 'stated':
        return statedRowsOn(on);
      case 'one-sided':
        return on.oneSided.map((row) => oneSidedRow(on, row));
      default:
        return [...twoSidedRows(on, kind)];
    }
  }).sort(compareRows),
);

function* twoSidedRows(on: IssueAnalysis, kind: TwoSidedKind): Generator<Disagreement> {
  for (const [one, other] of pairsOfKind(on, kind)[kind].pairs())
    yield pairRowAt(on, kind, one, other);
}

/** The pairs that have the rows of a kind. */
export function pairsOfKind(on: IssueAnalysis, kind: TwoSidedKind): PairsOn {
  return on[levelOf(kind)];
}

/** Actors of one side are coded actors, whatever the roll-up. */
function levelOf(kind: TwoSidedKind): 'pairs' | 'codedPairs' {
  return kind === 'internal' ? 'codedPairs' : 'pairs';
}

/** True if two actors have a row of a kind. */
export function haveRow(
  on: IssueAnalysis,
  kind: RankedKind | CountedKind,
  one: string,
  other: string,
): boolean {
  const { placeOf, [kind]: pairs } = on.pairs;
  const [place, next] = [placeOf.get(one), placeOf.get(other)];
  return place !== undefined && next !== undefined && pairs.has(place, next);
}

/** The row of two actors for which `haveRow` is true. */
export function pairRow(
  on: IssueAnalysis,
  kind: RankedKind,
  one: NetStance,
  other: NetStance,
): Disagreement {
  const { placeOf } = on.pairs;
  const [place, next] = [placeOf.get(one.actor) ?? 0, placeOf.get(other.actor) ?? 0];
  return pairRowAt(on, kind, Math.min(place, next), Math.max(place, next));
}

/** The row of two places that are paired in `pairsOfKind`, the smaller one first. */
export function pairRowAt(
  on: IssueAnalysis,
  kind: TwoSidedKind,
  one: number,
  other: number,
): Disagreement {
  const pairs = pairsOfKind(on, kind);
  const periods = periodsOf(pairs, kind, { one, other }, on.context.netting);
  const joined = joinedSides(pairs, { one, other }, periods);
  const [a, b] = joined ?? sidesApart(pairs, { one, other });
  const relations = getPair(on.disagreements[levelOf(kind)], [a.actor, b.actor]);
  return {
    issue: a.issue,
    actors: [a.actor, b.actor],
    kind,
    stated: relations !== undefined,
    mixed: joined ? periods.some(({ sides }) => isMixed(...sides)) : isMixed(a, b),
    positions: [a.positions, b.positions],
    claims: [claimsOnSides(a), claimsOnSides(b)],
    records: (relations ?? []).map(({ id }) => id),
    ...joinBounds(a.sidedDates, b.sidedDates),
    periods,
    stances: [a, b],
    distance: distanceBetween(a, b),
  };
}

/** The stated rows, in order. */
export const statedRowsOn = perIssue((on): readonly Disagreement[] => {
  const { issue, stances, codedStances, disagreements: stated } = on;
  return [...pairsOf(stated.pairs)]
    .map(([actors, relations]): Disagreement => {
      const [one, other] = actors.map((actor) => stances.get(actor) ?? codedStances.get(actor));
      return {
        issue,
        actors,
        kind: 'stated',
        stated: true,
        mixed: isMixed(one, other),
        positions: [[], []],
        claims: [0, 0],
        records: relations.map(({ id }) => id),
        ...dateBounds(relations),
        periods: [],
        stances: [one, other],
        distance: distanceBetween(one, other),
      };
    })
    .sort(compareRows);
});

export function oneSidedRow(
  { issue, stances, disagreements: stated }: IssueAnalysis,
  { critic, target, records }: OneSided,
): Disagreement {
  const [one, other] = [stances.get(critic), stances.get(target)];
  const relations = getPair(stated.pairs, sortedPair(critic, target));
  return {
    issue,
    actors: [critic, target],
    kind: 'one-sided',
    stated: relations !== undefined,
    mixed: isMixed(one, other),
    positions: [records.map(({ id }) => id), []],
    claims: [countClaims(records), 0],
    records: (relations ?? []).map(({ id }) => id),
    ...dateBounds(records),
    periods: [],
    stances: [one, other],
    distance: undefined,
  };
}

/** Sorts rows of one issue by actors and kind. */
export function compareRows(a: Disagreement, b: Disagreement): number {
  return comparePairs(a.actors, b.actors) || compareText(a.kind, b.kind);
}

/** The claims of a row's actor with its sign; of both signs, where it has changed sides. */
function claimsOnSides({ sign, ownClaims, plus, minus }: NetStance): number {
  return sign === 0 ? plus + minus : ownClaims;
}

function isMixed(one: NetStance | undefined, other: NetStance | undefined): boolean {
  return one?.mixed === true || other?.mixed === true;
}

function distanceBetween(a: NetStance | undefined, b: NetStance | undefined): number | undefined {
  const [one, other] = [a?.meanIntensity, b?.meanIntensity];
  return one === undefined || other === undefined ? undefined : Math.abs(one - other);
}
