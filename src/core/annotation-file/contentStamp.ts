import { textStamp } from '../util/textStamp';
import { annotationFields, isOwn } from '../model/fields';
import { contentValues, laterValues } from './contentValues';
import type {
  Annotation,
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
  const fields = annotationFields(annotation.kind).filter(({ part }) => part === 'claim');
  const content = JSON.stringify([
    annotation.kind,
    ...('type' in annotation ? [annotation.type] : []),
    ...contentValues(annotation, fields.filter(isOwn)),
    ...('between' in annotation ? [annotation.between] : []),
    ...contentValues(
      annotation,
      fields.filter((field) => !isOwn(field)),
    ),
    // The order of keys has no meaning.
    [...annotation.fields]
      .map(([key, value]) => [key, asWritten(value)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    annotation.quote.map(({ exact }) => exact),
    ...laterValues(annotation, fields),
  ]);
  return textStamp(content);
}

/** A value as text, and a list of one as that one: what the codebook says about the field, or that
 * it says nothing yet, changes how the value is read and not what was coded. */
function asWritten(value: FieldValue): string | readonly string[] {
  const texts = [value].flat().map(String);
  return texts.length === 1 ? (texts[0] ?? '') : texts;
}
