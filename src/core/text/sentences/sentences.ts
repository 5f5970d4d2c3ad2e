import { greatest } from '../../util/lists';
import type { Span } from '../../model/span';
import { endsInAbbreviation } from './abbreviations';

/** The sentence around an offset, without white space at its ends and without the marks of a
 * Markdown heading, list or quotation before it. It is always within one paragraph. Undefined
 * between paragraphs. Works for scripts without spaces. */
export function sentenceAt(text: string, offset: number): Span | undefined {
  const block = blockAround(text, offset);
  // A line break within the paragraph is read as a space, of the same length, so offsets are
  // unchanged.
  const flat = text.slice(block.start, block.end).replace(/\n/g, ' ');
  const starts = sentenceStarts(flat);
  const after = starts.findIndex((start, at) => at > 0 && offset - block.start < start);
  const start = starts.at(after < 0 ? -1 : after - 1) ?? 0;
  const end = (after < 0 ? undefined : starts[after]) ?? flat.length;
  return trimmed(text, { start: block.start + start, end: block.start + end });
}

/** Where sentences begin in a running text, the first at 0. */
function sentenceStarts(flat: string): readonly number[] {
  if (known?.flat === flat) return known.starts;
  const starts: number[] = [0];
  for (const { index, segment } of segmenter().segment(flat)) {
    if (index === 0) continue;
    const before = flat.slice(Math.max(starts.at(-1) ?? 0, index - LONGEST_WORD), index);
    if (!endsInAbbreviation(before, segment)) starts.push(index);
  }
  known = { flat, starts };
  return starts;
}

/** Quotes of one paragraph are often described in a row. */
let known: { readonly flat: string; readonly starts: readonly number[] } | undefined;

/** In UTF-16 units, with white space after it: no abbreviation is longer. */
const LONGEST_WORD = 200;

// UTF-16 units that are read at least on each side, so that a very long line is not segmented for
// one sentence.
const REACH = 10_000;

/** The lines around the offset that form one running text. */
function blockAround(text: string, offset: number): Span {
  // The same for offsets that are near each other, so that their sentences are found once.
  const low = Math.max(0, Math.floor(offset / REACH - 1) * REACH);
  const high = Math.min(text.length, Math.ceil(offset / REACH + 1) * REACH);
  const lines = linesOf(text, low, high);
  let first = lines.findIndex((line) => offset <= line.end);
  if (first === -1) first = lines.length - 1;
  let last = first;
  const paragraph = paragraphLines(text, lines, first);
  const width = greatest(paragraph.map((line) => line.end - line.start));
  while (first > 0 && continues(text, lines[first - 1], lines[first], width)) first--;
  while (last + 1 < lines.length && continues(text, lines[last], lines[last + 1], width)) last++;
  return { start: lines[first]?.start ?? low, end: lines[last]?.end ?? high };
}

function linesOf(text: string, low: number, high: number): readonly Span[] {
  const lines: Span[] = [];
  let at = low;
  for (;;) {
    const lineBreak = text.indexOf('\n', at);
    const end = lineBreak === -1 || lineBreak > high ? high : lineBreak;
    lines.push({ start: at, end });
    if (end === high) return lines;
    at = end + 1;
  }
}

/** The lines without a blank one between them. */
function paragraphLines(text: string, lines: readonly Span[], at: number): readonly Span[] {
  const blank = (line: Span | undefined): boolean => !line || isBlank(text, line);
  let first = at;
  let last = at;
  while (!blank(lines[first - 1])) first--;
  while (!blank(lines[last + 1])) last++;
  return lines.slice(first, last + 1);
}

/** True when the break between two lines only wraps running text. It does not if the next line's
 * first word would have fitted into the width of the paragraph: then the break is deliberate,
 * after a headline for example. */
function continues(
  text: string,
  line: Span | undefined,
  next: Span | undefined,
  width: number,
): boolean {
  if (!line || !next || isBlank(text, line) || isBlank(text, next)) return false;
  const after = text.slice(next.start, next.end);
  if (BLOCK_MARK.test(after) || HEADING_MARK.test(text.slice(line.start, line.end))) return false;
  const word = /\S+/.exec(after)?.[0].length ?? 0;
  return line.end - line.start + 1 + word > width;
}

const BLOCK_MARK = /^ {0,3}(?:#{1,6}|[-*+>|]|\d{1,3}[.)])\s/;
const HEADING_MARK = /^ {0,3}#{1,6}\s/;

function isBlank(text: string, span: Span): boolean {
  return text.slice(span.start, span.end).trim() === '';
}

function trimmed(text: string, span: Span): Span | undefined {
  const raw = text.slice(span.start, span.end);
  const mark = BLOCK_MARK.exec(raw)?.[0].length ?? 0;
  const words = raw.slice(mark);
  const start = span.start + mark + (words.length - words.trimStart().length);
  const end = span.end - (words.length - words.trimEnd().length);
  return end > start ? { start, end } : undefined;
}

let made: Intl.Segmenter | undefined;

/** Made on first use, since a segmenter is costly. The root locale has the full stops of every
 * script; abbreviations are handled here, since Intl has none. */
function segmenter(): Intl.Segmenter {
  made ??= new Intl.Segmenter('und', { granularity: 'sentence' });
  return made;
}
