import { groupedBy } from '../../analysis/records/groups';
import { seeded } from '../../measures/random';
import type { CoderId } from '../../model/ids';
import type { PassageReading, QueuedPassage } from './queue';
import { readingKey } from './sameReading';
import type { ReadPosition } from './passages';

/** What one coder, or several alike, marked in a passage. */
export interface ShownReading {
  /** `A`, `B` …, one for each coder, in a random order. */
  readonly letters: readonly string[];
  readonly coders: readonly CoderId[];
  /** Those of the first of its coders; empty where they marked nothing. */
  readonly positions: readonly ReadPosition[];
}

/** The readings of a passage in random order, so that the adjudicator cannot tell whose is whose
 * from passage to passage. The same seed gives the same order, and another one for each passage. */
export function shownReadings(passage: QueuedPassage, seed: number): readonly ShownReading[] {
  const shuffled = shuffledReadings(passage, seed);
  const letters = new Map(shuffled.map(({ coder }, at) => [coder, letterOf(at)] as const));
  return [...groupedBy(shuffled, ({ positions }) => readingKey(positions)).values()].map(
    (alike) => ({
      letters: alike.map(({ coder }) => letters.get(coder) ?? ''),
      coders: alike.map(({ coder }) => coder),
      positions: alike[0]?.positions ?? [],
    }),
  );
}

function shuffledReadings(passage: QueuedPassage, seed: number): readonly PassageReading[] {
  let own = seed >>> 0;
  for (const { ref } of passage.positions) {
    for (let at = 0; at < ref.length; at++) own = (Math.imul(own, 31) + ref.charCodeAt(at)) >>> 0;
  }
  const random = seeded(own);
  const readings = [...passage.readings];
  // Fisher and Yates.
  for (let last = readings.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [readings[last], readings[other]];
    if (a && b) [readings[last], readings[other]] = [b, a];
  }
  return readings;
}

/** `A` … `Z`, then `A2` and so on. */
function letterOf(at: number): string {
  const round = Math.floor(at / 26);
  return String.fromCharCode(65 + (at % 26)) + (round === 0 ? '' : String(round + 1));
}
