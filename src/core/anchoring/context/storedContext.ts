import type { QuotePart } from '../../model/annotation';
import type { ChangedBeside } from '../../model/place';
import type { Span } from '../../model/span';
import { speakerAbove } from './frame';
import type { Outline } from './outline';
import { matchSide, sameSide, type SideMatch } from './matchSide';
import { changedNames } from './names';
import { BORDER, isEnd, sideAt, storedSide, type Side, type SideName } from './side';

/** Why the stored context does not show that the words are in the same mouth at a place, and, at another
 * start than the stored one, that they are the same words; undefined where it does. `isThere`: that they
 * are the same is known. A side that was not stored says nothing, and a quote written by hand, without a
 * start, is taken at its word. `span`: of the quote's words in the text. */
export function contextDoubt(
  text: string,
  part: QuotePart,
  span: Span,
  isThere: boolean,
  outline: () => Outline,
): ContextDoubt | undefined {
  const { prefix = '', suffix = '', start, exact } = part;
  if (part.prefix === undefined && part.suffix === undefined) return {};
  // A quote at the beginning of the text has more to ask than the stored characters.
  const isPlain = prefix.length >= LEAST_PLAIN && prefix.length !== start;
  if (isPlain && suffix.length >= LEAST_PLAIN && stands(text, part, span)) return undefined;
  const before = matchStored(text, part, span, 'before');
  const after = matchStored(text, part, span, 'after');
  const beside = before.difference ?? after.difference;
  if (beside) return { beside };
  const { border } = before;
  const above = border === undefined ? undefined : neighbourAbove(text, part, span, border);
  if (above?.difference) return { beside: above.difference };
  if (above?.isOther && hasSpeakerAbove(text, outline(), span)) return {};
  const letters = before.letters + after.letters;
  return isThere || start === undefined || isEnough(exact.length, letters) ? undefined : {};
}

/** Why the words may be in another mouth, with what differs where that is known. */
export interface ContextDoubt {
  readonly beside?: ChangedBeside;
}

function matchStored(text: string, part: QuotePart, span: Span, name: SideName): SideMatch {
  const known = storedSide(part, name);
  return known ? matchSide(known, sideBeside(text, part, span, name), name) : sameSide(0);
}

function sideBeside(text: string, part: QuotePart, span: Span, name: SideName): Side {
  const length = (name === 'before' ? part.prefix : part.suffix)?.length ?? 0;
  const offset = name === 'before' ? span.start : span.end;
  return sideAt(text, name, offset, length + SLACK, 'with labels');
}

/** What was stored of the paragraph above, beyond the border. Another one may stand there now; but the same one,
 * edited, has the same names. */
function neighbourAbove(text: string, part: QuotePart, span: Span, border: number): Neighbour {
  const words = paragraphBeyond(storedSide(part, 'before'), border);
  const there = paragraphBeyond(sideBeside(text, part, span, 'before'), border);
  const isOther = words.some((word, i) => word !== there[i]);
  return {
    isOther,
    difference: isOther ? changedNames(words, there.slice(0, words.length)) : undefined,
  };
}

interface Neighbour {
  readonly isOther: boolean;
  readonly difference: ChangedBeside | undefined;
}

/** Without its outermost word where that may be cut. */
function paragraphBeyond(side: Side | undefined, border: number): readonly string[] {
  const beyond = side?.tokens.slice(border + 1) ?? [];
  const end = beyond.indexOf(BORDER);
  return beyond.slice(0, end).filter((token) => !isEnd(token));
}

/** Whether a heading or the label of another paragraph says who speaks: beneath other paragraphs than it
 * stood, the quote may have come beneath another one. */
function hasSpeakerAbove(text: string, outline: Outline, span: Span): boolean {
  const { heading, label } = speakerAbove(text, outline, span.start);
  return heading !== '' || label !== '';
}

/** To the letter: then the words need not be read. */
function stands(text: string, { prefix = '', suffix = '' }: QuotePart, span: Span): boolean {
  const from = span.start - prefix.length;
  return from >= 0 && text.startsWith(prefix, from) && text.startsWith(suffix, span.end);
}

/** Whether so many letters of context prove a quote of that length, in UTF-16 units, in another place than
 * its own: they are enough, or it is a paragraph that is too long to stand there by chance. */
export function isEnough(length: number, letters: number): boolean {
  return letters >= ENOUGH || length + letters >= PARAGRAPH;
}

const ENOUGH = 8;
const PARAGRAPH = 24;

/** What stands there may be longer: white space, a letter too many. */
const SLACK = 32;
const LEAST_PLAIN = 24;
