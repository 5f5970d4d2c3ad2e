import type { QuotePart } from '../../model/annotation';
import type { ChangedBeside } from '../../model/place';
import type { Span } from '../../model/span';
import { speakerAbove } from './frame';
import type { Outline } from './outline';
import { matchSide, sameSide, type SideMatch } from './matchSide';
import { changedNames } from './names';
import { BORDER, isEnd, sideAt, storedSide, type Side, type SideName } from './side';

/** Why the stored context does not prove that the words have the same speaker at a place and, at
 * another start than the stored one, that they are the same words; undefined where it does.
 * `isThere`: it is known that they are the same words. `span`: the quote's words in the text. A
 * side that was not stored is no evidence; a quote written by hand, without a start, is trusted. */
export function contextDoubt(
  text: string,
  part: QuotePart,
  span: Span,
  isThere: boolean,
  outline: () => Outline,
): ContextDoubt | undefined {
  const { prefix = '', suffix = '', start, exact } = part;
  if (part.prefix === undefined && part.suffix === undefined) return {};
  // A quote at the beginning of the text is checked beyond the stored characters.
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

/** Why the words may have another speaker, with the difference where it is known. */
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

/** The stored part of the paragraph above, beyond the border. Another paragraph may be there now;
 * but the same one, edited, has the same names. */
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

/** Without the outermost word where that may be cut off. */
function paragraphBeyond(side: Side | undefined, border: number): readonly string[] {
  const beyond = side?.tokens.slice(border + 1) ?? [];
  const end = beyond.indexOf(BORDER);
  return beyond.slice(0, end).filter((token) => !isEnd(token));
}

/** Whether a heading or the label of another paragraph names the speaker: a quote that moved to
 * other paragraphs may then be below another speaker. */
function hasSpeakerAbove(text: string, outline: Outline, span: Span): boolean {
  const { heading, label } = speakerAbove(text, outline, span.start);
  return heading !== '' || label !== '';
}

/** Whether the stored context is there to the character; then the words need not be compared. */
function stands(text: string, { prefix = '', suffix = '' }: QuotePart, span: Span): boolean {
  const from = span.start - prefix.length;
  return from >= 0 && text.startsWith(prefix, from) && text.startsWith(suffix, span.end);
}

/** Whether this many letters of context prove a quote of that length, in UTF-16 units, in another
 * place than its own: they are enough, or it is a paragraph too long to be there by chance. */
export function isEnough(length: number, letters: number): boolean {
  return letters >= ENOUGH || length + letters >= PARAGRAPH;
}

const ENOUGH = 8;
const PARAGRAPH = 24;

/** Allows for added white space or letters. */
const SLACK = 32;
const LEAST_PLAIN = 24;
