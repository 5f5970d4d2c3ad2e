import type { QuotePart } from '../model/annotation';
import { anchorState, type Place, type PlacedAnnotation } from '../model/place';
import type { Span } from '../model/span';
import { problem } from '../problems/report';
import type { KnownProblem } from '../problems/table';
import type { AnnotationPlaces } from '../annotation-file/parse/parse';

/** Quotes that need a check by a person: lost, not certain, or with changed words. Spans are those
 * of the entry's `quote` in the annotation file. */
export function placeProblems(
  placed: readonly PlacedAnnotation[],
  places: AnnotationPlaces,
): KnownProblem[] {
  const problems: KnownProblem[] = [];
  for (const one of placed) {
    const { id, quote } = one.annotation;
    const span = quoteSpan(places, id);
    const state = anchorState(one);
    if (state === 'orphaned') problems.push(problem('quote-orphaned', span, quotedWords(quote)));
    else if (state === 'uncertain') problems.push(uncertainProblem(one, span));
    if (quote.some(({ was }) => was !== undefined)) {
      problems.push(problem('quote-changed', span, confirmedWords(quote)));
    }
  }
  return problems;
}

function uncertainProblem({ annotation, places }: PlacedAnnotation, span: Span): KnownProblem {
  const { code, change } = placeDoubt(places);
  return problem(code, span, quotedWords(annotation.quote), ...change);
}

/** The problem of an uncertain place, with what changed beside the first part that may have another
 * speaker, where that is known: “Blinken” → “Wang”. */
export function placeDoubt(places: readonly Place[]): {
  readonly code: 'quote-uncertain' | 'quote-names' | 'quote-speaker';
  readonly change: readonly string[];
} {
  const beside = places.find((place) => place.beside)?.beside;
  if (!beside) return { code: 'quote-uncertain', change: [] };
  const words = [beside.was, beside.now];
  if (words.every((one) => one === '')) return { code: 'quote-names', change: [] };
  const [was, now] = words.map((one) => (one === '' ? '–' : `“${one}”`));
  return { code: 'quote-speaker', change: [`${was} → ${now}`] };
}

/** As the annotation file has them; a long quote is shortened where it is shown. */
export function quotedWords(quote: readonly QuotePart[]): string {
  return quote.map(({ exact }) => exact).join(' […] ');
}

/** The words that were last confirmed. */
export function confirmedWords(quote: readonly QuotePart[]): string {
  return quote.map(({ exact, was }) => was ?? exact).join(' […] ');
}

function quoteSpan(places: AnnotationPlaces, id: string): Span {
  const found = places.get(id);
  return found?.quote ?? found?.entry ?? { start: 0, end: 0 };
}
