import {
  carryAnnotations,
  carryThroughDiff,
  type AnnotationId,
  type Carried,
  type PlacedAnnotation,
  type Span,
  type TextEdit,
} from '../../core';

/** A longer replacement is compared with the old text, since it was not typed, in UTF-16 units. */
const LONGEST_TYPED = 16;

/** The places of annotations after simultaneous edits (trimmed). They move along exactly; but where
 * an edit replaces a stretch that a quote reaches into, the new text is compared with the old one:
 * another program, git or a formatter changed the document, which VS Code reports as one edit from
 * the first difference to the last. */
export function carriedPlaces(
  before: { readonly text: string; readonly placed: readonly PlacedAnnotation[] },
  edits: readonly TextEdit[],
  newText: string,
): Carried {
  const carried = carryAnnotations(before.placed, edits, newText, before.text);
  const stretches = edits.filter(
    ({ start, end, text }) => Math.min(end - start, text.length) > LONGEST_TYPED,
  );
  if (stretches.length === 0) return carried;
  const swallowed = before.placed.filter(({ places }) =>
    places.some(({ span }) => span && stretches.some((edit) => reachesInto(span, edit))),
  );
  if (swallowed.length === 0) return carried;
  const compared = new Map<AnnotationId, PlacedAnnotation>();
  for (const placed of carryThroughDiff(swallowed, before.text, newText)) {
    compared.set(placed.annotation.id, placed);
  }
  return {
    placed: carried.placed.map((placed) => compared.get(placed.annotation.id) ?? placed),
    touched: [...new Set([...carried.touched, ...compared.keys()])],
  };
}

/** True if they overlap and the edit is not one of words inside the quote. */
function reachesInto(span: Span, edit: TextEdit): boolean {
  const isInside =
    span.start <= edit.start &&
    edit.end <= span.end &&
    (span.start < edit.start || edit.end < span.end);
  return !isInside && edit.start < span.end && span.start < edit.end;
}
