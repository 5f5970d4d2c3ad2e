import type { QuotePart } from '../model/annotation';
import type { Span } from '../model/span';
import { foldText, foldWords } from '../text/fold';
import { graphemeCeiling, graphemeFloor } from '../text/graphemes';
import { countOccurrences, visitOccurrences } from './occurrences';

/** Context of words that stand once in the text, in UTF-16 units on each side. */
const CONTEXT_OF_ONE = 32;
/** Lengths that are tried for words that stand in several places. */
const CONTEXTS_OF_TWINS = [64, 128, 256] as const;

/** How a span is remembered in an annotation file: its words, with 32 characters of context on each
 * side where the words stand only once, in whatever spelling (`foldText`), else with more (64 to 256)
 * until words and context together do; where no context singles it out, `occurrence` counts the equal
 * places. So the length of the context also says whether the words had a twin (`hadTwins`), which is
 * all that tells a quote from its twin once one of them was deleted.
 *
 * The span should be at grapheme borders (`snapToGraphemes`), and contexts are cut at such borders. It
 * costs folding the text, which several spans can share, and a pass over it. A text that is too long
 * to be folded in one go counts as one in which the words have twins: the longer context can only make
 * a place uncertain that was sure, never sure what was not. */
export function describeSpan(
  text: string,
  span: Span,
  folded: string | undefined = foldedToDescribe(text),
): QuotePart {
  const exact = text.slice(span.start, span.end);
  const isOnly = folded !== undefined && countOccurrences(folded, foldWords(exact), 2) <= 1;
  let prefix = '';
  let suffix = '';
  for (const length of isOnly ? [CONTEXT_OF_ONE] : CONTEXTS_OF_TWINS) {
    prefix = text.slice(contextStart(text, span.start, length), span.start);
    suffix = text.slice(span.end, contextEnd(text, span.end, length));
    const whole = prefix + exact + suffix;
    if (isOnly || countOccurrences(text, whole, 2) <= 1) {
      return part(undefined);
    }
  }
  return part(occurrenceOf(text, prefix + exact + suffix, span.start - prefix.length));

  function part(occurrence: readonly [number, number] | undefined): QuotePart {
    return { exact, prefix, suffix, start: span.start, occurrence, was: undefined };
  }
}

/** What several spans of one text can share; undefined for a text that is too long for it. */
export function foldedToDescribe(text: string): string | undefined {
  return text.length <= LONGEST_FOLDED ? foldText(text).text : undefined;
}

/** In UTF-16 units: folding so much takes a tenth of a second. */
const LONGEST_FOLDED = 8_000_000;

/** False where the words stood only once when they were described, as far as the length of the context
 * tells: a context written by another program, or by hand, is taken at its word. */
export function hadTwins({ exact, prefix = '', suffix = '' }: QuotePart): boolean {
  if (prefix.length >= LEAST_OF_TWINS || suffix.length >= LEAST_OF_TWINS) return true;
  // A short text: the context is all there was.
  return exact !== '' && countOccurrences(prefix + exact + suffix, exact, 2) > 1;
}

// Contexts are lengthened to the border of a character; between the two lengths there is room.
const LEAST_OF_TWINS = 48;

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
