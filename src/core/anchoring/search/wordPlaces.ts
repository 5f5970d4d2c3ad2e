import type { QuotePart } from '../../model/annotation';
import { agreementAt, type Agreement } from '../context/agreement';
import { visitOccurrences } from './occurrences';

/** A place of a quote's words. */
export interface WordPlace extends Agreement {
  readonly start: number;
}

export function agrees({ prefix, suffix }: Agreement): boolean {
  return prefix !== 'none' || suffix !== 'none';
}

// More candidates than a person would check.
const MOST_ON_A_SIDE = 250;

/** The places of the words that are nearest to the stored start on each side. Where there are more
 * than a person would check, those that agree are kept first. */
export function wordPlaces(
  text: string,
  part: QuotePart,
  starts: readonly number[] | undefined,
): readonly WordPlace[] {
  const agreeing = nearest(part.start ?? 0);
  const others = nearest(part.start ?? 0);
  const visit = (start: number): boolean => {
    const place = { start, ...agreementAt(text, part, start) };
    if (!agrees(place)) others.add(place);
    // Once these are full no later place can be nearer, and the result is final.
    else return agreeing.add(place);
    return true;
  };
  if (starts) starts.every(visit);
  else visitOccurrences(text, part.exact, visit);
  return [...agreeing.places(), ...others.places()];
}

/** Keeps the nearest places on each side of the hint; places are added in text order. `add` is
 * false when no later place can be kept. */
function nearest(hint: number): {
  add(place: WordPlace): boolean;
  places(): readonly WordPlace[];
} {
  const before: WordPlace[] = [];
  const after: WordPlace[] = [];
  return {
    add(place) {
      if (place.start < hint) {
        before.push(place);
        // In batches, so that one frequent letter in a long text does not shift the list each time.
        if (before.length > 2 * MOST_ON_A_SIDE) before.splice(0, MOST_ON_A_SIDE);
      } else if (after.length < MOST_ON_A_SIDE) {
        after.push(place);
      }
      return after.length < MOST_ON_A_SIDE;
    },
    places: () => [...before.slice(-MOST_ON_A_SIDE), ...after],
  };
}
