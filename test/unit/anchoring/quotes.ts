import type { IgnoredMatch, QuotePart } from '../../../src/core/model/annotation';
import type { Place, PlacedAnnotation } from '../../../src/core/model/place';
import { barePart } from '../../../src/core/model/newAnnotation';
import { describeSpan } from '../../../src/core/anchoring/describe';
import { marked, showSpan } from '../text/marked';

/** A quote as somebody may write it by hand: only the words, and what else is given. */
export function quoteOf(exact: string, more: Partial<QuotePart> = {}): QuotePart {
  return { ...barePart(exact), ...more };
}

/** The quote that describes the marked words. */
export function describeMarked(source: string): QuotePart {
  const { text, span } = marked(source);
  return describeSpan(text, span);
}

/** An annotation of the simplest kind with that quote. */
export function annotationOf(...quote: readonly QuotePart[]): IgnoredMatch {
  return {
    kind: 'ignored',
    id: 'k3m9x2qa',
    quote,
    coder: undefined,
    note: undefined,
    tags: [],
    comments: [],
    actors: [],
    issues: [],
  };
}

/** The annotation of the marked words, placed there. */
export function placedAt(source: string): PlacedAnnotation {
  const { span } = marked(source);
  return {
    annotation: annotationOf(describeMarked(source)),
    places: [{ state: 'anchored', span }],
  };
}

/** `anchored: They [[oppose]] it.` */
export function showPlace(text: string, place: Place | undefined): string {
  return `${place?.state ?? 'nothing'}: ${showSpan(text, place?.span)}`;
}
