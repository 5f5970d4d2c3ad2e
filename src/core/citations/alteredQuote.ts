import { alignWords } from '../anchoring/align/alignWords';
import { isCharacter, readWords, wordEnd, type TextWords } from '../anchoring/search/textWords';
import type { QuotePart } from '../model/annotation';
import { foldWords } from '../text/folding/fold';
import { LEAST_WORDS } from './quotation';

/** A few words around the first change of a quotation, as they are quoted and as they were
 * annotated. */
export interface AlteredQuote {
  readonly quoted: string;
  readonly annotated: string;
}

/** Whether a quotation has most of its words, in their order, from the cited quote and what is
 * stored around it, with fewer changes than words kept, of which two are long: other quotations, of
 * which one in three thousand does by chance, share short words. Only words are compared: neither
 * capital letters nor punctuation, hyphens or Markdown. An ellipsis and square brackets may stand
 * for anything, as style guides have it: words left out, put in or changed. Words beyond what the
 * annotation stores are not judged. */
export function alteredQuote(
  quotation: string,
  quote: readonly QuotePart[],
): AlteredQuote | undefined {
  const pieces = plainText(quotation)
    .split(OPEN_CHANGE)
    .map((piece) => readWords(piece))
    .filter(({ count }) => count > 0);
  const words = sumOf(pieces, ({ count }) => count);
  const annotated = readWords(plainText(quote.map(withContext).join(' ')));
  if (words < LEAST_WORDS || annotated.count * words > MOST_PAIRS) return undefined;
  const altered = piecesNotIn(annotated, pieces);
  if (altered.size === 0) return undefined;
  const compared = pieces.map((piece) => ({ piece, ...comparePiece(piece, annotated) }));
  const isLikely =
    sumOf(compared, ({ same }) => same) > sumOf(compared, ({ changes }) => changes) &&
    sumOf(compared, ({ long }) => long) >= LEAST_LONG;
  if (!isLikely) return undefined;
  return compared.find(({ piece, first }) => first && altered.has(piece))?.first;
}

const LEAST_LONG = 2;
/** In letters. */
const LONG_WORD = 4;

/** Limits the cost of long quotations from long quotes. */
const MOST_PAIRS = 2_000_000;

/** An ellipsis, or a word with something in square brackets. */
const OPEN_CHANGE = /\.(?:\s?\.){2,}|[\p{L}\p{M}\p{N}]*\[[^[\]]*\][\p{L}\p{M}\p{N}]*/u;

/** Without marks of block quotes, links, tags and escapes of Markdown; folded as editions of a text
 * are; with the letters of ligatures and the dots of an ellipsis. */
function plainText(markdown: string): string {
  const plain = markdown
    .replace(/^[ \t]*>[> \t]*/gmu, '')
    .replace(/(?<!\\)<[^<>\n]*>/gu, '')
    .replace(/(?<!\\)\[([^[\]\n]*)\]\([^()\s]*\)/gu, '$1')
    .replace(/&nbsp;/gu, ' ')
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1');
  return foldWords(plain.normalize('NFKC'));
}

/** A stored context may begin and end within a word, which is left out. */
function withContext({ exact, prefix = '', suffix = '' }: QuotePart): string {
  return prefix.replace(/^\S+/u, '') + exact + suffix.replace(/\S+$/u, '');
}

function sumOf<T>(all: readonly T[], count: (one: T) => number): number {
  return all.reduce((sum, one) => sum + count(one), 0);
}

/** The pieces that are not there as whole words, each behind the one before. Letters are compared
 * without what is between the words, so that a hyphen at the end of a line separates nothing. */
function piecesNotIn(words: TextWords, pieces: readonly TextWords[]): ReadonlySet<TextWords> {
  const whole = lettersOf(words);
  let from = 0;
  const missing = pieces.filter((piece) => {
    const { text } = lettersOf(piece);
    let at = whole.text.indexOf(text, from);
    while (at >= 0 && !(whole.borders.has(at) && whole.borders.has(at + text.length))) {
      at = whole.text.indexOf(text, at + 1);
    }
    if (at >= 0) from = at + text.length;
    return at < 0;
  });
  return new Set(missing);
}

/** The letters of all words, and the offsets where a word begins or ends. */
function lettersOf(words: TextWords): { text: string; borders: ReadonlySet<number> } {
  let text = '';
  const borders = new Set([0]);
  for (let word = 0; word < words.count; word++) {
    text += words.text.slice(words.starts[word], wordEnd(words, word)).toLowerCase();
    borders.add(text.length);
  }
  return { text, borders };
}

interface Compared {
  readonly same: number;
  /** Those of them that are long, or characters of a script without spaces. */
  readonly long: number;
  /** Words that are others in the quotation, are not there, or are there alone. */
  readonly changes: number;
  readonly first: AlteredQuote | undefined;
}

function comparePiece(piece: TextWords, annotated: TextWords): Compared {
  const partners = [...alignWords(piece, annotated, 0, annotated.count)];
  const start = partners.findIndex((partner) => partner >= 0);
  const end = partners.findLastIndex((partner) => partner >= 0) + 1;
  const isBefore = (word: number): boolean => word < start && partners[start] === 0;
  const isBehind = (word: number): boolean =>
    word >= end && partners[end - 1] === annotated.count - 1;
  let [same, long, changes] = [0, 0, 0];
  let next = partners[start] ?? 0;
  let first: AlteredQuote | undefined;
  partners.forEach((partner, word) => {
    const isSame = partner >= 0 && piece.keys[word] === annotated.keys[partner];
    const skipped = partner >= 0 ? partner - next : 0;
    if (isSame) same++;
    else changes++;
    if (isSame && isLong(piece, word)) long++;
    changes += skipped;
    if ((!isSame || skipped > 0) && !isBefore(word) && !isBehind(word)) {
      first ??= { quoted: wordsAround(piece, word), annotated: wordsAround(annotated, next) };
    }
    if (partner >= 0) next = partner + 1;
  });
  return { same, long, changes, first };
}

function isLong(words: TextWords, word: number): boolean {
  const length = wordEnd(words, word) - (words.starts[word] ?? 0);
  return length >= LONG_WORD || isCharacter(words, word);
}

function wordsAround(words: TextWords, word: number): string {
  const from = Math.max(0, word - AROUND);
  const to = Math.min(words.count, word + AROUND + 1);
  const shown = words.text.slice(words.starts[from], wordEnd(words, to - 1));
  return `${from > 0 ? '… ' : ''}${shown}${to < words.count ? ' …' : ''}`;
}

const AROUND = 5;
