import type { PlacedAnnotation } from '../model/place';
import { isSure } from '../model/place';

/** What became of an article's annotations when its text was replaced outside of the editor. */
export interface Replacement {
  /** Found again, at another place than before or than stored. */
  readonly moved: number;
  /** Without a certain place any more. */
  readonly toReview: number;
}

/** `before`: the places in the old text, in the same order; without them, those that the annotation
 * file stores. */
export function replacementOf(
  after: readonly PlacedAnnotation[],
  before?: readonly PlacedAnnotation[],
): Replacement {
  let moved = 0;
  let toReview = 0;
  for (const [i, placed] of after.entries()) {
    const old = before?.[i];
    if (!isSure(placed)) {
      if (!old || isSure(old)) toReview++;
    } else if (hasMoved(placed, old)) moved++;
  }
  return { moved, toReview };
}

function hasMoved({ annotation, places }: PlacedAnnotation, old?: PlacedAnnotation): boolean {
  return places.some(({ span }, i) => {
    const start = old ? old.places[i]?.span?.start : annotation.quote[i]?.start;
    return start !== undefined && span?.start !== start;
  });
}
