import type { NetStance } from '../../analysis/netStances';
import { lookOfSign, STANCE_SIGN, type StanceLook } from './stanceLook';

/** The look of a net stance is that of its sign. Both signs in balance look ambivalent, since the
 * records are on both sides; all neutral looks like any other stance. */
export function netLook(stance: NetStance | undefined): StanceLook {
  if (stance?.sign === 0 && stance.mixed) return 'ambivalent';
  return lookOfSign(stance?.sign);
}

export function netSign(stance: NetStance | undefined): string {
  return STANCE_SIGN[netLook(stance)];
}
