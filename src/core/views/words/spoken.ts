import type { StanceLook } from './stanceLook';
import { type Phrase, phrases } from '../../util/phrase';

/** Stances for a screen reader, which reads ⊕ and ⊖ as "circled plus" or not at all. */
export const SPOKEN_SIDE: Readonly<Record<StanceLook, Phrase>> = phrases({
  support: 'for',
  oppose: 'against',
  ambivalent: 'ambivalent',
  neutral: 'neutral',
  other: 'unstated',
});

/** Joins texts that are not empty with commas, which are read as pauses. */
export function joinSpoken(...texts: readonly (string | undefined)[]): string {
  return texts.filter(Boolean).join(', ');
}
