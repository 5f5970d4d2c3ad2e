import { contentWithoutWords } from '../../annotation-file/readingDigest';
import type { Position } from '../../model/annotation';
import { compareText } from '../../util/order';
import type { ReadPosition } from './passages';

/** The same for two positions that say the same: actors, issues, stance and all fields, whatever
 * the words they are quoted in. Of a condition only its presence counts, since coders word it
 * freely; tags, notes, comments and the state of the work do not count. */
export function contentKey(position: Position): string {
  const condition = position.condition === undefined ? undefined : '';
  return JSON.stringify(contentWithoutWords({ ...position, condition }));
}

/** The same for two sets of positions with the same contents, each as often. */
export function readingKey(positions: readonly ReadPosition[]): string {
  return JSON.stringify(
    positions.map(({ placed }) => contentKey(placed.annotation)).sort(compareText),
  );
}
