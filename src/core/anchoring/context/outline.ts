import type { Span } from '../../model/span';
import { HEADING, headReader, TITLE, type ByLine } from './byLines';
import { comparable } from './comparable';
import { isName, labelOf } from './labels';
import { isName as mayBeName } from './names';
import { endsSentence, tokensIn } from './side';

/** The parts of a text, outside of sentences, that show who speaks: headings, labels of speakers,
 * footnotes. UTF-16 offsets. */
export interface Outline {
  /** In text order, without the title, which names the article and not a speaker. The words of each
   * begin with those of the headings above it. */
  readonly headings: readonly Mark[];
  /** In text order. */
  readonly labels: readonly Mark[];
  /** Other short lines of their own that hold a name, such as "Ms. Li takes the floor.", in text
   * order. */
  readonly lines: readonly Mark[];
  /** By the sign of the note, in the form of `comparable`. */
  readonly notes: ReadonlyMap<string, string>;
  /** See `headReader`. */
  readonly byLines: readonly ByLine[];
  readonly headLines: readonly string[];
  /** In text order. */
  readonly comments: readonly Span[];
}

/** A line that applies to all that follows, up to the next such line. */
export interface Mark {
  readonly start: number;
  /** Folded words, in the form of `comparable`. */
  readonly words: string;
}

export function outlineOf(text: string): Outline {
  const headings: Mark[] = [];
  const labels: Mark[] = [];
  const lines: Mark[] = [];
  const notes = new Map<string, string>();
  const head = headReader();
  const above: string[] = [];
  let isHead = true;
  let line: Line = { start: 0, text: '', isBehindBlank: true };
  let isBehindBlank = true;
  for (let start = 0; start < text.length;) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    const own = text.slice(start, Math.min(end, start + LONGEST_MARK)).trim();
    read(line, own);
    line = { start, text: own, isBehindBlank };
    isBehindBlank = own === '';
    start = end + 1;
  }
  read(line, '');
  return {
    headings,
    labels,
    lines,
    notes,
    byLines: head.byLines,
    headLines: head.lines,
    comments: commentsOf(text),
  };

  function read({ start, text: own, isBehindBlank: isAlone }: Line, next: string): void {
    const mayBeHead = isHead || (headings.length === 0 && TITLE.test(own));
    if (mayBeHead && (isHead = head.read(own))) return;
    if (own === '' || UNDERLINE.test(own)) return;
    const [, inBrackets, inParentheses, raised, stated = ''] = NOTE.exec(own) ?? [];
    const sign = inBrackets ?? inParentheses ?? raised;
    if (sign !== undefined) notes.set(sign, comparable(stated));
    if (inBrackets !== undefined) return;
    const label = labelOf(own);
    const level = levelOf(own, next);
    const isShort = isAlone && label === undefined && isLineOfItsOwn(own);
    if (level !== undefined || (isShort && (next === '' || UNDERLINE.test(next)))) {
      addHeading(start, level ?? LOWEST, own);
    } else if (label !== undefined) {
      const isWhole = isAlone && next === '' && labelsName(own, label);
      labels.push({ start, words: comparable(isWhole ? own : label) });
    } else if (isShort && own.length < LONGEST_NAME && isName(own)) {
      labels.push({ start, words: comparable(own) });
    } else if (isAlone && next === '' && isShortLine(own) && holdsName(own)) {
      lines.push({ start, words: comparable(own) });
    }
  }

  function addHeading(start: number, level: number, words: string): void {
    above.length = Math.min(above.length, level);
    while (above.length < level) above.push('');
    above[level] = comparable(words.replaceAll(/<[^>]*>/g, ' '));
    headings.push({ start, words: above.filter((one) => one !== '').join(' · ') });
  }
}

/** Whether only a name follows a label: "From: Ana Roy". */
function labelsName(line: string, label: string): boolean {
  const words = line.startsWith(`${label}:`) ? line.slice(label.length + 1).trim() : '';
  return words !== '' && !endsSentence(words) && isName(words);
}

interface Line {
  readonly start: number;
  /** Without white space around it. */
  readonly text: string;
  readonly isBehindBlank: boolean;
}

function commentsOf(text: string): readonly Span[] {
  const comments: Span[] = [];
  for (let start = text.indexOf('<!--'); start !== -1;) {
    const close = text.indexOf('-->', start);
    // An unclosed comment is not a comment.
    if (close === -1) break;
    comments.push({ start, end: close });
    start = text.indexOf('<!--', close);
  }
  return comments;
}

/** The level of a line that is marked as a heading; undefined for others. */
function levelOf(line: string, next: string): number | undefined {
  const signs = HEADING.exec(line)?.[1];
  if (signs !== undefined) return signs.length;
  const tag = TAG.exec(line)?.[1];
  if (tag !== undefined) return Number(tag);
  return UNDERLINE.test(next) && isLineOfItsOwn(line) ? (next.startsWith('=') ? 1 : 2) : undefined;
}

/** Whether a line is a heading or a name without any signs, or in bold. */
function isLineOfItsOwn(line: string): boolean {
  return (
    line.length < LONGEST_LINE && !endsSentence(line) && !OTHER.test(line) && LETTER.test(line)
  );
}

function isShortLine(line: string): boolean {
  return line.length < (endsSentence(line) ? LONGEST_SENTENCE : LONGEST_LINE);
}

/** A name, or a word that may be one and does not begin the line. */
function holdsName(line: string): boolean {
  return (
    isName(line) ||
    tokensIn(line).some((word, i) => (i > 0 || word.startsWith('@')) && mayBeName(word))
  );
}

const LONGEST_MARK = 256;
const LONGEST_LINE = 64;
/** A sentence that only introduces what follows. */
const LONGEST_SENTENCE = 48;
const LONGEST_NAME = 40;
/** The level of headings without signs, below all others. */
const LOWEST = 7;
const TAG = /^<h([1-6])\b[^>]*>/i;
const UNDERLINE = /^(?:={3,}|-{3,})$/;
/** "[1] Ms. Li", "[^1]: Ms. Li"; also "(1) Ms. Li" and "¹ Ms. Li", which can be other lines. */
const NOTE = /^(?:\[\^?(\w{1,8})\]:?|\((\d{1,2})\)|([¹²³⁰-⁹]{1,3}))\s+(.*)$/u;
const LETTER = /\p{L}/u;
/** Lists, quotations, tables, comments, and lines that introduce what follows. */
const OTHER = /^(?:[-+•–—>|]|\*\s|\d{1,3}[.)]|<!)|[:,]$/u;
