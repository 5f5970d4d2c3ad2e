import type { Annotation, QuotePart } from '../model/annotation';
import { isSure, type PlacedAnnotation } from '../model/place';
import type { Span } from '../model/span';
import { lazily } from '../util/lazily';
import { namesAround } from './context/around';
import { describeSpan, foldedToDescribe } from './describe';
import { hasWords } from './textDigest';

/** True where an older version of the program, another program, or a person stored less with a
 * quote than is stored now. */
export function lacksContext({ quote }: Annotation): boolean {
  return quote.some(({ repeated, around }) => repeated === undefined || around === undefined);
}

/** Describes quotes of one text with everything that is stored with them. */
export interface ContextOfText {
  /** The annotation with what it lacks; undefined where nothing can be added: its context is
   * complete, its place is not certain, or its words changed and need confirmation. */
  completed<A extends Annotation>(placed: PlacedAnnotation<A>): A | undefined;
  /** The annotation with digests of the names that are around its quotes now; undefined where they
   * are as stored, or not stored, or its place is not certain. */
  renewed<A extends Annotation>(placed: PlacedAnnotation<A>): A | undefined;
}

export function contextOfText(text: string): ContextOfText {
  const folded = lazily(() => foldedToDescribe(text));
  const around = namesAround(text);
  return {
    completed(placed) {
      if (!lacksContext(placed.annotation)) return undefined;
      return described(placed, (part, span) => {
        const whole = part.repeated === undefined ? describeSpan(text, span, folded()) : part;
        return { ...whole, was: part.was, around: around(span) };
      });
    },
    renewed(placed) {
      const { quote } = placed.annotation;
      if (quote.every((part) => part.around === undefined)) return undefined;
      const renewed = described(placed, (part, span) => ({ ...part, around: around(span) }));
      const isSame = renewed?.quote.every((part, i) => part.around === quote[i]?.around) !== false;
      return isSame ? undefined : renewed;
    },
  };

  function described<A extends Annotation>(
    placed: PlacedAnnotation<A>,
    describe: (part: QuotePart, span: Span) => QuotePart,
  ): A | undefined {
    const { annotation, places } = placed;
    if (!isSure(placed)) return undefined;
    const quote = annotation.quote.map((part, i) => {
      const place = places[i];
      return place?.span && hasWords(text, part, place) ? describe(part, place.span) : undefined;
    });
    return quote.every((part) => part !== undefined) ? { ...annotation, quote } : undefined;
  }
}
