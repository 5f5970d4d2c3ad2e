import { foldedToDescribe, describeSpan } from '../anchoring/describe';
import { quoteFinder } from '../anchoring/findQuote';
import type { QuotePart } from '../model/annotation';
import type { Span } from '../model/span';
import { snapToGraphemes } from '../text/graphemes';
import { sentenceAt } from '../text/sentences/sentences';
import type { ConcordanceLine } from './lines';

/** What is quoted of a line: the sentence of the mention, or the mention itself. */
export const LINE_QUOTES = ['sentence', 'mention'] as const;

export type LineQuote = (typeof LINE_QUOTES)[number];

export interface QuotedLines {
  /** In text order, without duplicates: several mentions may be in one sentence. */
  readonly quotes: readonly QuotePart[];
  /** The number of lines whose words are gone or uncertain. */
  readonly removed: number;
}

/** The quotes of an article's lines, described for its annotation file. The text may have changed
 * since the lines were found: only what is certainly there is quoted. A generator of one line per
 * step. */
export function* quotesOfLines(
  text: string,
  lines: readonly ConcordanceLine[],
  quoted: LineQuote,
): Generator<undefined, QuotedLines> {
  const finder = quoteFinder(
    text,
    lines.map(({ quote }) => quote),
  );
  const spans = new Map<string, Span>();
  let removed = 0;
  for (const { quote } of lines) {
    const found = finder.find(quote);
    if (found.kind !== 'anchored' && found.kind !== 'moved') removed++;
    else {
      const span = quoted === 'mention' ? found.span : sentenceOf(text, found.span);
      spans.set(`${String(span.start)} ${String(span.end)}`, span);
    }
    yield undefined;
  }
  const folded = foldedToDescribe(text);
  const quotes: QuotePart[] = [];
  for (const span of [...spans.values()].sort((a, b) => a.start - b.start || a.end - b.end)) {
    quotes.push(describeSpan(text, snapToGraphemes(text, span), folded));
    yield undefined;
  }
  return { quotes, removed };
}

/** The sentence with all of the mention, which may extend beyond the sentence's end. */
function sentenceOf(text: string, { start, end }: Span): Span {
  const sentence = sentenceAt(text, start);
  if (!sentence) return { start, end };
  return { start: Math.min(sentence.start, start), end: Math.max(sentence.end, end) };
}
