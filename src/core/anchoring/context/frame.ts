import type { ChangedBeside } from '../../model/place';
import type { Span } from '../../model/span';
import { countWhere } from '../../util/lists';
import { comparable } from './comparable';
import type { Outline } from './outline';
import { endsSentence, lineStart } from './side';

/** The words above a quote, outside of its paragraph, that show who speaks. (The paragraph may have
 * a label of its own.) In the form of `comparable`; '' where there are none. */
export interface SpeakerAbove {
  readonly heading: string;
  /** The label of the speaker's turn beneath that heading. */
  readonly label: string;
}

/** All words outside of the paragraph that show who speaks: also the line above the list, quotation
 * or table around the quote, the line below that names a speaker, and its footnotes. */
export interface Frame extends SpeakerAbove {
  readonly above: string;
  readonly below: string;
  readonly notes: string;
  /** The sign that begins the comment around the quote. */
  readonly comment: string;
}

export function frameAt(text: string, outline: Outline, span: Span): Frame {
  return {
    ...speakerAbove(text, outline, span.start),
    above: comparable(lineAbove(text, span.start)),
    comment: isInComment(outline, span.start) ? '<!--' : '',
    below: comparable(lineBelow(text, span.end)),
    notes: notesOf(text, outline, span),
  };
}

export function speakerAbove(text: string, outline: Outline, offset: number): SpeakerAbove {
  const heading = lastBefore(outline.headings, offset);
  const label = lastBefore(outline.labels, offset);
  const isOwn = label?.start === lineStart(text, offset);
  const isUnderHeading = label && !isOwn && (!heading || heading.start < label.start);
  return { heading: heading?.words ?? '', label: isUnderHeading ? label.words : '' };
}

/** The last short line with a name above an offset, beneath heading and label; '' without one. An
 * item of a list says nothing about other items. */
export function nameLineAbove(
  text: string,
  { headings, labels, lines }: Outline,
  offset: number,
): string {
  const own = lineStart(text, offset);
  const line = lastBefore(lines, own - 1);
  if (!line || (kindOf(text, own) === 'list' && kindOf(text, line.start) === 'list')) return '';
  const isBeneath = [headings, labels].every(
    (all) => (lastBefore(all, own - 1)?.start ?? -1) < line.start,
  );
  return isBeneath ? line.words : '';
}

/** The first difference of two frames. */
export function changedFrame(old: Frame, now: Frame): ChangedBeside | undefined {
  const key = KEYS.find((one) => old[one] !== now[one]);
  return key && changedLine(old[key], now[key]);
}

export function changedLine(was: string, now: string): ChangedBeside {
  return { where: 'frame', was: withoutEnds(was), now: withoutEnds(now) };
}

function withoutEnds(words: string): string {
  return words.replaceAll(/ [.?](?= |$)/g, '');
}

const KEYS = ['heading', 'label', 'above', 'below', 'notes', 'comment'] as const;

/** The last item that begins before the offset; items are in text order. */
function lastBefore<One extends { readonly start: number }>(
  all: readonly One[],
  offset: number,
): One | undefined {
  return all[countWhere(all, ({ start }) => start <= offset) - 1];
}

function isInComment({ comments }: Outline, offset: number): boolean {
  const last = lastBefore(comments, offset);
  return last !== undefined && last.end >= offset;
}

/** The line above the list, quotation or table of an offset, for a table also its head, and for a
 * nested item its parent items; '' elsewhere. */
function lineAbove(text: string, offset: number): string {
  let start = lineStart(text, offset);
  const kind = kindOf(text, start);
  if (kind === undefined || (kind === 'list' && isParagraph(text, start))) return '';
  let first = '';
  let indent = indentOf(text, start);
  const least = offset - FARTHEST;
  while (start > least && start > 0) {
    const end = start - 1;
    start = lineStart(text, end);
    const line = text.slice(start, end);
    if (line.trim() === '') continue;
    if (kindOf(text, start) !== kind && !/^\s/.test(line)) {
      return introduces(line) ? first + line.slice(-LONGEST_LINE) : first;
    }
    if (kind === 'table') first = line.slice(0, LONGEST_LINE);
    const own = indentOf(text, start);
    if (kind === 'list' && own < indent) {
      indent = own;
      first = `${line.slice(0, LONGEST_LINE)}\n${first}`;
    }
  }
  return first;
}

/** Whether a line can introduce a list, quotation or table: the paragraph above numbered paragraphs
 * does not. */
function introduces(line: string): boolean {
  if (/:[*_]*\s*$/.test(line)) return true;
  return !/^\s*\p{Ll}/u.test(line) && (!endsSentence(line) || line.length < LONGEST_INTRODUCTION);
}

/** Whether an item is as long as a paragraph that has a number. */
function isParagraph(text: string, start: number): boolean {
  const end = text.indexOf('\n', start);
  return (end === -1 ? text.length : end) - start > LONGEST_ITEM;
}

function indentOf(text: string, start: number): number {
  return /^\s*/.exec(text.slice(start, start + 64))?.[0].length ?? 0;
}

/** An attribution such as “— Ms. Li” below the paragraph or the quotation; '' where there is
 * none. */
function lineBelow(text: string, offset: number): string {
  const own = kindOf(text, lineStart(text, offset));
  const most = offset + FARTHEST;
  for (let end = text.indexOf('\n', offset); end !== -1 && end < most;) {
    const start = end + 1;
    end = text.indexOf('\n', start);
    const line = text.slice(start, end === -1 ? text.length : end).slice(0, LONGEST_LINE);
    if (/^[>\s]*$/.test(line)) continue;
    if (ATTRIBUTION.test(line)) return line;
    const kind = kindOf(text, start);
    const isShort = line.length < SHORT_LINE && !endsSentence(line);
    if (isShort && (IN_PARENTHESES.test(line) || (own !== 'list' && HYPHEN.test(line))))
      return line;
    if (own !== 'quotation' || kind !== 'quotation') return '';
    if (isShort && isLastOf(text, end)) return line;
  }
  return '';
}

/** Whether the line that ends at `end` is the last one of its quotation. */
function isLastOf(text: string, end: number): boolean {
  return end === -1 || kindOf(text, end + 1) !== 'quotation';
}

function kindOf(text: string, start: number): 'list' | 'quotation' | 'table' | undefined {
  const line = text.slice(start, start + 8).trimStart();
  if (line.startsWith('|')) return 'table';
  if (line.startsWith('>')) return 'quotation';
  return ITEM.test(line) ? 'list' : undefined;
}

/** The words of the notes whose signs are in the quote or directly behind it. */
function notesOf(text: string, { notes }: Outline, { start, end }: Span): string {
  if (notes.size === 0) return '';
  const [near = ''] = text.slice(end, end + NEAR).split('\n');
  const signs = (text.slice(start, end) + near).matchAll(SIGN);
  return Array.from(signs, ([, a, b, c]) => notes.get(a ?? b ?? c ?? '') ?? '').join('\n');
}

const FARTHEST = 20_000;
const LONGEST_LINE = 256;
const NEAR = 64;
const LONGEST_INTRODUCTION = 160;
const LONGEST_ITEM = 400;
const ITEM = /^(?:[-*+•–—]|\d{1,3}[.)]|[a-z]\))\s/u;
const SHORT_LINE = 80;
const ATTRIBUTION = /^(?:>\s?)?\s*[*_]{0,2}(?:[—–―]|--)\s?(?:\p{Lu}|[^\n]{1,80}$)/u;
const HYPHEN = /^-\s\p{Lu}[^.!?:]*$/u;
const IN_PARENTHESES = /^(?:>\s?)?\([^()]*\)$/;
const SIGN = /\[\^?(\w{1,8})\]|\((\d{1,2})\)|([¹²³⁰-⁹]{1,3})/gu;
