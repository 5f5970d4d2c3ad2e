import type { AnnotationFileEdit } from '../annotation-file/edit/editTypes';
import { sameValue } from '../annotation-file/merge/merge';
import type { QuotePart } from '../model/annotation';
import type { AnnotationFile } from '../model/article';
import { isSure, type Place, type PlacedAnnotation } from '../model/place';
import { textStamp } from '../util/textStamp';
import { annotationPlacer } from './placeAnnotation';

/** Six characters that change with the text of an article. In an annotation file they name the text
 * in which all its quotes were certainly at their places, with their words: while an article has
 * that text, nobody else can speak there; else that text is looked for, to be compared. */
export function textDigest(text: string): string {
  return textStamp(text);
}

/** Whether an article is no longer as it was when all its quotes were certain; false where that is
 * not known. */
export function isOtherText(file: Pick<AnnotationFile, 'text'>, text: string): boolean {
  return file.text !== undefined && file.text !== textDigest(text);
}

interface PlacedInText {
  readonly text: string;
  readonly file: AnnotationFile;
  readonly placed: readonly PlacedAnnotation[];
}

/** The edit of the digest that belongs to other edits of the annotation file. It is renewed only
 * then, and only if each quote is certain: where the text was changed by another program, a person
 * has confirmed each place by then. A file without annotations has none. */
export function textDigestEdits(
  { text, file, placed }: PlacedInText,
  edits: readonly AnnotationFileEdit[],
): readonly AnnotationFileEdit[] {
  const after = afterEdits(text, placed, edits);
  const isCertain = after?.every((one) => isSure(one) && isAsStored(text, one));
  const kept = isCertain ? textDigest(text) : file.text;
  const wanted = after?.length === 0 ? undefined : kept;
  return wanted === file.text ? [] : [{ kind: 'text', text: wanted }];
}

/** Undefined where an entry comes back whose quote is only in its lines. */
function afterEdits(
  text: string,
  placed: readonly PlacedAnnotation[],
  edits: readonly AnnotationFileEdit[],
): readonly PlacedAnnotation[] | undefined {
  const after = new Map(placed.map((one) => [one.annotation.id, one]));
  const written = edits.flatMap((edit) => ('annotation' in edit ? [edit.annotation] : []));
  const placeIn = annotationPlacer(text, written);
  for (const edit of edits) {
    if (edit.kind === 'restore') return undefined;
    if (edit.kind === 'delete') after.delete(edit.id);
    if (!('annotation' in edit)) continue;
    const { annotation } = edit;
    const before = after.get(annotation.id);
    const isConfirmed = edit.kind === 'replace' && edit.confirms === true;
    const isKept = !isConfirmed && sameValue(before?.annotation.quote, annotation.quote);
    after.set(annotation.id, isKept && before ? { ...before, annotation } : placeIn(annotation));
  }
  return [...after.values()];
}

function isAsStored(text: string, { annotation, places }: PlacedAnnotation): boolean {
  return places.every((place, i) => hasWords(text, annotation.quote[i], place));
}

/** Whether the words at a place are those that are stored, to the character. */
export function hasWords(
  text: string,
  part: QuotePart | undefined,
  { span }: Pick<Place, 'span'>,
): boolean {
  return span !== undefined && text.slice(span.start, span.end) === part?.exact;
}
