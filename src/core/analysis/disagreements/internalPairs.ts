import type { ActorId } from '../../model/ids';
import { addTo } from '../records/groups';
import { perIssue } from '../issueAnalysis';
import type { NetStance } from '../netStances';
import { setPair, sortedPair, type PairMap } from '../records/pairMap';

/** Pairs of coded actors with opposite net stances on an issue that were on one side, each in a record of its own.
 * Found side by side, since few of all pairs share one. */
export const internalPairs = perIssue((on): PairMap<readonly [NetStance, NetStance]> => {
  const bySide = new Map<ActorId, NetStance[]>();
  for (const stance of on.codedStances.values()) {
    if (stance.sign === 0) continue;
    for (const side of new Set(stance.evidence.map((one) => one.side))) addTo(bySide, side, stance);
  }
  const pairs: PairMap<readonly [NetStance, NetStance]> = new Map();
  for (const members of bySide.values()) {
    const against = members.filter(({ sign }) => sign < 0);
    for (const one of members.filter(({ sign }) => sign > 0)) {
      for (const other of against) setPair(pairs, sortedPair(one.actor, other.actor), [one, other]);
    }
  }
  return pairs;
});
