import type { Claim } from '../../../analysis/claims/claims';
import type { CountedKind } from '../../../analysis/disagreements/kinds';
import { pairsAmong } from '../../../analysis/disagreements/pairsOn';
import { NetStance } from '../../../analysis/netStances';
import type { ActorId } from '../../../model/ids';
import type { Netting } from '../../../model/netting';
import { runSync } from '../../../util/task';
import type { DrawnClaim } from './drawnUnits';
import { ALL_RECODINGS, hasLane, noLanes, PER_WORD, type Lanes } from './lanes';

// Whether two actors were of one side at the time of their claims depends on the claims that a
// recoding has. Few pairs share a side at any time: for these each recoding is analysed on its own.

/** The sides of claims in any recoding. */
export function sidesOfDrawn(claims: readonly DrawnClaim[]): ReadonlySet<ActorId> {
  return new Set(claims.flatMap(({ claim }) => claim.evidence.map(({ side }) => side)));
}

/** The recodings of a set in which the disagreement of two actors is one of some kinds, and not
 * within one side. */
export function withoutInternal(
  lanes: Lanes,
  one: readonly DrawnClaim[],
  other: readonly DrawnClaim[],
  kinds: readonly CountedKind[],
  netting: Netting,
): Lanes {
  const found = noLanes();
  // Most recodings of a pair resemble another one.
  const known = new Map<string, boolean>();
  for (let recoding = 0; recoding < ALL_RECODINGS; recoding++) {
    if (!hasLane(lanes, recoding)) continue;
    const key = [...one, ...other].map(({ unit }) => unit.states[recoding]).join();
    let isFound = known.get(key);
    if (isFound === undefined) {
      isFound = disagreeIn(claimsIn(recoding, one), claimsIn(recoding, other), kinds, netting);
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

function disagreeIn(
  one: readonly Claim[],
  other: readonly Claim[],
  kinds: readonly CountedKind[],
  netting: Netting,
): boolean {
  const stances = new Map([
    ['one', new NetStance('', 'one', one)],
    ['other', new NetStance('', 'other', other)],
  ]);
  const pairs = runSync(pairsAmong(stances, netting, true));
  return kinds.some((kind) => pairs[kind].has(0, 1));
}
