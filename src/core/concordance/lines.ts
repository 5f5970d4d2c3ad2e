import type { QuotePart } from '../model/annotation';
import type { ArticlePath } from '../model/ids';
import type { Span } from '../model/span';
import { endWithin, startWithin } from '../text/columns';
import { graphemeCeiling, graphemeFloor } from '../text/graphemes';
import { barePart } from '../model/newAnnotation';

/** One mention with the text around it. All texts except those of the quote are one safe line. */
export interface ConcordanceLine extends Span {
  readonly article: ArticlePath;
  /** The date of the article, as written. */
  readonly date: string | undefined;
  /** The text before and after the words, at most CONTEXT_COLUMNS. */
  readonly left: string;
  readonly node: string;
  readonly right: string;
  /** The words with a little context, to find them again after the text has changed. */
  readonly quote: QuotePart;
}

/** An article that mentions are taken from. */
export interface ConcordanceText {
  readonly article: ArticlePath;
  /** Normalised. */
  readonly text: string;
  readonly date: string | undefined;
  /** The offset (UTF-16) where its own words begin: behind the front matter. */
  readonly from: number;
}

/** The widest context that a page shows on each side, in columns. */
export const CONTEXT_COLUMNS = 100;

/** The line of one mention. Reads only its surroundings, and keeps no reference to the text. */
export function lineOf(
  { article, text, date, from }: ConcordanceText,
  { start, end }: Span,
): ConcordanceLine {
  const before = text.slice(Math.max(from, graphemeFloor(text, start - REACH)), start);
  const after = text.slice(end, graphemeCeiling(text, Math.min(text.length, end + REACH)));
  const exact = copied(text.slice(start, end));
  return {
    article,
    date,
    start,
    end,
    left: copied(endWithin(oneLine(before).trimStart(), CONTEXT_COLUMNS)),
    node: copied(startWithin(oneLine(exact), CONTEXT_COLUMNS)),
    right: copied(startWithin(oneLine(after).trimEnd(), CONTEXT_COLUMNS)),
    quote: {
      ...barePart(exact),
      prefix: copied(text.slice(graphemeFloor(text, Math.max(0, start - QUOTE_CONTEXT)), start)),
      suffix: copied(text.slice(end, graphemeCeiling(text, end + QUOTE_CONTEXT))),
      start,
    },
  };
}

/** White space may be long; at most this many UTF-16 units are read. */
const REACH = 400;
/** Long enough to distinguish twins: see `describeSpan`. */
const QUOTE_CONTEXT = 64;

/** Replaces white space by one space and the border of a paragraph by a sign, and removes
 * characters that could reorder the text around it. */
function oneLine(text: string): string {
  return text
    .replace(PARAGRAPH, ' ¶ ')
    .replace(INVISIBLE, '')
    .replace(BREAKING, ' ')
    .replace(/\s+/gu, ' ');
}

const PARAGRAPH = /\s*\n\s*\n\s*/g;
/** Bidirectional controls, byte order marks, tags, joiners without a visible effect: as for
 * labels. */
const INVISIBLE =
  /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;
const BREAKING = /[\p{Cc}\u2028\u2029\p{Cs}]/gu;

/** A copy: a substring keeps the whole text in memory that it was cut from, a joined string only
 * its own characters. */
function copied(text: string): string {
  return ` ${text}`.slice(1);
}
