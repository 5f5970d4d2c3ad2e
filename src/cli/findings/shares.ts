import type { Share } from '../../core';
import { WrongUse } from '../options/wrongUse';

/** Such as "0.84 (0.70 … 0.94)", the percentiles in brackets; a dash without a share. What is
 * adjudicated is the same in all recodings, which a number would not tell from what all found. */
export function shareText(share: Share | undefined): string {
  if (share?.isFixed === true) return 'fixed: adjudicated';
  return share ? `${shown(share.mean)} (${shown(share.low)} … ${shown(share.high)})` : '–';
}

function shown(share: number): string {
  return share.toFixed(2);
}

/** Throws `WrongUse` for a seed without anything that is drawn. */
export function refuseSeedAlone({
  seed,
  'found-again': foundAgain,
}: {
  readonly seed: number | undefined;
  readonly 'found-again': boolean;
}): void {
  if (seed !== undefined && !foundAgain) {
    throw new WrongUse('--seed is for --found-again. Add it, or leave out --seed.');
  }
}
