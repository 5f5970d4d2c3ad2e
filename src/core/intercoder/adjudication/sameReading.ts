import type { Position } from '../../model/annotation';
import { compareText } from '../../util/order';
import type { ReadPosition } from './passages';

/** The same for two positions that say the same: actors, issues, stance and all fields, whatever
 * the words they are quoted in. Of a condition only its presence counts, since coders word it
 * freely; tags, notes, comments and the state of the work do not count. */
export function contentKey(position: Position): string {
  return JSON.stringify([
    sorted(position.actors),
    sorted(position.issues),
    position.stance ?? null,
    position.speaker ?? null,
    position.accordingTo ?? null,
    sorted(position.target),
    position.evaluation ?? null,
    sorted(position.addressee),
    position.act ?? null,
    position.condition !== undefined,
    position.intensity ?? null,
    position.date ?? null,
    position.certainty ?? null,
    [...position.fields].sort(([a], [b]) => compareText(a, b)),
  ]);
}

/** The same for two sets of positions with the same contents, each as often. */
export function readingKey(positions: readonly ReadPosition[]): string {
  return JSON.stringify(
    positions.map(({ placed }) => contentKey(placed.annotation)).sort(compareText),
  );
}

function sorted(ids: readonly string[]): readonly string[] {
  return ids.toSorted(compareText);
}
