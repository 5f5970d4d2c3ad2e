import type { NetStance } from './netStances';

/** The side of an actor on an issue: *mixed* with claims of both signs, whatever the balance;
 * *neutral* with claims of neither. */
export const SIDES = ['for', 'against', 'mixed', 'neutral'] as const;
export type Side = (typeof SIDES)[number];

export function sideOf({ mixed, sign }: Pick<NetStance, 'mixed' | 'sign'>): Side {
  if (mixed) return 'mixed';
  return sign > 0 ? 'for' : sign < 0 ? 'against' : 'neutral';
}
