import type { QuotePart } from '../../model/annotation';
import type { PlacedAnnotation } from '../../model/place';
import { unionOf, type Span } from '../../model/span';
import { sentenceAt } from '../../text/sentences/sentences';
import { isQuoted, labelPiece, quoteText } from './label';

/** A stretch of the sentence around a quote. All texts are safe labels; those of the quote have its
 * quotation marks. */
export interface SentencePart {
  readonly text: string;
  readonly isQuote: boolean;
}

/** A quote in its sentences, cut from its article's text. The quote alone where the text is not
 * known, or does not have these words at the quote's place. `mostWords` and `mostAround`: the
 * longest quote, and the longest text on each side of it, in UTF-16 units. */
export function quoteInSentence(
  text: string | undefined,
  { annotation: { quote }, places }: PlacedAnnotation,
  mostWords: number,
  mostAround = MOST_AROUND,
): readonly SentencePart[] {
  const alone = [{ text: quoteText(quote, mostWords), isQuote: true }];
  if (text === undefined) return alone;
  const spans = quote.map((part, at) => spanOf(text, part, places[at]?.span));
  const found = spans.flatMap((span) => span ?? []).sort((a, b) => a.start - b.start);
  if (found.length === 0 || found.length < quote.length) return alone;
  const parts: SentencePart[] = [];
  const add = (part: string, isQuote: boolean): void => {
    if (part !== '') parts.push({ text: part, isQuote });
  };
  // Overlapping parts are joined, so that no word is repeated.
  for (const [at, { sentence, quotes }] of sentencesOf(text, unionOf(found)).entries()) {
    if (at > 0) add(' […] ', false);
    let from = sentence.start;
    for (const { start, end } of quotes) {
      // Quotation marks of the text around the quote stand for its own.
      const isMarked =
        start > from && end < sentence.end && isQuoted(text.slice(start - 1, end + 1));
      const before = text.slice(from, isMarked ? start - 1 : start);
      add(lastWords(labelPiece(before, LONGEST), mostAround), false);
      add(quoteText([{ exact: text.slice(start, end) }], mostWords), true);
      from = isMarked ? end + 1 : end;
    }
    add(labelPiece(text.slice(from, sentence.end), mostAround), false);
  }
  return parts;
}

/** All parts in one line. */
export function sentenceText(parts: readonly SentencePart[]): string {
  return parts.map(({ text }) => text).join('');
}

/** Of an endless sentence. */
const MOST_AROUND = 300;
const LONGEST = 20_000;

/** The text before a quote is cut at its beginning. */
function lastWords(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = text.slice(-most);
  return `…${end.slice(Math.max(0, end.search(/\s/u)))}`;
}

/** Undefined where other words are now at that place: typed since, or changed by another
 * program. */
function spanOf(text: string, { exact }: QuotePart, span: Span | undefined): Span | undefined {
  if (!span) return undefined;
  return flat(text.slice(span.start, span.end)) === flat(exact) ? span : undefined;
}

function flat(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

interface QuotedSentence {
  readonly sentence: Span;
  readonly quotes: readonly Span[];
}

/** The sentences of spans in text order, each once; a quote of several sentences makes one of
 * them. */
function sentencesOf(text: string, spans: readonly Span[]): readonly QuotedSentence[] {
  const found: QuotedSentence[] = [];
  for (const span of spans) {
    const first = sentenceAt(text, span.start);
    const last = sentenceAt(text, Math.max(span.start, span.end - 1));
    const start = Math.min(first?.start ?? span.start, span.start);
    const end = Math.max(last?.end ?? span.end, span.end);
    const before = found.at(-1);
    if (before && start < before.sentence.end) {
      found[found.length - 1] = {
        sentence: { start: before.sentence.start, end: Math.max(before.sentence.end, end) },
        quotes: [...before.quotes, span],
      };
    } else found.push({ sentence: { start, end }, quotes: [span] });
  }
  return found;
}
