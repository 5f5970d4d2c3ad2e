import type { QuotePart } from '../../model/annotation';
import type { Span } from '../../model/span';
import { snapToGraphemes } from '../../text/graphemes';
import { alignWords, keptShare } from '../align/alignWords';
import { bestFirst, scoreOf, type Candidate } from '../found';
import { readWords, wordEnd, type TextWords } from './textWords';
import { voteForPlaces, type WordIndex } from './wordIndex';

/** Places of words that are similar to a quote's, with its context: best first, none below
 * `LEAST_SCORE`. The rare words of quote and context vote for places; only around the best three
 * the words are compared one by one, so the cost does not depend on the length of the text. Of a
 * quote of more than 96 words only both ends are compared. Frequent words do not vote, and a quote
 * without rare words has no suggestions. */
export function suggestPlaces(
  index: WordIndex,
  part: QuotePart,
  leastScore = LEAST_SCORE,
): readonly Candidate[] {
  const query = queryOf(part);
  const count = query.end - query.first;
  if (count === 0) return [];
  const found = count > LONGEST ? suggestLong(index, query) : locate(index, query).map(candidateOf);
  return bestFirst(found.filter(({ score }) => score >= leastScore)).slice(0, PLACES);
}

/** Like `suggestPlaces`, for a short text that replaced the quote: its words are compared with all
 * of that text, however little similar. Undefined for a quote of more than 96 words. */
export function suggestIn(text: string, part: QuotePart): Candidate | undefined {
  const query = queryOf(part);
  const count = query.end - query.first;
  if (count === 0 || count > LONGEST) return undefined;
  const words = readWords(text);
  const located = locatedAt(words, query, alignWords(query.words, words, 0, words.count));
  return located && candidateOf(located);
}

/** Below this a suggestion is more often wrong than right (docs/evidence/anchoring.md has the
 * curve). */
const LEAST_SCORE = 0.5;
const PLACES = 3;
const LONGEST = 96;
/** How much of the stored context is compared, in UTF-16 units on each side. More would show who
 * speaks, but adds little to which words are similar. */
const CONTEXT = 32;

/** The words of a quote, or of one end of it, and of its context. */
interface Query {
  readonly words: TextWords;
  /** The quote's words are [first, end). */
  readonly first: number;
  readonly end: number;
  /** The quote in the text of `words`; an edge within a word is extended to the word's edge. */
  readonly span: Span;
}

function queryOf({ exact, prefix = '', suffix = '' }: QuotePart): Query {
  const before = prefix.slice(-CONTEXT);
  const words = readWords(before + exact + suffix.slice(0, CONTEXT));
  return queryIn(words, { start: before.length, end: before.length + exact.length });
}

function queryIn(words: TextWords, span: Span): Query {
  let first = 0;
  while (first < words.count && wordEnd(words, first) <= span.start) first++;
  let end = first;
  while (end < words.count && (words.starts[end] ?? 0) < span.end) end++;
  return { words, first, end, span };
}

/** A query's words at one place of the text. */
interface Located {
  readonly span: Span;
  /** Letters: those of the query's quote that were kept, all of the quote's, and those of the
   * span. */
  readonly kept: number;
  readonly letters: number;
  readonly lettersThere: number;
  readonly keptContext: number;
}

function locate(index: WordIndex, query: Query): readonly Located[] {
  const { words } = index;
  // How many words more or fewer a place can have and still be the same quote.
  const slack = 8 + (query.words.count >> 2);
  return voteForPlaces(index, query.words, PLACES).flatMap((place) => {
    const from = Math.max(0, place - slack);
    const to = Math.min(words.count, place + query.words.count + slack);
    if (from >= to) return [];
    const located = locatedAt(words, query, alignWords(query.words, words, from, to));
    return located ? [located] : [];
  });
}

function locatedAt(words: TextWords, query: Query, partners: Int32Array): Located | undefined {
  const own = Array.from(partners.subarray(query.first, query.end)).filter((word) => word >= 0);
  const [first] = own;
  const last = own.at(-1);
  if (first === undefined || last === undefined) return undefined;
  let kept = 0;
  let letters = 0;
  let keptContext = 0;
  let context = 0;
  partners.forEach((partner, word) => {
    const length = lengthOf(query.words, word);
    const share = partner < 0 ? 0 : keptShare(query.words, word, words, partner);
    if (word >= query.first && word < query.end) {
      letters += length;
      kept += share * length;
    } else {
      context += length;
      keptContext += share * length;
    }
  });
  let lettersThere = 0;
  for (let word = first; word <= last; word++) lettersThere += lengthOf(words, word);
  return {
    span: spanThere(words, query, first, last),
    kept,
    letters,
    lettersThere,
    keptContext: context === 0 ? kept / letters : keptContext / context,
  };
}

function lengthOf(words: TextWords, word: number): number {
  return wordEnd(words, word) - (words.starts[word] ?? 0);
}

/** The span from the first word to the last, with the punctuation at the quote's edges where it is
 * there too; where the quote begins or ends within a word, so does the span, if that word is the
 * same. */
function spanThere(words: TextWords, query: Query, first: number, last: number): Span {
  const { text } = query.words;
  const queryStart = query.words.starts[query.first] ?? 0;
  const queryEnd = wordEnd(query.words, query.end - 1);
  let start = words.starts[first] ?? 0;
  let end = wordEnd(words, last);
  if (query.span.start > queryStart) {
    if (keptShare(query.words, query.first, words, first) === 1)
      start += query.span.start - queryStart;
  } else {
    for (
      let at = queryStart;
      at > query.span.start && text[at - 1] === words.text[start - 1];
      at--
    ) {
      start--;
    }
  }
  if (query.span.end < queryEnd) {
    if (keptShare(query.words, query.end - 1, words, last) === 1) end -= queryEnd - query.span.end;
  } else {
    for (let at = queryEnd; at < query.span.end && text[at] === words.text[end]; at++) end++;
  }
  return snapToGraphemes(words.text, { start, end: Math.max(start, end) });
}

function candidateOf(located: Located): Candidate {
  return { span: located.span, score: scoreOf(keptWords(located), located.keptContext) };
}

/** Twice the kept letters divided by those of both sides (Dice's coefficient): added words count
 * like missing ones. */
function keptWords({ kept, letters, lettersThere }: Located): number {
  return (2 * kept) / (letters + lettersThere);
}

/** Matches both ends of a long quote, each with the context on its side, in all pairs that are
 * about as far apart as the quote is long. */
function suggestLong(index: WordIndex, query: Query): readonly Candidate[] {
  const { words, first, end, span } = query;
  const headEnd = wordEnd(words, first + LONGEST / 2);
  const tailStart = words.starts[end - LONGEST / 2] ?? 0;
  const head = queryIn(readWords(words.text.slice(0, headEnd)), {
    start: span.start,
    end: headEnd,
  });
  const tail = queryIn(readWords(words.text.slice(tailStart)), {
    start: 0,
    end: span.end - tailStart,
  });
  const length = span.end - span.start;
  const tails = locate(index, tail);
  return locate(index, head).flatMap((begin) =>
    tails.flatMap((close) => {
      const whole = { start: begin.span.start, end: close.span.end };
      const ratio = (whole.end - whole.start) / length;
      if (ratio < 0.5 || ratio > 2) return [];
      const keptContext = (begin.keptContext + close.keptContext) / 2;
      const kept = (keptWords(begin) + keptWords(close)) / 2;
      return [{ span: whole, score: scoreOf(kept, keptContext) }];
    }),
  );
}
