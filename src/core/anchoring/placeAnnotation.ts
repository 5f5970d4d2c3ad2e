import type { Annotation, QuotePart } from '../model/annotation';
import type { Place, PlacedAnnotation } from '../model/place';
import { findQuote, quoteFinder } from './findQuote';
import type { Found } from './found';

/** An annotation with the places of its parts in the text, searched anew. */
export function placeAnnotation<A extends Annotation>(
  text: string,
  annotation: A,
): PlacedAnnotation<A> {
  return { annotation, places: annotation.quote.map((part) => placeOf(text, part)) };
}

/** Places annotations, in the order given, as `placeAnnotation` does. Those that are not at their
 * stored starts are searched together, in one pass over the text. `isSeen`: see `quoteFinder`. */
export function placeAll<A extends Annotation>(
  text: string,
  annotations: readonly A[],
  isSeen = false,
): readonly PlacedAnnotation<A>[] {
  return annotations.map(annotationPlacer(text, annotations, isSeen));
}

/** Like `placeAll`, one annotation per call, for hosts that do other work in between. */
export function annotationPlacer<A extends Annotation>(
  text: string,
  annotations: readonly A[],
  isSeen = false,
): (annotation: A) => PlacedAnnotation<A> {
  const finder = quoteFinder(
    text,
    annotations.flatMap(({ quote }) => quote),
    isSeen,
  );
  return (annotation) => ({
    annotation,
    places: annotation.quote.map((part) => placeFound(finder.find(part))),
  });
}

/** The place of one part. */
export function placeOf(text: string, part: QuotePart): Place {
  return placeFound(findQuote(text, part));
}

export function placeFound(found: Found): Place {
  const { kind, span } = found;
  const beside = found.kind === 'uncertain' ? found.beside : undefined;
  return beside ? { state: kind, span, beside } : { state: kind, span };
}
