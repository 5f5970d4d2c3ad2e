import type { Annotation, QuotePart } from '../model/annotation';
import { isSure, type PlacedAnnotation } from '../model/place';
import { describeSpan, foldedToDescribe } from './describe';

/** True where an older version of the program, or a person, stored less with a quote than
 * `describeSpan` does. */
export function lacksContext({ quote }: Annotation): boolean {
  return quote.some(({ repeated }) => repeated === undefined);
}

/** The annotation with everything that is now stored with quotes; undefined where nothing can be
 * added: its context is complete, its place is not certain, or its words changed and need
 * confirmation. `folded` may be shared by several annotations of the text. */
export function withContext<A extends Annotation>(
  text: string,
  placed: PlacedAnnotation<A>,
  folded: string | undefined = foldedToDescribe(text),
): A | undefined {
  const { annotation, places } = placed;
  if (!lacksContext(annotation) || !isSure(placed)) return undefined;
  const quote = annotation.quote.map((part, i): QuotePart | undefined => {
    const span = places[i]?.span;
    if (!span || text.slice(span.start, span.end) !== part.exact) return undefined;
    return { ...describeSpan(text, span, folded), was: part.was };
  });
  return quote.every((part) => part !== undefined) ? { ...annotation, quote } : undefined;
}
