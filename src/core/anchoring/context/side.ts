import type { QuotePart } from '../../model/annotation';
import { endsInAbbreviation } from '../../text/sentences/abbreviations';
import { foldWords } from '../../text/folding/fold';

/** The text on one side of a quote, read away from it, as far as it shows who speaks and whether
 * the statement is denied: folded words, and where sentences and paragraphs end. Commas and
 * quotation marks are excluded. */
export interface Side {
  readonly tokens: readonly string[];
  /** The outermost word may have been cut off. */
  readonly isCut: boolean;
}

export type SideName = 'before' | 'after';

export const STOP = '.';
export const QUESTION = '?';
export const BORDER = '\n';

export function isEnd(token: string | undefined): boolean {
  return token === STOP || token === QUESTION || token === BORDER;
}

/** How much of the paragraphs is read: the paragraph alone; or also a label, a name or a heading
 * above it, which does not end as a sentence does. Stored context has no other sign of who
 * speaks. */
export type Reading = 'paragraph' | 'with labels';

/** The side of a text at an offset, of at most the given number of UTF-16 units. */
export function sideAt(
  text: string,
  name: SideName,
  offset: number,
  length: number,
  reading: Reading,
): Side {
  const isBefore = name === 'before';
  const from = isBefore ? Math.max(0, offset - length) : offset;
  const to = isBefore ? offset : Math.min(text.length, offset + length);
  return outward({
    name,
    reading,
    raw: text.slice(from, to),
    beside: isBefore
      ? text.slice(offset, offset + BESIDE)
      : text.slice(Math.max(0, offset - BESIDE), offset),
    isEdge: isBefore ? from === 0 : to === text.length,
    isItem: !isBefore && isInItem(text, offset),
    lineBefore: lineBefore(text, from),
    isBroken: BROKEN.test(text.slice(Math.max(0, offset - AROUND), offset + AROUND)),
  });
}

/** The offset where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The length of the line before an offset, in UTF-16 units; limited for long lines. */
function lineBefore(text: string, offset: number): number {
  const near = text.slice(Math.max(0, offset - LONGEST_LINE), offset);
  return near.length - near.lastIndexOf('\n') - 1;
}

/** A stored side; undefined where none was stored. */
export function storedSide(
  { exact, prefix, suffix, start, repeated }: QuotePart,
  name: SideName,
): Side | undefined {
  const isBefore = name === 'before';
  const raw = isBefore ? prefix : suffix;
  if (raw === undefined) return undefined;
  return outward({
    name,
    reading: 'with labels',
    raw,
    beside: isBefore ? exact.slice(0, BESIDE) : exact.slice(-BESIDE),
    isEdge:
      raw === '' ||
      (isBefore ? raw.length === start : repeated !== undefined && raw.length < LEAST_STORED),
    isItem: false,
    lineBefore: Infinity,
    isBroken: false,
  });
}

/** The program stores less than this behind a quote only where the text ends; a person may write
 * less. */
const LEAST_STORED = 32;

/** Characters of the quote that show how its line or its sentence ends. */
const BESIDE = 8;

interface RawSide {
  readonly name: SideName;
  readonly reading: Reading;
  readonly raw: string;
  /** The end of the quote beside it. */
  readonly beside: string;
  /** The text ends there, and so does a paragraph. */
  readonly isEdge: boolean;
  readonly isItem: boolean;
  /** The length of the first line of `raw` before `raw` begins, in UTF-16 units. */
  readonly lineBefore: number;
  /** The text around it has hard line breaks at some width. */
  readonly isBroken: boolean;
}

function outward(side: RawSide): Side {
  const { name, beside, isEdge } = side;
  const tokens = tokensOf(side);
  // A sentence that ends with the quote ends on this side of it.
  if (name === 'after' && STOPPED.test(beside) && tokens[0] !== BORDER) tokens.unshift(STOP);
  if (name === 'before') tokens.reverse();
  if (isEdge && tokens.at(-1) !== BORDER) {
    if (tokens.at(-1) === STOP) tokens.pop();
    tokens.push(BORDER);
  }
  return { tokens, isCut: !isEdge };
}

function tokensOf(side: RawSide): string[] {
  const { name, raw, beside } = side;
  const after = name === 'before' ? beside : '';
  const tokens: string[] = [];
  let at = 0;
  let lineStart = 0;
  let inItem = side.isItem;
  /** The indentation of the line; unknown for the first one. */
  let indent: number | undefined;
  for (const { 0: gap, index } of raw.matchAll(LINE_BREAK)) {
    const own = raw.slice(lineStart, index);
    const end = index + gap.length;
    const isFirst = lineStart === 0;
    const line: Line = {
      text: index === 0 && name === 'after' ? beside : own,
      length: own.length + (isFirst ? side.lineBefore : 0),
      gap,
      next: end === raw.length ? after : raw.slice(end, end + BESIDE),
      isItem: inItem,
      mayGoOn: side.isBroken,
      mayBeShort: !isFirst,
      isFollowedByItem: indent !== undefined && indentAfter(gap) <= indent,
    };
    lineStart = end;
    indent = indentAfter(gap);
    if (!(name === 'before' ? isBorderAbove(line, side.reading) : isBorderBelow(line))) continue;
    inItem = BLOCK_MARK.test(line.next);
    pushTokens(tokens, raw.slice(at, index), '');
    if (tokens.at(-1) === STOP) tokens.pop();
    tokens.push(BORDER);
    at = end;
  }
  pushTokens(tokens, raw.slice(at), after);
  return tokens;
}

const LINE_BREAK = /\s*\n\s*/g;

function indentAfter(gap: string): number {
  return gap.length - gap.lastIndexOf('\n') - 1;
}

/** A line, and the line break behind it. */
interface Line {
  readonly text: string;
  readonly length: number;
  readonly gap: string;
  /** The beginning of the next line. */
  readonly next: string;
  readonly isItem: boolean;
  /** The paragraph may continue behind the end of a sentence. */
  readonly mayGoOn: boolean;
  /** Its beginning is known. */
  readonly mayBeShort: boolean;
  /** The next line, if it is an item of a list, does not belong to this one. */
  readonly isFollowedByItem: boolean;
}

/** Whether a paragraph begins behind the break. A line that ends with a colon continues: it
 * introduces a speaker or a list. */
function isBorderAbove(line: Line, reading: Reading): boolean {
  const { text, length, gap, next, isItem } = line;
  if (endsWithColon(text)) return false;
  const isStopped = isSentence(text, next);
  const isBetweenItems = line.isFollowedByItem && ITEM.test(text) && ITEM.test(next);
  if (reading === 'with labels' && !isStopped) return isBetweenItems;
  if (isBlankLine(gap) || BLOCK_MARK.test(next) || isItem) return true;
  return isStopped ? !isWrapped(line) : length < SHORT_LINE;
}

/** Whether a paragraph ends with the break; not before a line that attributes the words. */
function isBorderBelow(line: Line): boolean {
  const { text, length, gap, next, isItem, mayBeShort } = line;
  if (endsWithColon(text) || ATTRIBUTION.test(next)) return false;
  if (isBlankLine(gap) || BLOCK_MARK.test(next) || isItem) return true;
  if (mayBeShort && length < SHORT_LINE) return true;
  return isSentence(text, next) && !isWrapped(line);
}

function endsWithColon(line: string): boolean {
  return /:[*_]*\s*$/.test(line);
}

function isBlankLine(gap: string): boolean {
  return gap.indexOf('\n') !== gap.lastIndexOf('\n');
}

function isSentence(line: string, next: string): boolean {
  return STOPPED.test(line) && !endsInAbbreviation(line.slice(-LONGEST_ABBREVIATION), next);
}

/** Whether a line ends as sentences do; names, labels and headings do not. */
export function endsSentence(line: string): boolean {
  return STOPPED.test(line);
}

/** Text with hard line breaks has full stops at the ends of lines by chance. */
function isWrapped({ length, mayGoOn }: Line): boolean {
  return mayGoOn && length >= NARROWEST && length <= WIDEST;
}

/** A line of such a width that ends within a sentence. */
const BROKEN = /\n[^\n]{40,120}[^\s.!?…:;>|]\n[\p{Ll}\p{Lo}]/u;
/** In UTF-16 units on each side. */
const AROUND = 400;

const NARROWEST = 50;
const WIDEST = 120;
/** In UTF-16 units; for a longer line the beginning is not searched. */
const LONGEST_LINE = 2048;
/** Narrower than any width of hard line breaks. */
const SHORT_LINE = 32;
const STOPPED = /[.!?;…。！？؟۔।]["'”’»)\]*_]*(?:\[\^?\w{1,8}\])*\s*$/u;
const ITEM = /^(?:[-*+•]|\d{1,3}[.)])\s/u;
const BLOCK_MARK = /^(?:#{1,6}|[-*+>|•–—]|\d{1,3}[.)])\s/u;
/** “— Ms. Li” below her words, or a footnote. */
const ATTRIBUTION = /^(?:> ?)?(?:(?:[—–―]|--)\s?\p{Lu}|\[\^?\w{1,8}\])/u;
const LONGEST_ABBREVIATION = 24;

/** Whether the line of the offset is an item of a list or a heading, which ends with its line. */
function isInItem(text: string, offset: number): boolean {
  const line = offset - lineBefore(text, offset);
  return BLOCK_MARK.test(text.slice(line, line + BESIDE).trimStart());
}

/** The tokens of a text, in text order. */
export function tokensIn(raw: string): readonly string[] {
  const tokens: string[] = [];
  pushTokens(tokens, raw, '');
  return tokens;
}

function pushTokens(tokens: string[], raw: string, after: string): void {
  // Ligatures are letters; list numbers, signs of footnotes and link targets are not words.
  const line = foldWords(raw.replace(UNSAID, ' ')).normalize('NFKC');
  for (const { 0: token, index } of line.matchAll(TOKEN)) {
    if (!ENDING.test(token)) tokens.push(token);
    else if (/[?？؟]/u.test(token)) tokens.push(QUESTION);
    else if (!isAbbreviation(line, index, token.length, after)) tokens.push(STOP);
  }
}

function isAbbreviation(line: string, index: number, length: number, after: string): boolean {
  const before = line.slice(Math.max(0, index - LONGEST_ABBREVIATION), index + 1);
  return endsInAbbreviation(before, line.slice(index + length, index + 32).trimStart() || after);
}

const UNSAID = /(?<=^|\n)\s*(?:\d{1,3}[.)]|[-*+•])\s|\[\^?\d{1,3}\]|(?<=\])\([^()\s]*\)/gu;
/** Words and handles; marks that strike words out or judge them; ends of sentences. */
const TOKEN =
  /@?[\p{L}\p{N}\p{M}]+(?:_+[\p{L}\p{N}\p{M}]+)*|~~|<!--|-->|[\p{Sc}\p{So}≠¬]|(?<=\()[+−–-](?=\))|[.!?…]+(?=["')\]*_]*(?:\s|$))|[。！？؟۔।]/gu;
const ENDING = /^[.!?…。！？؟۔।]/u;
