import { KIND } from '../text/folding/units';
import { wholeEnd } from '../text/folding/wholeCharacter';
import type { Span } from '../model/span';
import { foldWords } from '../text/folding/fold';
import { wordTest, type Expression } from './expression';
import { eachToken, kindAt, kindBefore, type Token } from './wordTokens';

/** Finds an expression in texts: its places in text order, without overlaps, as UTF-16 offsets. A
 * generator that yields the offset reached after each step of about the given number of units.
 * Linear in the text. */
export type ExpressionSearch = (
  text: string,
  from: number,
  unitsPerSlice?: number,
) => Generator<number, Span[]>;

/** Compiles an expression; the same search serves any number of texts. */
export function expressionSearch(expression: Expression): ExpressionSearch {
  const { words } = expression;
  const bitsOf = wordTest(expression);
  const whole = 1 << (words.length - 1);
  const firstWord = firstWordOf(expression);
  return function* (text, from, unitsPerSlice = Infinity) {
    const found: Span[] = [];
    /** The last words read of the text, as many as the expression has. */
    const last: Token[] = [];
    // Bit i: the first i + 1 words of the expression end at the last word (shift-and, Baeza-Yates
    // and Gonnet 1992).
    let state = 0;
    let free = from;
    const take = (token: Token): void => {
      const before = last.at(-1);
      last.push(token);
      if (last.length > words.length) last.shift();
      const bits = bitsOf(text.slice(token.start, token.end));
      let next = (state << 1) & bits;
      if (next !== 0) next &= gapBits(expression, text.slice(before?.end ?? 0, token.start));
      state = next | (bits & 1);
      if ((state & whole) === 0) return;
      const start = last[0]?.start ?? token.start;
      const stop = ending(expression, text, token);
      if (start < free || !hasBorders(text, last, stop)) return;
      const end = wholeEnd(text, start, stop, text.length);
      if (end < 0) return;
      found.push({ start, end });
      free = end;
    };
    if (firstWord && unitsPerSlice === Infinity) {
      const seek = firstWord(text);
      for (let at = from; at < text.length;) {
        if (state === 0) at = seek(at);
        at = eachToken(text, at, Math.min(text.length, at + SEEN_TOGETHER), take);
      }
      return found;
    }
    for (let at = from; at < text.length;) {
      at = eachToken(text, at, Math.min(text.length, at + unitsPerSlice), take);
      if (at < text.length) yield at;
    }
    return found;
  };
}

/** UTF-16 units read as one step where the first word may be; where it may be anywhere, a step
 * costs little. */
const SEEN_TOGETHER = 64;

/** The words of the expression before which this gap is allowed, as bits. */
function gapBits({ words }: Expression, between: string): number {
  const gap = foldWords(between);
  let bits = 0;
  for (const [index, word] of words.entries()) if (word.gap === gap) bits |= 1 << index;
  return bits;
}

/** An open ending in Hangul includes the syllables up to the word's end. */
function ending({ words }: Expression, text: string, { end, single }: Token): number {
  if (!single || words.at(-1)?.open !== true) return end;
  let at = end;
  while ((kindAt(text, at) & KIND.freeAfter) !== 0)
    at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}

/** Borders as for aliases: none is needed beside characters of scripts without spaces, and none
 * after Hangul, since particles follow. */
function hasBorders(text: string, tokens: readonly Token[], end: number): boolean {
  const start = tokens[0]?.start ?? 0;
  const before = kindBefore(text, start);
  if ((before & KIND.word) !== 0 && (kindAt(text, start) & KIND.free) === 0) return false;
  if ((kindAt(text, end) & KIND.word) === 0) return true;
  return tokens.at(-1)?.single === true;
}

/** For one text and an offset: a later or equal offset before which the first word of an expression
 * does not begin, and which is not inside a word; the text's length where it does not occur. Must
 * be called with growing offsets. */
type FirstWordSeeker = (from: number) => number;

/** Finds where the first word of an expression may be, by regular expressions, which read a text
 * much faster than the tokeniser does. Undefined where the folded word has letters other than
 * plain ones: then any word may match. */
function firstWordOf({ words }: Expression): ((text: string) => FirstWordSeeker) | undefined {
  const folded = words[0]?.folded ?? '';
  if (!/^[a-z0-9_]+$/.test(folded)) return undefined;
  const plain = new RegExp(folded, 'gi');
  // Other characters may fold to plain ones: é, ß, a letter with an accent behind it, a soft hyphen
  // within a word.
  const other = /[^\x00-\x7f]/g;
  return (text) => {
    let plainAt = -1;
    let otherAt = -1;
    return (from) => {
      if (plainAt < from) plainAt = indexOf(plain, text, from);
      if (otherAt < from) otherAt = indexOf(other, text, from);
      let at = Math.min(plainAt, otherAt);
      if (at === text.length) return at;
      // It may be inside a word; white space never is.
      while (at > from && text.charCodeAt(at - 1) > SPACE) at--;
      return at;
    };
  };
}

const SPACE = 0x20;

function indexOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}
