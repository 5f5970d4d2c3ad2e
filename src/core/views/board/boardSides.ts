import type { NetStance } from '../../analysis/netStances';
import { STANCE_SIGN, type StanceLook } from '../words/stanceLook';

/** Where an actor stands on an issue: whoever has said both stands between the sides, with the balance
 * told beside its name; neutral is whoever took neither. */
export type BoardSide = 'for' | 'against' | 'mixed' | 'neutral';

export const BOARD_SIDES: readonly BoardSide[] = ['for', 'against', 'mixed', 'neutral'];

export const SIDE_LOOK: Readonly<Record<BoardSide, StanceLook>> = {
  for: 'support',
  against: 'oppose',
  mixed: 'ambivalent',
  neutral: 'other',
};

export function sideOf({ mixed, sign }: Pick<NetStance, 'mixed' | 'sign'>): BoardSide {
  if (mixed) return 'mixed';
  return sign > 0 ? 'for' : sign < 0 ? 'against' : 'neutral';
}

export function sideSign(side: BoardSide): string {
  return STANCE_SIGN[SIDE_LOOK[side]];
}

/** How many actors stand on each side. */
export function sideCounts(stances: Iterable<NetStance>): Readonly<Record<BoardSide, number>> {
  const counts = { for: 0, against: 0, mixed: 0, neutral: 0 };
  for (const stance of stances) counts[sideOf(stance)] += 1;
  return counts;
}
