import type { StanceLook } from './stanceLook';
import type { WordKey } from './words';

/** Stances as a screen reader says them, which reads ⊕ and ⊖ as "circled plus" or not at all. */
export const SPOKEN_SIDE: Readonly<Record<StanceLook, WordKey>> = {
  support: 'legend for',
  oppose: 'legend against',
  ambivalent: 'legend ambivalent',
  other: 'legend neutral',
};

/** What is not empty, with commas between: a pause each. */
export function joinSpoken(...texts: readonly (string | undefined)[]): string {
  return texts.filter(Boolean).join(', ');
}
