import type { IssueId } from '../../model/ids';
import type { Analysis } from '../analyse';
import { dateBounds, joinBounds, type DateBounds } from '../records/dates';
import { liftsActors } from '../records/filter';
import { internalPairs } from './internalPairs';
import { perIssue, type IssueAnalysis } from '../issueAnalysis';
import type { NetStance } from '../netStances';
import { compareText } from '../../model/order';
import { getPair, pairsOf, sortedPair, type Pair } from '../records/pairMap';
import type { PairsStated } from '../records/statedRelations';

// Who disagrees on an issue: the one definition for views, exports and the command line.
//
// - derived: the net stances of two actors have opposite signs. The sign decides alone, not the intensity.
// - internal, in place of derived: two coded actors, both on one side in a record of each (see `internalPairs`). With
//   a roll-up of actors they are one actor in derived rows, and still listed.
// - stated: a text says that the two disagree. A pair may be derived and stated: it has both rows.
// - one-sided: criticism of an actor that has no record on the issue itself (see `oneSidedOn`).
//
// Source: README.md, “What counts as a disagreement”; docs/command-line.md says what the columns are. Opposite signs of two actors on a concept are the conflict ties of
// Discourse Network Analyzer, there counted by statements and not by net stances (docs/networks.md).

export type DisagreementKind = 'derived' | 'internal' | 'one-sided' | 'stated';

/** Two actors who disagree on an issue: one row for each issue, pair and kind. */
export interface Disagreement extends DateBounds {
  readonly issue: IssueId | undefined;
  /** Sorted by id; in a one-sided one the criticising actor first. */
  readonly actors: Pair;
  readonly kind: DisagreementKind;
  /** The text states it, in whatever row of the pair and issue. */
  readonly stated: boolean;
  /** One of the two net stances has both signs. */
  readonly mixed: boolean;
  /** The records of each actor; none in a stated row. */
  readonly positions: readonly [readonly string[], readonly string[]];
  /** The stated ones. */
  readonly records: readonly string[];
  /** The net stances behind it, in the order of `actors`; undefined where an actor has none. */
  readonly stances: readonly [NetStance | undefined, NetStance | undefined];
  /** Between the mean signed intensities (DNA: integer conflict, |a − b|); undefined unless both actors have
   * intensities. It decides nothing. */
  readonly distance: number | undefined;
}

/** All rows, by issue (none last), actors and kind. */
export function disagreements(analysis: Analysis): Disagreement[] {
  return [...analysis.issues.values()].flatMap((on) => [...disagreementsOn(on)]);
}

/** The rows of one issue, by actors and kind; made one after the other, since thousands of actors have millions. */
export function* disagreementsOn(on: IssueAnalysis): Generator<Disagreement> {
  const others = underivedOn(on);
  let next = 0;
  for (const row of derivedOn(on)) {
    for (let other = others[next]; other && compareRows(other, row) < 0; other = others[++next]) {
      yield other;
    }
    yield row;
  }
  yield* others.slice(next);
}

/** The derived rows of one issue, by actors. */
export function* derivedOn(on: IssueAnalysis): Generator<Disagreement> {
  const sided = [...on.stances.values()].filter(({ sign }) => sign !== 0);
  for (const [at, one] of sided.entries()) {
    for (const other of sided.slice(at + 1))
      if (isDerived(on, one, other)) yield derivedRow(on, one, other);
  }
}

/** Whether two actors have a derived row. */
export function isDerived(
  on: IssueAnalysis,
  one: NetStance | undefined,
  other: NetStance | undefined,
): boolean {
  if (!one || !other || one.sign * other.sign >= 0) return false;
  if (liftsActors(on.context.filter.rollUp)) return true;
  return getPair(internalPairs(on), sortedPair(one.actor, other.actor)) === undefined;
}

/** The other rows of an issue, in order. */
export const underivedOn = perIssue((on): readonly Disagreement[] =>
  [...internalOn(on), ...statedOn(on), ...oneSidedRows(on)].sort(compareRows),
);

function internalOn(on: IssueAnalysis): Disagreement[] {
  return [...pairsOf(internalPairs(on))].map(([, [one, other]]) =>
    rowOf('internal', one, other, on.disagreements.codedPairs),
  );
}

function statedOn({ issue, stances, codedStances, disagreements: stated }: IssueAnalysis) {
  return [...pairsOf(stated.pairs)].map(([actors, relations]): Disagreement => {
    const [one, other] = actors.map((actor) => stances.get(actor) ?? codedStances.get(actor));
    return {
      issue,
      actors,
      kind: 'stated',
      stated: true,
      mixed: isMixed(one, other),
      positions: [[], []],
      records: relations.map(({ id }) => id),
      ...dateBounds(relations),
      stances: [one, other],
      distance: distanceBetween(one, other),
    };
  });
}

function oneSidedRows({ issue, stances, oneSided, disagreements: stated }: IssueAnalysis) {
  return oneSided.map(({ critic, target, records }): Disagreement => {
    const [one, other] = [stances.get(critic), stances.get(target)];
    const relations = getPair(stated.pairs, sortedPair(critic, target));
    return {
      issue,
      actors: [critic, target],
      kind: 'one-sided',
      stated: relations !== undefined,
      mixed: isMixed(one, other),
      positions: [records.map(({ id }) => id), []],
      records: (relations ?? []).map(({ id }) => id),
      ...dateBounds(records),
      stances: [one, other],
      distance: undefined,
    };
  });
}

/** The row of two net stances that `isDerived` holds of. */
export function derivedRow(on: IssueAnalysis, one: NetStance, other: NetStance): Disagreement {
  return rowOf('derived', one, other, on.disagreements.pairs);
}

function rowOf(
  kind: 'derived' | 'internal',
  one: NetStance,
  other: NetStance,
  stated: PairsStated,
): Disagreement {
  const [a, b] = compareText(one.actor, other.actor) <= 0 ? [one, other] : [other, one];
  const relations = getPair(stated, [a.actor, b.actor]);
  return {
    issue: a.issue,
    actors: [a.actor, b.actor],
    kind,
    stated: relations !== undefined,
    mixed: isMixed(a, b),
    positions: [a.positions, b.positions],
    records: (relations ?? []).map(({ id }) => id),
    ...joinBounds(a, b),
    stances: [a, b],
    distance: distanceBetween(a, b),
  };
}

/** Rows of one issue by actors and kind. */
export function compareRows(a: Disagreement, b: Disagreement): number {
  return (
    compareText(a.actors[0], b.actors[0]) ||
    compareText(a.actors[1], b.actors[1]) ||
    compareText(a.kind, b.kind)
  );
}

function isMixed(one: NetStance | undefined, other: NetStance | undefined): boolean {
  return one?.mixed === true || other?.mixed === true;
}

function distanceBetween(a: NetStance | undefined, b: NetStance | undefined): number | undefined {
  if (a?.meanIntensity === undefined || b?.meanIntensity === undefined) return undefined;
  return Math.abs(a.meanIntensity - b.meanIntensity);
}
