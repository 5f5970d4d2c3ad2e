import { netSigns } from './drawnStance';
import type { DrawnSides } from './drawnOccasions';
import { isMinus, isPlus, lanesWhere, type DrawnClaim } from './drawnUnits';
import { FULL, noLanes, type Lanes } from './lanes';

// Ties of discourse networks in all recodings at once. The rules are those of oneModeWeights.ts and
// twoModeWeights.ts for a qualifier that is for or against: whether a weight is 0, and its sign.

/** The sides that an actor takes on an issue in some claim. */
export function takenSides(claims: readonly DrawnClaim[]): DrawnSides {
  const sides = { plus: noLanes(), minus: noLanes() };
  for (const claim of claims) {
    lanesWhere(claim, isPlus, sides.plus);
    lanesWhere(claim, isMinus, sides.minus);
  }
  return sides;
}

/** The side on which an actor has more claims, however strong each of them is. */
export function prevailingSides(claims: readonly DrawnClaim[]): DrawnSides {
  return netSigns(
    claims.map((drawn) => ({
      ...drawn,
      polarities: drawn.polarities.map((polarity) => Math.sign(polarity) * drawn.claim.count),
    })),
  );
}

/** The recodings with a tie between an actor and an issue, from the sides that its claims take
 * (subtract: the prevailing ones). `weight`: that of the tie as it was coded. */
export function lanesOfCell(
  { plus, minus }: DrawnSides,
  aggregation: 'ignore' | 'subtract' | 'combine',
  weight: number,
): Lanes {
  switch (aggregation) {
    case 'ignore':
      return plus.map((word, at) => word | (minus[at] ?? 0));
    case 'subtract':
      return weight > 0 ? plus : minus;
    case 'combine':
      // 1 only for, 2 only against, 3 both.
      return plus.map((word, at) => {
        const other = minus[at] ?? 0;
        return weight === 1 ? word & ~other : weight === 2 ? other & ~word : word & other;
      });
  }
}

/** Adds the recodings in which two actors are tied by one issue, or two issues by one actor. True
 * if they are tied in all recodings then. */
export function addTied(
  one: DrawnSides,
  other: DrawnSides,
  aggregation: 'ignore' | 'congruence' | 'conflict',
  into: Lanes,
): boolean {
  const isAlike = aggregation !== 'conflict';
  const isOpposed = aggregation !== 'congruence';
  const { plus: plusA, minus: minusA } = one;
  const { plus: plusB, minus: minusB } = other;
  const full = FULL;
  let inAll = full;
  for (let word = 0; word < into.length; word++) {
    let found = into[word] ?? 0;
    if (found === full) continue;
    // Without lists: this is where most of the time goes.
    const a = plusA[word] ?? 0;
    const b = minusA[word] ?? 0;
    const c = plusB[word] ?? 0;
    const d = minusB[word] ?? 0;
    if (isAlike) found |= (a & c) | (b & d);
    if (isOpposed) found |= (a & d) | (b & c);
    into[word] = found;
    inAll &= found;
  }
  return inAll === full;
}
