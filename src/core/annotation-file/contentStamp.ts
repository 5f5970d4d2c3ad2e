import { textStamp } from '../util/textStamp';
import type {
  Annotation,
  Details,
  FieldValue,
  Position,
  Relation,
  TypedAnnotation,
} from '../model/annotation';

/** Six characters that change with an annotation's content: who, on what, how, to whom, under which
 * condition, when, the study's own fields, or the quoted words. What only concerns the work on it
 * (coder, status, certainty, tags, note, comments, places) is excluded, so that a review changes
 * nothing. Two different annotations have the same stamp with a probability of one in a
 * billion. */
export function contentStamp(annotation: Position | Relation | TypedAnnotation): string {
  let stamp = STAMPS.get(annotation);
  if (stamp === undefined) STAMPS.set(annotation, (stamp = stampOf(annotation)));
  return stamp;
}

/** An annotation may be asked for often, and its object is never changed. */
const STAMPS = new WeakMap<Annotation, string>();

function stampOf(annotation: Position | Relation | TypedAnnotation): string {
  const content = JSON.stringify([
    annotation.kind,
    ...contentByKind(annotation),
    ...contentOfDetails(annotation),
    annotation.quote.map(({ exact }) => exact),
  ]);
  return textStamp(content);
}

function contentByKind(annotation: Position | Relation | TypedAnnotation): readonly unknown[] {
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
    [...details.fields]
      .map(([key, value]) => [key, asWritten(value)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ];
}

/** A value as text, and a list of one as that one: what the codebook says about the field, or that
 * it says nothing yet, changes how the value is read and not what was coded. */
function asWritten(value: FieldValue): string | readonly string[] {
  const texts = [value].flat().map(String);
  return texts.length === 1 ? (texts[0] ?? '') : texts;
}
