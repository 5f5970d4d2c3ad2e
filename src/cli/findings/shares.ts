import { createLocalizer, shareText, type Share } from '../../core';
import { WrongUse } from '../options/wrongUse';

/** A share in a column of a table; a dash where there is none. */
export function shownShare(share: Share | undefined): string {
  return share ? shareText(createLocalizer(), share) : '–';
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
