import type { Position, Relation, TypedAnnotation } from '../model/annotation';
import { contentStamp } from '../annotation-file/contentStamp';
import type { PlacedAnnotation } from '../model/place';

/** The records that can be cited: those with content. Marks of mentions have none. */
export type Citable = Position | Relation | TypedAnnotation;

export function isCitable(placed: PlacedAnnotation): placed is PlacedAnnotation<Citable> {
  const { kind } = placed.annotation;
  return kind !== 'mention' && kind !== 'ignored';
}

/** A citation as written in a text: the id, and a stamp that later shows whether the annotation's
 * content is the same. */
export function citationWritten(annotation: Citable): string {
  return `[[${annotation.id}@${contentStamp(annotation)}]]`;
}
