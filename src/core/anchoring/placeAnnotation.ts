import type { Annotation, QuotePart } from '../model/annotation';
import type { Place, PlacedAnnotation } from '../model/place';
import { findQuote } from './find';

/** An annotation with the places of its parts in the text, found anew. */
export function placeAnnotation<A extends Annotation>(
  text: string,
  annotation: A,
): PlacedAnnotation<A> {
  return { annotation, places: annotation.quote.map((part) => placeOf(text, part)) };
}

/** In the order given. At their stored starts a thousand quotes cost about a millisecond; each one
 * that has moved costs a pass over the text. */
export function placeAll<A extends Annotation>(
  text: string,
  annotations: readonly A[],
): readonly PlacedAnnotation<A>[] {
  return annotations.map((annotation) => placeAnnotation(text, annotation));
}

export function placeOf(text: string, part: QuotePart): Place {
  const { kind, span } = findQuote(text, part);
  return { state: kind, span };
}
