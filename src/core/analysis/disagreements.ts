import type { Codebook } from '../model/codebook';
import type { ActorId, IssueId } from '../model/ids';
import type { Analysis } from './analyse';
import { dateBounds, joinBounds, type DateBounds } from './dates';
import { liftsActors } from './filter';
import type { NetStance, StancesOn } from './netStances';
import { compareText } from './order';
import { getPair, pairsOf, setPair, sortedPair, type Pair, type PairMap } from './pairMap';
import { perIssue } from './perIssue';
import type { StatedPairs } from './statedRelations';

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
  /** Between the mean signed intensities; undefined unless both actors have intensities. */
  readonly distance: number | undefined;
}

/** All rows, by issue (none last), actors and kind. Counts come first: a pair is looked at only
 * where its signs are opposite. */
export function disagreements(analysis: Analysis): Disagreement[] {
  return disagreementIssues(analysis).flatMap((issue) => disagreementsOn(analysis, issue));
}

/** The issues that may have rows, in order, undefined last; for lists that open one by one. */
export function disagreementIssues({ issues }: Analysis): (IssueId | undefined)[] {
  return [...issues.keys()];
}

export function disagreementsOn(analysis: Analysis, issue: IssueId | undefined): Disagreement[] {
  return [...disagreementRowsOn(analysis, issue)];
}

/** The same one after the other: thousands of actors on an issue have millions. Holds those that begin with
 * one actor. */
export function* disagreementRowsOn(
  analysis: Analysis,
  issue: IssueId | undefined,
): Generator<Disagreement> {
  const others = new Map<ActorId, Disagreement[]>();
  for (const row of underivedOn(analysis, issue)) {
    const own = others.get(row.actors[0]);
    if (own) own.push(row);
    else others.set(row.actors[0], [row]);
  }
  const stances = issue === undefined ? undefined : analysis.stances.get(issue);
  const sided = [...(stances?.values() ?? [])]
    .filter(({ sign }) => sign !== 0)
    .sort((a, b) => compareText(a.actor, b.actor));
  const placeOf = new Map(sided.map(({ actor }, at) => [actor, at]));
  for (const first of [...new Set([...placeOf.keys(), ...others.keys()])].sort(compareText)) {
    const at = placeOf.get(first);
    const derived = at === undefined ? [] : derivedFrom(analysis, sided, at);
    yield* inOrder([...derived, ...(others.get(first) ?? [])]);
  }
}

function inOrder(rows: Disagreement[]): Disagreement[] {
  return rows.sort(
    (a, b) =>
      compareText(a.actors[0], b.actors[0]) ||
      compareText(a.actors[1], b.actors[1]) ||
      compareText(a.kind, b.kind),
  );
}

/** With whom an actor has derived rows on an issue; none is made. */
export function derivedOpponents(
  analysis: Analysis,
  issue: IssueId | undefined,
  actor: ActorId,
): readonly ActorId[] {
  const stances = issue === undefined ? undefined : analysis.stances.get(issue);
  const own = stances?.get(actor);
  if (issue === undefined || !stances || !own || own.sign === 0) return [];
  const lifted = liftsActors(analysis.context.filter.rollUp);
  const within = lifted ? undefined : internalPairs(analysis, issue);
  const opponents: ActorId[] = [];
  for (const other of stances.values()) {
    if (own.sign * other.sign >= 0) continue;
    if (getPair(within, sortedPair(actor, other.actor)) === undefined) opponents.push(other.actor);
  }
  return opponents;
}

/** The rows of two actors on an issue, in order. */
export function disagreementsBetween(
  analysis: Analysis,
  issue: IssueId | undefined,
  pair: Pair,
): Disagreement[] {
  const [a, b] = sortedPair(...pair);
  const rows = underivedOn(analysis, issue).filter(
    ({ actors }) => actors.includes(a) && actors.includes(b),
  );
  const stances = issue === undefined ? undefined : analysis.stances.get(issue);
  const one = stances?.get(a);
  const other = stances?.get(b);
  if (issue !== undefined && one && other && isDerived(analysis, issue, [a, b])) {
    rows.push(disagreementOf('derived', one, other, analysis.disagreements.pairs));
  }
  return inOrder(rows);
}

/** The rows of an issue in which one of some actors is one of the two, in order. */
export function disagreementsOfAny(
  analysis: Analysis,
  issue: IssueId | undefined,
  actors: ReadonlySet<ActorId>,
): Disagreement[] {
  const others = new Map<string, Pair>();
  for (const actor of actors) {
    for (const opponent of derivedOpponents(analysis, issue, actor)) {
      const pair = sortedPair(actor, opponent);
      others.set(JSON.stringify(pair), pair);
    }
  }
  const stances = issue === undefined ? undefined : analysis.stances.get(issue);
  const derived = [...others.values()].flatMap(([a, b]): Disagreement[] => {
    const [one, other] = [stances?.get(a), stances?.get(b)];
    if (!one || !other) return [];
    return [disagreementOf('derived', one, other, analysis.disagreements.pairs)];
  });
  const underived = underivedOn(analysis, issue).filter((row) =>
    row.actors.some((actor) => actors.has(actor)),
  );
  return inOrder([...derived, ...underived]);
}

/** How many derived rows an issue has; none of them is made. */
export const countDerivedOn = perIssue((analysis, issue: IssueId): number => {
  const opposite = oppositePairs(analysis.stances.get(issue));
  if (opposite === 0 || liftsActors(analysis.context.filter.rollUp)) return opposite;
  let internal = 0;
  for (const inner of internalPairs(analysis, issue).values()) internal += inner.size;
  return opposite - internal;
});

/** How many pairs of actors have opposite net stances on an issue. */
export function oppositePairs(stances: StancesOn | undefined): number {
  let plus = 0;
  let minus = 0;
  for (const { sign } of stances?.values() ?? []) {
    if (sign > 0) plus++;
    else if (sign < 0) minus++;
  }
  return plus * minus;
}

/** Whether two actors have a derived row on an issue. */
export function isDerived(analysis: Analysis, issue: IssueId, [a, b]: Pair): boolean {
  const stances = analysis.stances.get(issue);
  const opposite = (stances?.get(a)?.sign ?? 0) * (stances?.get(b)?.sign ?? 0) < 0;
  if (!opposite || liftsActors(analysis.context.filter.rollUp)) return opposite;
  return getPair(internalPairs(analysis, issue), [a, b]) === undefined;
}

/** The other rows of an issue, in order. */
export const underivedOn = perIssue(
  (analysis, issue: IssueId | undefined): readonly Disagreement[] =>
    inOrder([
      ...internalOn(analysis, issue),
      ...statedOn(analysis, issue),
      ...oneSidedRows(analysis, issue),
    ]),
);

/** The stated rows of an issue whose pair has no derived one. */
export function statedAloneOn(
  analysis: Analysis,
  issue: IssueId | undefined,
): readonly Disagreement[] {
  return underivedOn(analysis, issue).filter(
    ({ kind, actors }) =>
      kind === 'stated' && (issue === undefined || !isDerived(analysis, issue, actors)),
  );
}

/** Opposite net stances on an issue, of the one at a place and those behind it. Without a roll-up of actors, pairs
 * of one side are internal instead. */
function* derivedFrom(
  analysis: Analysis,
  stances: readonly NetStance[],
  at: number,
): Generator<Disagreement> {
  const one = stances[at];
  if (!one) return;
  const lifted = liftsActors(analysis.context.filter.rollUp);
  const within = lifted ? undefined : internalPairs(analysis, one.issue);
  for (let place = at + 1; place < stances.length; place++) {
    const other = stances[place];
    if (!other || one.sign * other.sign >= 0) continue;
    if (getPair(within, sortedPair(one.actor, other.actor)) === undefined) {
      yield disagreementOf('derived', one, other, analysis.disagreements.pairs);
    }
  }
}

function* internalOn(analysis: Analysis, issue: IssueId | undefined): Generator<Disagreement> {
  if (issue === undefined) return;
  for (const [, [one, other]] of pairsOf(internalPairs(analysis, issue))) {
    yield disagreementOf('internal', one, other, analysis.disagreements.codedPairs);
  }
}

type InternalPairs = PairMap<readonly [NetStance, NetStance]>;

/** Pairs of coded actors with opposite net stances that were on one side in a record of each. */
export const internalPairs = perIssue(findInternalPairs);

function findInternalPairs(analysis: Analysis, issue: IssueId): InternalPairs {
  if (!hasSides(analysis.context.codebook)) return new Map();
  const sides = new Map<ActorId, { plus: NetStance[]; minus: NetStance[] }>();
  for (const stance of analysis.codedStances.get(issue)?.values() ?? []) {
    if (stance.sign === 0) continue;
    for (const side of sidesOf(stance)) {
      const members = sides.get(side) ?? { plus: [], minus: [] };
      sides.set(side, members);
      (stance.sign > 0 ? members.plus : members.minus).push(stance);
    }
  }
  const pairs: PairMap<readonly [NetStance, NetStance]> = new Map();
  for (const { plus, minus } of sides.values()) {
    for (const one of plus) {
      for (const other of minus) setPair(pairs, sortedPair(one.actor, other.actor), [one, other]);
    }
  }
  return pairs;
}

/** The sides on which an actor was in a record. */
function sidesOf(stance: NetStance): ReadonlySet<ActorId> {
  let sides = knownSides.get(stance);
  if (!sides) {
    sides = new Set(stance.evidence.map(({ side }) => side));
    knownSides.set(stance, sides);
  }
  return sides;
}

const knownSides = new WeakMap<NetStance, ReadonlySet<ActorId>>();

/** Where no actor lies under another, nobody shares a side; most codebooks are looked at once. */
function hasSides(codebook: Codebook): boolean {
  let known = codebooksWithSides.get(codebook);
  if (known === undefined) {
    known = [...codebook.actors.values()].some(
      ({ partOf, roles }) => partOf !== undefined || roles.length > 0,
    );
    codebooksWithSides.set(codebook, known);
  }
  return known;
}

const codebooksWithSides = new WeakMap<Codebook, boolean>();

function* statedOn(analysis: Analysis, issue: IssueId | undefined): Generator<Disagreement> {
  const stances = issue === undefined ? undefined : analysis.stances.get(issue);
  const coded = issue === undefined ? undefined : analysis.codedStances.get(issue);
  const stanceOf = (actor: ActorId): NetStance | undefined =>
    stances?.get(actor) ?? coded?.get(actor);
  for (const [actors, relations] of pairsOf(analysis.disagreements.pairs.get(issue))) {
    const pair = [stanceOf(actors[0]), stanceOf(actors[1])] as const;
    yield {
      issue,
      actors,
      kind: 'stated',
      stated: true,
      mixed: isMixed(pair),
      positions: [[], []],
      records: relations.map(({ id }) => id),
      ...dateBounds(relations),
      stances: pair,
      distance: distanceBetween(...pair),
    };
  }
}

function* oneSidedRows(analysis: Analysis, issue: IssueId | undefined): Generator<Disagreement> {
  const stances = issue === undefined ? undefined : analysis.stances.get(issue);
  for (const { critic, target, records } of analysis.oneSided.get(issue) ?? []) {
    const pair = [stances?.get(critic), stances?.get(target)] as const;
    const relations = getPair(analysis.disagreements.pairs.get(issue), sortedPair(critic, target));
    yield {
      issue,
      actors: [critic, target],
      kind: 'one-sided',
      stated: relations !== undefined,
      mixed: isMixed(pair),
      positions: [records.map(({ id }) => id), []],
      records: (relations ?? []).map(({ id }) => id),
      ...dateBounds(records),
      stances: pair,
      distance: undefined,
    };
  }
}

/** The row of two opposite net stances. */
export function disagreementOf(
  kind: 'derived' | 'internal',
  one: NetStance,
  other: NetStance,
  stated: StatedPairs,
): Disagreement {
  const [a, b] = compareText(one.actor, other.actor) <= 0 ? [one, other] : [other, one];
  const relations = getPair(stated.get(a.issue), [a.actor, b.actor]);
  return {
    issue: a.issue,
    actors: [a.actor, b.actor],
    kind,
    stated: relations !== undefined,
    mixed: isMixed([a, b]),
    positions: [a.positions, b.positions],
    records: (relations ?? []).map(({ id }) => id),
    ...joinBounds(a, b),
    stances: [a, b],
    distance: distanceBetween(a, b),
  };
}

function isMixed(pair: readonly (NetStance | undefined)[]): boolean {
  return pair.some((stance) => stance?.mixed === true);
}

/** How far two actors are apart (DNA: integer conflict, |a − b|). It decides nothing. */
function distanceBetween(a: NetStance | undefined, b: NetStance | undefined): number | undefined {
  if (a?.meanIntensity === undefined || b?.meanIntensity === undefined) return undefined;
  return Math.abs(a.meanIntensity - b.meanIntensity);
}
