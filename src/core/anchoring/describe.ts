import type { QuotePart } from '../model/annotation';
import type { Span } from '../model/span';
import { foldText, foldWords } from '../text/folding/fold';
import { graphemeCeiling, graphemeFloor } from '../text/graphemes';
import { sentenceAt } from '../text/sentences/sentences';
import { countOccurrences, visitOccurrences } from './search/occurrences';

/** Context beyond the quote's sentence, in UTF-16 units on each side: it often names the
 * speaker. */
const BEYOND_SENTENCE = 32;
/** In UTF-16 units on each side. */
const LONGEST_CONTEXT = 256;
/** The minimum lengths that are tried for words that occur in several places. */
const CONTEXTS_OF_REPEATED = [64, 128, LONGEST_CONTEXT] as const;

/** Describes a span for an annotation file: its words; the rest of their sentence with 32
 * characters beyond on each side, at most 256, so that another speaker or a denial beside the
 * words is noticed; `repeated` for words that occur in several places, in any spelling
 * (`foldText`). For those the context grows (64 to 256 characters) until words and context
 * together are unique; where they never are, `occurrence` counts the equal places. UTF-16 offsets.
 *
 * The span should be at grapheme borders (`snapToGraphemes`), and contexts are cut at such
 * borders. Reads the whole text; several spans can share the folded text. In a text that is too
 * long to be folded all words count as repeated: that can only make a place uncertain. */
export function describeSpan(
  text: string,
  span: Span,
  folded: string | undefined = foldedToDescribe(text),
): QuotePart {
  const exact = text.slice(span.start, span.end);
  const repeated = folded === undefined || countOccurrences(folded, foldWords(exact), 2) > 1;
  const [before, after] = reachOfSentence(text, span);
  let prefix = '';
  let suffix = '';
  for (const least of repeated ? CONTEXTS_OF_REPEATED : [0]) {
    prefix = text.slice(contextStart(text, span.start, Math.max(before, least)), span.start);
    suffix = text.slice(span.end, contextEnd(text, span.end, Math.max(after, least)));
    if (!repeated || countOccurrences(text, prefix + exact + suffix, 2) <= 1) {
      return part(undefined);
    }
  }
  return part(occurrenceOf(text, prefix + exact + suffix, span.start - prefix.length));

  function part(occurrence: readonly [number, number] | undefined): QuotePart {
    return { exact, prefix, suffix, start: span.start, repeated, occurrence, was: undefined };
  }
}

/** How much context is stored on each side, in UTF-16 units, before it is extended to grapheme
 * borders. */
function reachOfSentence(text: string, { start, end }: Span): readonly [number, number] {
  const first = sentenceAt(text, start);
  const last = first && end <= first.end ? first : sentenceAt(text, Math.max(start, end - 1));
  const reach = (rest: number): number =>
    Math.min(LONGEST_CONTEXT, Math.max(0, rest) + BEYOND_SENTENCE);
  return [reach(start - (first?.start ?? start)), reach((last?.end ?? end) - end)];
}

/** The folded text that several spans of one text can share; undefined for a text that is too long
 * for it. */
export function foldedToDescribe(text: string): string | undefined {
  return text.length <= LONGEST_FOLDED ? foldText(text).text : undefined;
}

/** In UTF-16 units: folding a longer text would take too long. */
const LONGEST_FOLDED = 8_000_000;

/** False where the words were unique when they were described. Files from before the key `repeated`
 * show it by the length of the context, 32 characters or from 64 on; a context written by another
 * program, or by hand, is trusted. */
export function hadTwins({ exact, prefix = '', suffix = '', repeated }: QuotePart): boolean {
  if (repeated !== undefined) return repeated;
  if (prefix.length >= LEAST_OF_TWINS || suffix.length >= LEAST_OF_TWINS) return true;
  // A short text: the context is the whole rest of it.
  return exact !== '' && countOccurrences(prefix + exact + suffix, exact, 2) > 1;
}

// Contexts are extended to grapheme borders; between the two lengths there is room for that.
const LEAST_OF_TWINS = 48;

/** The rank of the place among the equal ones, from 1, and their number. */
function occurrenceOf(text: string, words: string, start: number): readonly [number, number] {
  const starts = startsOf(text, words);
  return [firstBeyond(starts, start), starts.length];
}

/** Many quotes of one text may have the same words around them, as in a table. */
function startsOf(text: string, words: string): Int32Array {
  if (known?.text !== text || known.count > MOST_STARTS) {
    known = { text, count: 0, starts: new Map() };
  }
  const before = known.starts.get(words);
  if (before) return before;
  const found: number[] = [];
  visitOccurrences(text, words, (at) => {
    found.push(at);
    return true;
  });
  const starts = Int32Array.from(found);
  known.starts.set(words, starts);
  known.count += starts.length;
  return starts;
}

let known:
  { readonly text: string; count: number; readonly starts: Map<string, Int32Array> } | undefined;

/** Of all words that are kept; four bytes each. */
const MOST_STARTS = 1_000_000;

/** How many of the ascending numbers are at most `limit`. */
function firstBeyond(numbers: Int32Array, limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

// A longer cluster is not a character of any language; it is cut between code points.
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
