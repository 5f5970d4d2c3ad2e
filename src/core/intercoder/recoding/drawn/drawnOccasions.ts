import { occasionOf } from '../../../analysis/claims/occasions';
import { isMinus, isPlus, lanesWhere, type DrawnClaim } from './drawnUnits';
import { noLanes, type Lanes } from './lanes';

// Opposite sides on one exact date, or in one article whose claims have no dates of their own, in
// all recodings at once. The rule is that of `pairsAmong`.

/** The recodings in which an actor took a side on an occasion. */
export interface DrawnSides {
  readonly plus: Lanes;
  readonly minus: Lanes;
}

export type DrawnOccasions = ReadonlyMap<string, DrawnSides>;

export function drawnOccasions(claims: readonly DrawnClaim[]): DrawnOccasions {
  const found = new Map<string, DrawnSides>();
  for (const claim of claims) {
    const occasion = occasionOf(claim.claim);
    if (occasion === undefined) continue;
    let sides = found.get(occasion);
    if (!sides) found.set(occasion, (sides = { plus: noLanes(), minus: noLanes() }));
    lanesWhere(claim, isPlus, sides.plus);
    lanesWhere(claim, isMinus, sides.minus);
  }
  return found;
}

/** Adds the recodings in which two actors took opposite sides on an occasion. */
export function addAtTimes(one: DrawnOccasions, other: DrawnOccasions, into: Lanes): void {
  for (const [occasion, a] of one) {
    const b = other.get(occasion);
    if (!b) continue;
    for (let word = 0; word < into.length; word++) {
      into[word] =
        at(into, word) |
        (at(a.plus, word) & at(b.minus, word)) |
        (at(a.minus, word) & at(b.plus, word));
    }
  }
}

/** One side of an actor on one occasion. */
export function onOccasion(
  occasions: DrawnOccasions,
  occasion: string,
  sign: -1 | 1,
): DrawnOccasions {
  const sides = occasions.get(occasion);
  if (!sides) return new Map();
  const own = sign > 0 ? { ...sides, minus: noLanes() } : { ...sides, plus: noLanes() };
  return new Map([[occasion, own]]);
}

function at(lanes: Lanes, word: number): number {
  return lanes[word] ?? 0;
}
