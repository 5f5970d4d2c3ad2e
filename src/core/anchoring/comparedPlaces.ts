import type { Annotation } from '../model/annotation';
import { isSure, type Place, type PlacedAnnotation } from '../model/place';
import { annotationCarrier } from './carryThroughDiff';
import { annotationPlacer } from './placeAnnotation';

/** Compares the places that were found in a text alone with those that an older text shows, one
 * annotation per call. A place is certain only where both agree. */
export function placeComparer<A extends Annotation>(
  oldText: string,
  text: string,
  annotations: readonly A[],
): (placed: PlacedAnnotation<A>) => PlacedAnnotation<A> {
  const placeIn = annotationPlacer(oldText, annotations, true);
  const carry = annotationCarrier<A>(oldText, text);
  return (placed) => {
    const before = placeIn(placed.annotation);
    const other = carry({ annotation: placed.annotation, places: before.places });
    if (!isSure(placed) || !isSure(other)) return other;
    return isSamePlace(placed, other) ? placed : { ...other, places: other.places.map(inDoubt) };
  };
}

function isSamePlace(a: PlacedAnnotation, b: PlacedAnnotation): boolean {
  return a.places.every(({ span }, i) => {
    const other = b.places[i]?.span;
    return span?.start === other?.start && span?.end === other?.end;
  });
}

function inDoubt({ span }: Place): Place {
  return { state: 'uncertain', span };
}
