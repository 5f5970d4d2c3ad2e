import type { Position } from '../model/annotation';
import type { ArticlePath } from '../model/ids';
import { isOfKind, type PlacedAnnotation } from '../model/place';
import type { FindingPlace } from './finding';

export type PlacedPosition = PlacedAnnotation<Position>;

export function positionsIn(annotations: readonly PlacedAnnotation[]): readonly PlacedPosition[] {
  return annotations.filter((placed) => isOfKind(placed, 'position'));
}

/** The place of a finding about an annotation. */
export function atAnnotation(
  article: ArticlePath,
  { annotation, places }: PlacedAnnotation,
  key: string,
): FindingPlace {
  const spans = places.flatMap(({ span }) => span ?? []);
  return { kind: 'annotation', article, id: annotation.id, key, spans };
}
