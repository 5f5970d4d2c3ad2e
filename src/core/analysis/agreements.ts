import type { ActorId, IssueId } from '../model/ids';
import type { Analysis } from './analyse';
import { dateBounds, joinBounds, type DateBounds } from './dates';
import type { NetStance } from './netStances';
import { compareText, compareTextNullLast } from './order';
import { getPair, pairsOf, sortedPair, type Pair } from './pairMap';

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

/** By issue (none last), actors and kind. Their number grows with the square of the actors of an
 * issue, so that rows are made one issue at a time. */
export function* agreements(analysis: Analysis): Generator<Agreement> {
  const issues = new Set<IssueId | undefined>([
    ...analysis.stances.keys(),
    ...analysis.agreements.pairs.keys(),
  ]);
  for (const issue of [...issues].sort(compareTextNullLast)) yield* agreementsOn(analysis, issue);
}

export function agreementsOn(analysis: Analysis, issue: IssueId | undefined): Agreement[] {
  const stances = issue === undefined ? undefined : analysis.stances.get(issue);
  const stated = analysis.agreements.pairs.get(issue);
  const rows: Agreement[] = [];
  const taking = [...(stances?.values() ?? [])].filter(({ sign }) => sign !== 0);
  for (const [index, one] of taking.entries()) {
    for (let next = index + 1; next < taking.length; next += 1) {
      const other = taking[next];
      if (other?.sign !== one.sign) continue;
      const [a, b] = compareText(one.actor, other.actor) <= 0 ? [one, other] : [other, one];
      const relations = getPair(stated, [a.actor, b.actor]) ?? [];
      rows.push({
        issue,
        actors: [a.actor, b.actor],
        kind: 'derived',
        stated: relations.length > 0,
        joint: isJoint(a, b),
        mixed: a.mixed || b.mixed,
        positions: [a.positions, b.positions],
        records: relations.map(({ id }) => id),
        ...joinBounds(a, b),
        stances: [a, b],
      });
    }
  }
  for (const [actors, relations] of pairsOf(stated)) {
    const stanceOf = (actor: ActorId): NetStance | undefined => stances?.get(actor);
    const pair = [stanceOf(actors[0]), stanceOf(actors[1])] as const;
    rows.push({
      issue,
      actors: sortedPair(...actors),
      kind: 'stated',
      stated: true,
      joint: false,
      mixed: pair.some((stance) => stance?.mixed === true),
      positions: [[], []],
      records: relations.map(({ id }) => id),
      ...dateBounds(relations),
      stances: pair,
    });
  }
  return rows.sort(
    (a, b) =>
      compareText(a.actors[0], b.actors[0]) ||
      compareText(a.actors[1], b.actors[1]) ||
      compareText(a.kind, b.kind),
  );
}

function isJoint(a: NetStance, b: NetStance): boolean {
  const recordsOf = ({ evidence, sign }: NetStance): Set<string> =>
    new Set(
      evidence
        .filter(({ polarity }) => Math.sign(polarity ?? 0) === sign)
        .map(({ record }) => record.id),
    );
  const ofA = recordsOf(a);
  const ofB = recordsOf(b);
  return ofA.size === ofB.size && [...ofA].every((id) => ofB.has(id));
}
