import type { ActorId } from '../../model/ids';
import { liftsActors } from '../records/filter';
import { compareRows, derivedRow, isDerived, underivedOn, type Disagreement } from './whoDisagrees';
import { internalPairs } from './internalPairs';
import { perIssue, type IssueAnalysis } from '../issueAnalysis';
import type { NetStance, StancesOn } from '../netStances';
import type { Pair } from '../records/pairMap';

// Rows of an issue that are looked up or counted without making the others.

/** The net stances with which an actor has derived rows. */
export function opponentsOn(on: IssueAnalysis, actor: ActorId): readonly NetStance[] {
  const own = on.stances.get(actor);
  return [...on.stances.values()].filter((other) => isDerived(on, own, other));
}

/** The rows of two actors, in order. */
export function disagreementsBetween(on: IssueAnalysis, pair: Pair): Disagreement[] {
  const [a, b] = pair;
  const rows = underivedOn(on).filter(({ actors }) => actors.includes(a) && actors.includes(b));
  const [one, other] = [on.stances.get(a), on.stances.get(b)];
  if (one && other && isDerived(on, one, other)) rows.push(derivedRow(on, one, other));
  return rows.sort(compareRows);
}

/** The rows in which one of some actors is one of the two, in order. */
export function disagreementsOfAny(
  on: IssueAnalysis,
  actors: ReadonlySet<ActorId>,
): Disagreement[] {
  const rows = underivedOn(on).filter((row) => row.actors.some((actor) => actors.has(actor)));
  const seen = new Set<ActorId>();
  for (const actor of actors) {
    const own = on.stances.get(actor);
    for (const other of own ? opponentsOn(on, actor) : []) {
      // Two of the actors are met from both.
      if (own && !seen.has(other.actor)) rows.push(derivedRow(on, own, other));
    }
    seen.add(actor);
  }
  return rows.sort(compareRows);
}

/** How many derived rows an issue has. */
export const countDerivedOn = perIssue((on): number => {
  const opposite = oppositePairs(on.stances);
  if (opposite === 0 || liftsActors(on.context.filter.rollUp)) return opposite;
  let internal = 0;
  for (const inner of internalPairs(on).values()) internal += inner.size;
  return opposite - internal;
});

/** How many pairs of actors have opposite net stances. */
export function oppositePairs(stances: StancesOn): number {
  let plus = 0;
  let minus = 0;
  for (const { sign } of stances.values()) {
    if (sign > 0) plus++;
    else if (sign < 0) minus++;
  }
  return plus * minus;
}

/** The stated rows of an issue whose pair has no derived one. */
export function statedAloneOn(on: IssueAnalysis): readonly Disagreement[] {
  return underivedOn(on).filter(
    ({ kind, actors: [a, b] }) =>
      kind === 'stated' && !isDerived(on, on.stances.get(a), on.stances.get(b)),
  );
}
