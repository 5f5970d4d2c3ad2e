import { exceptionsOf } from './exceptions';
import type { NetStance } from './netStances';

/** The side of an actor on an issue: *for* or *against* also with exceptions, *mixed* with more
 * claims of the other sign, *neutral* with claims of neither. */
export const SIDES = ['for', 'against', 'mixed', 'neutral'] as const;
export type Side = (typeof SIDES)[number];

export function sideOf(stance: NetStance): Side {
  const { mixed, sign } = stance;
  if (mixed && exceptionsOf(stance) === 0) return 'mixed';
  return sign > 0 ? 'for' : sign < 0 ? 'against' : 'neutral';
}
