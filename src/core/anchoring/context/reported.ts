import type { Span } from '../../model/span';
import { isName, isPronoun, PRONOUN } from './names';
import type { Paragraphs } from './paragraphs';
import { isEnd, lineStart, tokensIn } from './side';

/** Whether words are reported speech whose speaker is not named beside them: inside quotation
 * marks, or with a pronoun in their sentence, and without a name before them (in their paragraph,
 * or only in their sentence) or in what attributes them. Then the paragraph above shows who
 * speaks. */
export function isReportedOfUnnamed(
  text: string,
  paragraphs: Paragraphs,
  span: Span,
  within: 'sentence' | 'paragraph' = 'paragraph',
): boolean {
  const paragraph = paragraphs.spanAt(span.start);
  const closing = quotationEnd(text, span);
  const before = text.slice(Math.max(paragraph.start, span.start - REACH), span.start);
  const from = closing ?? span.end;
  const after = text.slice(from, Math.min(paragraph.end, from + REACH));
  if (closing === undefined && !PRONOUN.test(before) && !PRONOUN.test(after)) return false;
  const own = tokensIn(before);
  // Behind a closed sentence another one follows.
  const isClosed = closing !== undefined && ENDED.test(text.slice(closing - 3, closing - 1));
  const behind = isClosed ? [] : sentenceOf(tokensIn(after));
  const begun = own.slice(own.findLastIndex(isEnd) + 1);
  const isReported = closing !== undefined || [...begun, ...behind].some(isPronoun);
  const ahead = within === 'sentence' ? begun : own;
  return isReported && !holdsName(ahead) && !holdsName(['.', ...behind]);
}

/** In UTF-16 units. */
const REACH = 400;
const ENDED = /[.!?…。！？]/u;

function sentenceOf(words: readonly string[]): readonly string[] {
  const end = words.findIndex(isEnd);
  return end === -1 ? words : words.slice(0, end);
}

/** Whether words name somebody; the first word of a sentence has a capital letter in any case. */
export function holdsName(words: readonly string[]): boolean {
  return words.some((word, i) => i > 0 && !isEnd(words[i - 1]) && isName(word));
}

/** The offset behind the mark that closes the quotation around the end of a span, in its paragraph
 * or in one of the next ones, if each begins with a mark; undefined outside of quotations. A
 * straight mark opens where a word begins. */
export function quotationEnd(text: string, { start, end }: Span): number | undefined {
  const from = Math.max(lineStart(text, start), start - LONGEST);
  const part = text.slice(from, end + LONGEST);
  let isOpen = false;
  for (const { 0: mark, index } of part.matchAll(MARK)) {
    const at = from + index;
    if (at >= end && !isOpen) return undefined;
    if (mark.startsWith('\n')) {
      if (at >= end && !isOpening(text, at + mark.length)) return undefined;
    } else if (isOpening(text, at)) isOpen = true;
    else if (at >= end) return at + 1;
    else isOpen = false;
  }
  return undefined;
}

function isOpening(text: string, at: number): boolean {
  return OPENS.test(text.slice(Math.max(0, at - 1), at + 2));
}

const MARK = /[“”„«»"「」『』]|\n\s*/gu;
const OPENS = /^[\s([—–-]?(?:[“”„»"](?=\S)|[«「『])|^.[「『]/u;
const LONGEST = 4000;
