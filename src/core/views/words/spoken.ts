import type { StanceLook } from './stanceLook';
import type { WordKey } from './words';

/** Stances for a screen reader, which reads ⊕ and ⊖ as "circled plus" or not at all. */
export const SPOKEN_SIDE: Readonly<Record<StanceLook, WordKey>> = {
  support: 'legend for',
  oppose: 'legend against',
  ambivalent: 'legend ambivalent',
  neutral: 'legend neutral',
  other: 'legend unstated',
};

/** Joins texts that are not empty with commas, which are read as pauses. */
export function joinSpoken(...texts: readonly (string | undefined)[]): string {
  return texts.filter(Boolean).join(', ');
}
