import type { NetStance } from '../../analysis/netStances';
import { lookOfSign, STANCE_SIGN, type StanceLook } from './stanceLook';

/** A net stance looks like its sign. Both signs in balance look ambivalent: so far the records say
 * yes and no; all neutral looks like any other stance. */
export function netLook(stance: NetStance | undefined): StanceLook {
  if (stance?.sign === 0 && stance.mixed) return 'ambivalent';
  return lookOfSign(stance?.sign);
}

export function netSign(stance: NetStance | undefined): string {
  return STANCE_SIGN[netLook(stance)];
}
