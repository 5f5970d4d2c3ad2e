import type { ActorId } from '../../model/ids';
import { underivedOn } from './whoDisagrees';
import { liftsActors } from '../records/filter';
import { statedAloneOn } from './findRows';
import { internalPairs } from './internalPairs';
import { perIssue, type IssueAnalysis } from '../issueAnalysis';
import { pairsOf, type Pair } from '../records/pairMap';

/** Numbers of disagreements by actor; actors without any are absent. */
export type ActorCounts = ReadonlyMap<ActorId, number>;

/** How many derived or stated disagreements of an issue concern each actor, each pair once. */
export const pairCountsOn = perIssue((on): ActorCounts => countsOn(on, (actor) => [actor]));

/** The same of each actor or one under it along `part-of`. */
export function nestedPairCountsOn(on: IssueAnalysis): ActorCounts {
  return countsOn(on, on.context.actorsAbove);
}

/** How many rows of any kind but one-sided ones an actor has on an issue. */
export function rowCountsOn(on: IssueAnalysis): ActorCounts {
  const counts = new Map(pairCountsOn(on));
  for (const { kind, actors } of underivedOn(on)) {
    if (kind === 'one-sided') continue;
    for (const actor of actors) counts.set(actor, (counts.get(actor) ?? 0) + 1);
  }
  return counts;
}

/** Costs the actors of the issue and the depth of the tree, not the pairs: of P actors for it and M
 * against, those with p and m of them below have p·M + m·P − p·m. */
function countsOn(on: IssueAnalysis, above: (actor: ActorId) => readonly ActorId[]): ActorCounts {
  const counts = new Map<ActorId, number>();
  const add = (actor: ActorId, count: number): void => {
    counts.set(actor, (counts.get(actor) ?? 0) + count);
  };
  const addPair = ([a, b]: Pair, count: number): void => {
    for (const actor of new Set([...above(a), ...above(b)])) add(actor, count);
  };
  for (const { actors } of statedAloneOn(on)) addPair(actors, 1);
  const below = new Map<ActorId, { plus: number; minus: number }>();
  let plus = 0;
  let minus = 0;
  for (const { actor, sign } of on.stances.values()) {
    if (sign === 0) continue;
    if (sign > 0) plus++;
    else minus++;
    for (const at of above(actor)) {
      const own = below.get(at) ?? { plus: 0, minus: 0 };
      below.set(at, own);
      if (sign > 0) own.plus++;
      else own.minus++;
    }
  }
  if (plus * minus > 0) {
    for (const [actor, own] of below) {
      add(actor, own.plus * minus + own.minus * plus - own.plus * own.minus);
    }
    if (!liftsActors(on.context.filter.rollUp)) {
      for (const [pair] of pairsOf(internalPairs(on))) addPair(pair, -1);
    }
  }
  return new Map([...counts].filter(([, count]) => count > 0));
}
