import type { Details, Position, Relation, TypedAnnotation } from '../model/annotation';
import type { PlacedAnnotation } from '../model/place';
import { textStamp } from '../util/textStamp';

/** The records that can be cited: those with content. Marks of mentions have none. */
export type Citable = Position | Relation | TypedAnnotation;

export function isCitable(placed: PlacedAnnotation): placed is PlacedAnnotation<Citable> {
  const { kind } = placed.annotation;
  return kind !== 'mention' && kind !== 'ignored';
}

/** A citation as written in a text: the id, and a stamp that later shows whether the annotation's
 * content is the same. */
export function citationWritten(annotation: Citable): string {
  return `[[${annotation.id}@${citationStamp(annotation)}]]`;
}

/** Six characters that change with an annotation's content: who, on what, how, to whom, under which
 * condition, when, the study's own fields, or the quoted words. What only concerns the work on it
 * (coder, status, certainty, tags, note, comments, places) is excluded, so that a review makes no
 * citation stale. Two different annotations have the same stamp with a probability of one in a
 * billion. */
export function citationStamp(annotation: Citable): string {
  let stamp = STAMPS.get(annotation);
  if (stamp === undefined) STAMPS.set(annotation, (stamp = stampOf(annotation)));
  return stamp;
}

/** An annotation may be cited often, and its object is never changed. */
const STAMPS = new WeakMap<Citable, string>();

function stampOf(annotation: Citable): string {
  const content = JSON.stringify([
    annotation.kind,
    ...contentByKind(annotation),
    ...contentOfDetails(annotation),
    annotation.quote.map(({ exact }) => exact),
  ]);
  return textStamp(content);
}

function contentByKind(annotation: Citable): readonly unknown[] {
  switch (annotation.kind) {
    case 'position':
      return [annotation.actors, annotation.issues, annotation.stance ?? null];
    case 'annotation':
      return [annotation.type];
    default:
      return [annotation.issues, annotation.between];
  }
}

function contentOfDetails(details: Details): readonly unknown[] {
  return [
    details.speaker ?? null,
    details.accordingTo ?? null,
    details.target,
    details.evaluation ?? null,
    details.addressee,
    details.act ?? null,
    details.condition ?? null,
    details.intensity ?? null,
    details.date ?? null,
    // The order of keys has no meaning.
    [...details.fields].sort(([a], [b]) => (a < b ? -1 : 1)),
  ];
}
