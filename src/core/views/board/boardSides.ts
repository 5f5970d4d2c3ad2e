import type { NetStance } from '../../analysis/netStances';
import { sideOf, type Side } from '../../analysis/sides';
import { STANCE_SIGN, type StanceLook } from '../words/stanceLook';

export const SIDE_LOOK: Readonly<Record<Side, StanceLook>> = {
  for: 'support',
  against: 'oppose',
  mixed: 'ambivalent',
  neutral: 'neutral',
};

export function sideSign(side: Side): string {
  return STANCE_SIGN[SIDE_LOOK[side]];
}

/** Number of actors on each side. */
export function sideCounts(stances: Iterable<NetStance>): Readonly<Record<Side, number>> {
  const counts = { for: 0, against: 0, mixed: 0, neutral: 0 };
  for (const stance of stances) counts[sideOf(stance)] += 1;
  return counts;
}
