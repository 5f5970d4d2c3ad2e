import type { Claim } from '../../../analysis/claims/claims';
import type { PairsOn } from '../../../analysis/disagreements/pairs';
import { pairsAmong } from '../../../analysis/disagreements/pairsOn';
import { NetStance } from '../../../analysis/netStances';
import type { RollUpContext } from '../../../analysis/records/evidence';
import type { Pair } from '../../../analysis/records/pairMap';
import type { ActorSides } from '../../../analysis/rollUp/rollUp';
import type { ActorId } from '../../../model/ids';
import { runSync } from '../../../util/task';
import type { DrawnClaim } from './drawnUnits';
import { ALL_RECODINGS, hasLane, noLanes, PER_WORD, type Lanes } from './lanes';

// Whether two actors were of one side in a period depends on the claims that a recoding has. Few
// pairs share a side at any time: for these each recoding is analysed on its own.

/** The actor of claims; the empty name where there are none. */
function actorOf(claims: readonly DrawnClaim[]): ActorId {
  return claims[0]?.claim.evidence[0]?.actor ?? '';
}

/** The sides that an actor may have at some time. */
export function sidesOfDrawn(
  claims: readonly DrawnClaim[],
  { possibleSides }: ActorSides,
): ReadonlySet<ActorId> {
  return possibleSides(actorOf(claims));
}

/** The recodings of a set in which the disagreement of two actors, the first and the second of
 * `pairs`, is counted, and not within one side. */
export function withoutInternal(
  lanes: Lanes,
  one: readonly DrawnClaim[],
  other: readonly DrawnClaim[],
  context: RollUpContext,
  isCounted: (pairs: PairsOn) => boolean,
): Lanes {
  const found = noLanes();
  const actors = [actorOf(one), actorOf(other)] as const;
  // Most recodings of a pair resemble another one.
  const known = new Map<string, boolean>();
  for (let recoding = 0; recoding < ALL_RECODINGS; recoding++) {
    if (!hasLane(lanes, recoding)) continue;
    const key = [...one, ...other].map(({ unit }) => unit.states[recoding]).join();
    let isFound = known.get(key);
    if (isFound === undefined) {
      const claims = [claimsIn(recoding, one), claimsIn(recoding, other)] as const;
      isFound = isCounted(pairsIn(actors, claims, context));
      known.set(key, isFound);
    }
    const word = Math.floor(recoding / PER_WORD);
    if (isFound) found[word] = (found[word] ?? 0) | (1 << (recoding % PER_WORD));
  }
  return found;
}

/** The claims of one recoding. */
export function claimsIn(recoding: number, claims: readonly DrawnClaim[]): readonly Claim[] {
  return claims.flatMap(({ claim, unit, polarities }) => {
    const polarity = polarities[unit.states[recoding] ?? 0] ?? NaN;
    return Number.isNaN(polarity) ? [] : [{ ...claim, polarity }];
  });
}

function pairsIn(
  actors: Pair,
  claims: readonly [readonly Claim[], readonly Claim[]],
  context: RollUpContext,
): PairsOn {
  const stances = actors.map(
    (actor, at) => [actor, new NetStance('', actor, claims[at] ?? [])] as const,
  );
  return runSync(pairsAmong(new Map(stances), context.netting, context));
}
