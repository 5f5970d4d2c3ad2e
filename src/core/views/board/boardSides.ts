import type { NetStance } from '../../analysis/netStances';
import { sideOf, SIDES, type Side } from '../../analysis/sides';
import { phrases } from '../../util/phrase';
import type { Localizer } from '../words/localizer';
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

const ON_SIDE = phrases({
  for: '{0} for',
  against: '{0} against',
  mixed: '{0} mixed',
  neutral: '{0} on neither side',
});

/** "Actors: 3 for, 5 against, 1 mixed"; empty where there are none. */
export function sidesText(localizer: Localizer, counts: Readonly<Record<Side, number>>): string {
  const sides = SIDES.filter((side) => counts[side] > 0);
  if (sides.length === 0) return '';
  const texts = sides.map((side) => localizer.text(ON_SIDE[side], counts[side]));
  return localizer.text('Actors: {0}', texts.join(', '));
}
