import { countWhere, greatest } from '../../util/lists';
import type { Span } from '../../model/span';
import { endsInAbbreviation } from './abbreviations';

/** The sentence around an offset, without white space at its ends and without the marks of a
 * Markdown heading, list or quotation before it. It is always within one paragraph. Undefined
 * between paragraphs. Works for scripts without spaces. */
export function sentenceAt(text: string, offset: number): Span | undefined {
  // The same for offsets that are near each other, so that their sentences are found once.
  const low = Math.max(0, Math.floor(offset / REACH - 1) * REACH);
  const high = Math.min(text.length, Math.ceil(offset / REACH + 1) * REACH);
  const blocks = blocksOf(text.slice(low, high));
  const before = countWhere(blocks, ({ end }) => end < offset - low);
  const block = blocks[Math.min(before, blocks.length - 1)];
  if (!block) return undefined;
  const { flat } = block;
  const starts = (block.starts ??= sentenceStarts(flat));
  const place = offset - low - block.start;
  const nth = Math.max(
    1,
    countWhere(starts, (start) => start <= place),
  );
  const from = low + block.start;
  const end = starts[nth] ?? flat.length;
  return trimmed(text, { start: from + (starts[nth - 1] ?? 0), end: from + end });
}

/** Where sentences begin in a running text, the first at 0. */
function sentenceStarts(flat: string): readonly number[] {
  const starts: number[] = [0];
  for (const { index, segment } of segmenter().segment(flat)) {
    if (index === 0) continue;
    const before = flat.slice(Math.max(starts.at(-1) ?? 0, index - LONGEST_WORD), index);
    if (!endsInAbbreviation(before, segment)) starts.push(index);
  }
  return starts;
}

/** In UTF-16 units, with white space after it: no abbreviation is longer. */
const LONGEST_WORD = 200;

// UTF-16 units that are read at least on each side, so that a very long line is not segmented for
// one sentence.
const REACH = 10_000;

/** Lines that form one running text. */
interface Block extends Span {
  /** A line break within it is read as a space, of the same length, so offsets are unchanged. */
  readonly flat: string;
  /** Where its sentences begin, once they are needed. */
  starts: readonly number[] | undefined;
}

/** All lines of a part of a text, in blocks. */
function blocksOf(part: string): readonly Block[] {
  // Quotes of one paragraph are often described in a row.
  if (divided?.part === part) return divided.blocks;
  const lines = linesOf(part);
  const spans: Span[] = [];
  let width: number | undefined;
  for (const [at, line] of lines.entries()) {
    const last = spans.at(-1);
    if (isBlank(part, line)) width = undefined;
    else width ??= widthOf(paragraphLines(part, lines, at));
    if (last && width !== undefined && continues(part, lines[at - 1], line, width)) {
      spans[spans.length - 1] = { start: last.start, end: line.end };
    } else spans.push(line);
  }
  const blocks = spans.map(({ start, end }) => {
    const flat = part.slice(start, end).replace(/\n/g, ' ');
    return { start, end, flat, starts: undefined };
  });
  divided = { part, blocks };
  return blocks;
}

let divided: { readonly part: string; readonly blocks: readonly Block[] } | undefined;

function linesOf(part: string): readonly Span[] {
  const lines: Span[] = [];
  for (let at = 0; ;) {
    const end = part.indexOf('\n', at);
    lines.push({ start: at, end: end === -1 ? part.length : end });
    if (end === -1) return lines;
    at = end + 1;
  }
}

function widthOf(lines: readonly Span[]): number {
  return greatest(lines.map((line) => line.end - line.start));
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
