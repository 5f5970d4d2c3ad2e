import { searchFold } from '../query/searchText';
import { foldWords } from '../text/folding/fold';
import { eachToken } from './wordTokens';

/** A word or a phrase to be searched by a concordance. */
export interface Expression {
  /** As typed. */
  readonly text: string;
  readonly words: readonly ExpressionWord[];
}

export interface ExpressionWord {
  /** Folded: case and accents do not count. */
  readonly folded: string;
  /** Followed by `*`: with any ending. */
  readonly open: boolean;
  /** The text between the previous word and this one, folded; empty for the first. */
  readonly gap: string;
}

export type ParsedExpression =
  | { readonly kind: 'expression'; readonly expression: Expression }
  /** `no words`: there is nothing to search; `star`: a `*` elsewhere than at a word's end; `long`:
   * more than thirty words. */
  | { readonly kind: 'problem'; readonly problem: 'no words' | 'star' | 'long' };

/** As many as there are usable bits in a number. */
const MOST_WORDS = 30;

/** Reads an expression: whole words in a row, `*` at the end of a word for any ending. Quotation
 * marks and other signs around it are ignored, those between its words count. `literal`: words of a
 * text, in which a star is a sign like any other. */
export function parseExpression(text: string, literal = false): ParsedExpression {
  const words: ExpressionWord[] = [];
  let end = 0;
  let problem: 'star' | undefined;
  /** The text between the last word and the next, without a star that belongs to the last. */
  const gapTo = (next: number): string => {
    const between = text.slice(end, next);
    if (literal) return between;
    const last = words.at(-1);
    const isOpen = last !== undefined && between.startsWith('*');
    if (isOpen) words[words.length - 1] = { ...last, open: true };
    const gap = isOpen ? between.slice(1) : between;
    // Nothing behind the star: it is within a word.
    if (gap.includes('*') || (isOpen && gap === '' && next < text.length)) problem = 'star';
    return gap;
  };
  eachToken(text, 0, text.length, (token) => {
    const gap = gapTo(token.start);
    const folded = searchFold(text.slice(token.start, token.end));
    words.push({ folded, open: false, gap: words.length === 0 ? '' : foldWords(gap) });
    end = token.end;
  });
  gapTo(text.length);
  if (problem) return { kind: 'problem', problem };
  if (words.length === 0) return { kind: 'problem', problem: 'no words' };
  if (words.length > MOST_WORDS) return { kind: 'problem', problem: 'long' };
  return { kind: 'expression', expression: { text: text.trim(), words } };
}

/** Returns which words of the expression match a word of the text, as bits. Caches short words,
 * since a text has few different ones; longer ones would keep the text they were cut from in
 * memory. */
export function wordTest({ words }: Expression): (word: string) => number {
  const known = new Map<string, number>();
  const bitsOf = (word: string): number => {
    const folded = searchFold(word);
    let bits = 0;
    for (const [index, { folded: wanted, open }] of words.entries()) {
      if (open ? folded.startsWith(wanted) : folded === wanted) bits |= 1 << index;
    }
    return bits;
  };
  return (word) => {
    if (word.length > LONGEST_KNOWN) return bitsOf(word);
    let bits = known.get(word);
    if (bits === undefined) {
      bits = bitsOf(word);
      // Limits the memory that a text of very many different words takes.
      if (known.size > MOST_KNOWN) known.clear();
      known.set(word, bits);
    }
    return bits;
  };
}

/** V8 copies shorter substrings. */
const LONGEST_KNOWN = 12;
const MOST_KNOWN = 100_000;
