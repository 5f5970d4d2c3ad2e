import { sameValue } from '../../annotation-file/merge/merge';
import type { Position } from '../../model/annotation';
import type { AnnotationId } from '../../model/ids';
import { newPosition } from '../../model/newAnnotation';
import { isSure, type PlacedAnnotation } from '../../model/place';
import { quoteParts, unguarded } from '../../tables/csv';
import { normalizeText } from '../../text/normalize';
import type { PlacedQuote } from './placeQuotes';
import type { RowClaims } from './rowClaims';

/** The position that a row makes: a new one, or the existing one with its id, with the row's
 * changes. Values that the row does not have are kept. The same object as before where nothing
 * differs. `written`: the words of the row. */
export function mergedPosition(
  id: AnnotationId,
  { claims, fields }: RowClaims,
  quote: PlacedQuote,
  before: PlacedAnnotation<Position> | undefined,
  written: string | undefined,
): Position {
  if (!before) {
    const { actors = [], issues = [], stance, coder } = claims;
    const made = newPosition({ id, quote: quote.parts, coder }, { actors, issues, stance });
    return { ...made, ...claims, fields };
  }
  const old = before.annotation;
  const merged = {
    ...old,
    ...claims,
    fields: new Map([...old.fields, ...fields]),
    quote: hasSameQuote(before, quote, written) ? old.quote : quote.parts,
  };
  return sameValue(merged, old) ? old : merged;
}

/** Whether a row has the words of an annotation, as stored or as they are in the text now. */
export function hasSameQuote(
  before: PlacedAnnotation,
  quote: Pick<PlacedQuote, 'spans'>,
  written: string | undefined,
): boolean {
  if (written === undefined && quote.spans.length === 0) return true;
  const { annotation, places } = before;
  const words = written === undefined ? undefined : normalizeText(written);
  const stored = annotation.quote.flatMap(({ exact }) => quoteParts(normalizeText(exact)));
  const isSameWords =
    words !== undefined &&
    [words, unguarded(words)].some((one) => sameValue(quoteParts(one), stored));
  // The place of a quote that waits for review is not certain in the row either.
  if (!isSure(before) || quote.spans.length === 0) return isSameWords;
  return (
    quote.spans.length === places.length &&
    quote.spans.every(({ start, end }, at) => {
      const span = places[at]?.span;
      if (!span) return false;
      // The stored words may end within a character, where a quote was typed by hand.
      const isAround = start <= span.start && end >= span.end;
      return isSameWords ? isAround : span.start === start && span.end === end;
    })
  );
}
