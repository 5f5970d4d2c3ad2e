import type { AnnotationFileEdit } from '../annotation-file/edit/editTypes';
import { sameValue } from '../annotation-file/merge/merge';
import type { Annotation } from '../model/annotation';
import type { AnnotationFile } from '../model/article';
import { isSure, type PlacedAnnotation } from '../model/place';
import { contextOfText } from './completeContext';
import { annotationPlacer } from './placeAnnotation';
import { hasWords, textDigest } from './textDigest';

interface PlacedInText {
  readonly text: string;
  readonly file: AnnotationFile;
  readonly placed: readonly PlacedAnnotation[];
}

/** Edits of an annotation file with what follows from the text: what their quotes lack of context,
 * and the digest of the text. That is renewed only with other edits, and only if each quote is
 * certain: where the text was changed by another program, a person has confirmed each place by
 * then. A file without annotations has none. */
export function completeEdits(
  { text, file, placed }: PlacedInText,
  edits: readonly AnnotationFileEdit[],
): readonly AnnotationFileEdit[] {
  const after = new Map(placed.map((one) => [one.annotation.id, one]));
  const written = edits.flatMap((edit) => ('annotation' in edit ? [edit.annotation] : []));
  const placeIn = annotationPlacer(text, written);
  const context = contextOfText(text);
  const complete = edits.map((edit) => {
    if (edit.kind === 'delete') after.delete(edit.id);
    if (!('annotation' in edit)) return edit;
    const isConfirmed = edit.kind === 'replace' && edit.confirms === true;
    const annotation = isConfirmed ? withoutAround(edit.annotation) : edit.annotation;
    const before = after.get(annotation.id);
    const isKept = !isConfirmed && sameValue(before?.annotation.quote, annotation.quote);
    const now = isKept && before ? { ...before, annotation } : placeIn(annotation);
    const whole = context.completed(now) ?? annotation;
    after.set(annotation.id, { ...now, annotation: whole });
    return whole === edit.annotation ? edit : { ...edit, annotation: whole };
  });
  const digest = digestAfter(file, text, [...after.values()], edits);
  return digest === file.text ? complete : [...complete, { kind: 'text', text: digest }];
}

/** The names around a place that a person has confirmed are right, whatever they were. */
function withoutAround(annotation: Annotation): Annotation {
  return { ...annotation, quote: annotation.quote.map(({ around: _, ...part }) => part) };
}

function digestAfter(
  file: AnnotationFile,
  text: string,
  after: readonly PlacedAnnotation[],
  edits: readonly AnnotationFileEdit[],
): string | undefined {
  // The quote of an entry that comes back is only in its lines.
  if (edits.some(({ kind }) => kind === 'restore')) return file.text;
  if (after.length === 0) return undefined;
  const isCertain = after.every(
    (one) =>
      isSure(one) && one.places.every((place, i) => hasWords(text, one.annotation.quote[i], place)),
  );
  return isCertain ? textDigest(text) : file.text;
}
