import type { QuotePart } from '../model/annotation';
import type { AnnotationId } from '../model/ids';
import type { Place, PlacedAnnotation } from '../model/place';
import type { Span } from '../model/span';
import { foldWords } from '../text/folding/fold';
import { snapToGraphemes } from '../text/graphemes';
import { describeSpan, foldedToDescribe } from './describe';

/** For the save of an article: the annotations whose quoted words were edited, each with its quote
 * described anew. `was` keeps the words that a person last confirmed, through any number of saves,
 * and disappears when they are back; curly quotes, dashes and white space do not count
 * (`foldText`). Parts without a certain place are unchanged, since it is unknown whose words
 * changed there. An annotation that only moved is not included. */
export function changedQuotes(
  placed: readonly PlacedAnnotation[],
  text: string,
): readonly PlacedAnnotation[] {
  let shared: { readonly folded: string | undefined } | undefined;
  return placed.flatMap((before) => {
    const { annotation, places } = before;
    const parts = annotation.quote.map((part, i) => {
      const span = changedSpan(text, part, places[i]);
      if (!span) return undefined;
      shared ??= { folded: foldedToDescribe(text) };
      return rewritten(text, part, span, shared.folded);
    });
    if (parts.every((part) => part === undefined)) return [];
    const quote = annotation.quote.map((part, i) => parts[i]?.part ?? part);
    return [
      {
        annotation: { ...annotation, quote },
        places: places.map((place, i) => parts[i]?.place ?? place),
      },
    ];
  });
}

/** The ids of annotations whose words changed. Called on each key press, when describing the quotes
 * would read the whole text. */
export function idsOfChangedQuotes(
  placed: readonly PlacedAnnotation[],
  text: string,
): readonly AnnotationId[] {
  return placed.flatMap(({ annotation, places }) =>
    annotation.quote.some((part, i) =>
      hasOtherWords(text, part, changedSpan(text, part, places[i])),
    )
      ? [annotation.id]
      : [],
  );
}

/** The quote with its present words accepted: nothing is left to confirm. */
export function confirmedQuote(quote: readonly QuotePart[]): readonly QuotePart[] {
  return quote.map((part) => (part.was === undefined ? part : { ...part, was: undefined }));
}

function hasOtherWords(text: string, part: QuotePart, span: Span | undefined): boolean {
  return (
    span !== undefined && foldWords(text.slice(span.start, span.end)) !== foldWords(part.exact)
  );
}

interface Rewritten {
  readonly part: QuotePart;
  readonly place: Place;
}

/** Undefined for a quote whose words are as stored, or whose place is not sure. */
function changedSpan(text: string, part: QuotePart, place: Place | undefined): Span | undefined {
  if (!place?.span || (place.state !== 'anchored' && place.state !== 'moved')) return undefined;
  if (text.slice(place.span.start, place.span.end) === part.exact) return undefined;
  return snapToGraphemes(text, place.span);
}

function rewritten(
  text: string,
  part: QuotePart,
  span: Span,
  folded: string | undefined,
): Rewritten {
  const described = describeSpan(text, span, folded);
  const was = part.was ?? part.exact;
  // Words that only changed in typography need no confirmation.
  const isSame = foldWords(was) === foldWords(described.exact);
  return {
    part: { ...described, was: isSame ? undefined : was },
    place: { state: 'anchored', span },
  };
}
