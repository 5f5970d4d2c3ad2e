import { isSure, type PlacedAnnotation } from '../../model/place';
import { waitingFor } from '../words/waiting';

/** The annotations of an article to review, if at least two wait and all for one reason: the same
 * words beside or around their quotes became the same other ones. Then one decision is enough. */
export function waitingForOneReason(
  placed: readonly PlacedAnnotation[],
): readonly PlacedAnnotation[] {
  const waiting = placed.filter((one) => waitingFor(one) !== undefined);
  const reasons = new Set(waiting.flatMap(reasonsOf));
  return waiting.length > 1 && reasons.size === 1 && !reasons.has(OTHER) ? waiting : [];
}

const OTHER = '';

function reasonsOf(placed: PlacedAnnotation): readonly string[] {
  if (isSure(placed)) return [OTHER];
  return placed.places.flatMap(({ state, span, beside }) => {
    if (state === 'anchored' || state === 'moved') return [];
    return span && beside ? JSON.stringify([beside.was, beside.now]) : OTHER;
  });
}
