import type { NetStance } from './netStances';

/** The largest part of an actor's claims on one side or the other that are exceptions. */
const LARGEST_PART = 0.1;

/** The number of claims on the other side, where an actor is on one side *with exceptions*: 31 for
 * and 2 against is "for, with 2 exceptions". 0 where it has no other claims, or more than a tenth:
 * then it is on both sides. docs/reference/disagreements.md. */
export function exceptionsOf({
  ownClaims,
  others,
}: Pick<NetStance, 'ownClaims' | 'others'>): number {
  return others <= LARGEST_PART * (ownClaims + others) ? others : 0;
}
