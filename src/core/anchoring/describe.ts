import type { QuotePart } from '../model/annotation';
import type { Span } from '../model/span';
import { graphemeCeiling, graphemeFloor } from '../text/graphemes';
import { visitOccurrences } from './occurrences';

/** Lengths of context that are tried, in UTF-16 units on each side. */
const CONTEXT_LENGTHS = [32, 64, 128, 256] as const;

/** How a span is remembered in an annotation file: its words, 32 characters of context on each side,
 * more (up to 256) until words and context together stand in the text only once; where no context
 * singles it out, `occurrence` counts the equal places. The span should be at grapheme borders
 * (`snapToGraphemes`), and contexts are cut at such borders. For one that stands once, as nearly all
 * do, it costs about two `indexOf` passes over the text. */
export function describeSpan(text: string, span: Span): QuotePart {
  const exact = text.slice(span.start, span.end);
  let prefix = '';
  let suffix = '';
  for (const length of CONTEXT_LENGTHS) {
    prefix = text.slice(contextStart(text, span.start, length), span.start);
    suffix = text.slice(span.end, contextEnd(text, span.end, length));
    const whole = prefix + exact + suffix;
    if (standsOnce(text, whole, span.start - prefix.length)) {
      return part(undefined);
    }
  }
  return part(occurrenceOf(text, prefix + exact + suffix, span.start - prefix.length));

  function part(occurrence: readonly [number, number] | undefined): QuotePart {
    return { exact, prefix, suffix, start: span.start, occurrence, was: undefined };
  }
}

/** The rank of the place among the equal ones, from 1, and their number. */
function occurrenceOf(text: string, words: string, start: number): readonly [number, number] {
  let rank = 0;
  let count = 0;
  visitOccurrences(text, words, (at) => {
    count++;
    if (at <= start) rank++;
    return true;
  });
  return [rank, count];
}

function standsOnce(text: string, words: string, start: number): boolean {
  if (words === '') return true;
  return text.indexOf(words) === start && !text.includes(words, start + 1);
}

// A cluster longer than this is no character of a language; it is cut between code points.
const LONGEST_GRAPHEME = 64;

function contextStart(text: string, start: number, length: number): number {
  const wanted = Math.max(0, start - length);
  const border = graphemeFloor(text, wanted);
  return wanted - border <= LONGEST_GRAPHEME ? border : codePointFloor(text, wanted);
}

function contextEnd(text: string, end: number, length: number): number {
  const wanted = Math.min(text.length, end + length);
  const border = graphemeCeiling(text, wanted);
  return border - wanted <= LONGEST_GRAPHEME ? border : codePointFloor(text, wanted);
}

function codePointFloor(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return offset > 0 && code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}
