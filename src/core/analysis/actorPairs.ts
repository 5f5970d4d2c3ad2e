import type { ActorId } from '../model/ids';
import type { Analysis } from './analyse';
import { internalPairs, type Disagreement } from './disagreements';
import { liftsActors } from './filter';
import { idsAbove } from './nestedCounts';
import { pairsOf, type Pair } from './pairMap';

/** How many derived or stated disagreements (issue and pair) concern each actor or one under it, each
 * once. `statedAlone`: the stated rows whose pair has no derived one. Actors without any are absent.
 * Costs the actors of each issue and the depth of the tree, not the pairs: of an issue with P actors
 * for it and M against, those with p and m of them below have p·M + m·P − p·m. */
export function nestedPairCounts(
  analysis: Analysis,
  statedAlone: readonly Disagreement[],
  parentOf: (actor: ActorId) => ActorId | undefined,
): ReadonlyMap<ActorId, number> {
  const counts = new Map<ActorId, number>();
  const add = (actor: ActorId, count: number): void => {
    counts.set(actor, (counts.get(actor) ?? 0) + count);
  };
  const addPair = ([a, b]: Pair, count: number): void => {
    const above = new Set([...idsAbove(a, parentOf), ...idsAbove(b, parentOf)]);
    for (const actor of above) add(actor, count);
  };
  const lifted = liftsActors(analysis.context.filter.rollUp);
  for (const [issue, stances] of analysis.stances) {
    const below = new Map<ActorId, { plus: number; minus: number }>();
    let plus = 0;
    let minus = 0;
    for (const { actor, sign } of stances.values()) {
      if (sign === 0) continue;
      if (sign > 0) plus++;
      else minus++;
      for (const at of idsAbove(actor, parentOf)) {
        const own = below.get(at) ?? { plus: 0, minus: 0 };
        below.set(at, own);
        if (sign > 0) own.plus++;
        else own.minus++;
      }
    }
    if (plus * minus === 0) continue;
    for (const [actor, own] of below) {
      add(actor, own.plus * minus + own.minus * plus - own.plus * own.minus);
    }
    if (lifted) continue;
    for (const [pair] of pairsOf(internalPairs(analysis, issue))) addPair(pair, -1);
  }
  for (const { actors } of statedAlone) addPair(actors, 1);
  return new Map([...counts].filter(([, count]) => count > 0));
}
