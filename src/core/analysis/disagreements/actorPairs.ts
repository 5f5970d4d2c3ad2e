import type { ActorId } from '../../model/ids';
import { sum } from '../../util/lists';
import { perIssue, type IssueAnalysis } from '../issueAnalysis';
import { addTo } from '../records/groups';
import { COUNTED_KINDS } from './kinds';
import { statedRowsOn } from './whoDisagrees';

/** Numbers of disagreements by actor; actors without any are omitted. */
export type ActorCounts = ReadonlyMap<ActorId, number>;

/** The number of disagreements on an issue, on balance and at times, for each actor; each pair
 * once. */
export const pairCountsOn = perIssue(({ pairs }): ActorCounts => {
  const counts = new Map<ActorId, number>();
  for (const [place, { actor }] of pairs.stances.entries()) {
    const count = sum(COUNTED_KINDS.map((kind) => pairs[kind].countWith(place)));
    if (count > 0) counts.set(actor, count);
  }
  return counts;
});

/** Like `pairCountsOn`, for each actor with those under it along `part-of`: a pair of two actors
 * under it counts once. */
export const nestedPairCountsOn = perIssue((on): ActorCounts => {
  const { pairs, context } = on;
  const own = pairCountsOn(on);
  const counts = new Map<ActorId, number>();
  const add = (actor: ActorId, count: number): void => {
    counts.set(actor, (counts.get(actor) ?? 0) + count);
  };
  const below = new Map<ActorId, number[]>();
  for (const [place, { actor }] of pairs.stances.entries()) {
    const count = own.get(actor) ?? 0;
    if (count === 0) continue;
    for (const above of context.actorsAbove(actor)) {
      add(above, count);
      addTo(below, above, place);
    }
  }
  for (const [above, places] of below) {
    for (const [at, one] of places.entries()) {
      for (let next = at + 1; next < places.length; next++) {
        const other = places[next] ?? one;
        if (COUNTED_KINDS.some((kind) => pairs[kind].has(one, other))) add(above, -1);
      }
    }
  }
  return counts;
});

/** The number of an actor's rows on an issue that are neither one-sided nor at different times.
 * Counted without making the rows, of which an issue may have very many. */
export function rowCountsOn(on: IssueAnalysis): ActorCounts {
  const { stances, internal } = on.codedPairs;
  const counts = new Map(pairCountsOn(on));
  const add = (actor: ActorId, count: number): void => {
    if (count > 0) counts.set(actor, (counts.get(actor) ?? 0) + count);
  };
  for (const [place, { actor }] of stances.entries()) add(actor, internal.countWith(place));
  for (const { actors } of statedRowsOn(on)) for (const actor of actors) add(actor, 1);
  return counts;
}
