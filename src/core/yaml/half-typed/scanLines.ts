import { closingOf, commentIn, keyIn } from './tokens';

/** A line of a YAML text, read without regard to whether the whole can be read. Columns are UTF-16
 * units from the line's start. */
export interface ScannedLine {
  /** Offset of the line. */
  readonly start: number;
  /** The line without its line break. */
  readonly text: string;
  /** `text`: within a quoted or block text. `flow`: continues the brackets that line `owner`
   * opened. */
  readonly kind: 'structure' | 'blank' | 'text' | 'flow';
  readonly owner: number;
  /** Columns of the `-` before the content. */
  readonly dashes: readonly number[];
  /** Where the content begins: a key, or a value without one. */
  readonly content: number;
  readonly key:
    { readonly value: string; readonly end: number; readonly colon: number } | undefined;
  /** Where the value begins; the end of the text where there is none. */
  readonly value: number;
  /** Where the value ends: before a comment, or the end of the text. */
  readonly valueEnd: number;
}

/** The lines of a text with LF or CRLF endings. Linear; never throws. A quote or bracket that is
 * never closed ends where the indentation does: what comes after a half-typed line is still
 * understood. */
export function scanLines(text: string): readonly ScannedLine[] {
  const texts = linesOf(text);
  const lines: ScannedLine[] = [];
  let owner = 0;
  let following: Continuation = NONE;
  for (const [at, text] of texts.entries()) {
    if (at <= owner + following.count && at > owner) {
      lines.push({ ...emptyLine(text, owner), kind: following.kind });
      continue;
    }
    const line = structureOf(text, at);
    lines.push(line);
    owner = at;
    following = line.kind === 'structure' ? continuation(texts, at, line) : NONE;
  }
  return lines;
}

interface LineText {
  readonly start: number;
  readonly text: string;
}

function linesOf(text: string): readonly LineText[] {
  const lines: LineText[] = [];
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    const line = end < 0 ? text.slice(start) : text.slice(start, end);
    lines.push({ start, text: line.endsWith('\r') ? line.slice(0, -1) : line });
    if (end < 0) return lines;
    start = end + 1;
  }
}

function emptyLine({ start, text }: LineText, owner: number): ScannedLine {
  const { length } = text;
  return {
    ...{ start, text, kind: 'blank', owner, dashes: [], key: undefined },
    ...{ content: length, value: length, valueEnd: length },
  };
}

function structureOf(line: LineText, at: number): ScannedLine {
  const { start, text } = line;
  let content = indentOf(text);
  if (start === 0 && text.startsWith('\uFEFF')) content = 1;
  if (content === text.length || text[content] === '#') return emptyLine(line, at);
  if (/^(?:---|\.\.\.)(?:\s|$)/.test(text)) return emptyLine(line, at);
  const dashes: number[] = [];
  while (text[content] === '-' && isBlankAt(text, content + 1)) {
    dashes.push(content);
    content = skipBlanks(text, content + 1);
  }
  const key = keyIn(text, content);
  const value = key ? skipBlanks(text, key.colon + 1) : content;
  const valueEnd = commentIn(text, value) ?? text.length;
  return { start, text, kind: 'structure', owner: at, dashes, content, key, value, valueEnd };
}

interface Continuation {
  readonly kind: 'text' | 'flow';
  readonly count: number;
}

const NONE: Continuation = { kind: 'text', count: 0 };

/** How many of the next lines belong to the value that begins in a line. */
function continuation(texts: readonly LineText[], at: number, line: ScannedLine): Continuation {
  const { text, value, key, content, dashes } = line;
  const first = text[value];
  const parent = key ? content : (dashes.at(-1) ?? -1);
  if (first === '|' || first === '>') return { kind: 'text', count: deeper(texts, at, parent) };
  if (first === '"' || first === "'") return quoted(texts, at, line, parent);
  if (first === '[' || first === '{') return brackets(texts, at, line, parent);
  return NONE;
}

/** The number of lines after `at` that are blank or deeper than `column`. */
function deeper(texts: readonly LineText[], at: number, column: number, most = Infinity): number {
  let count = 0;
  while (count < most) {
    const next = texts[at + 1 + count]?.text;
    if (next === undefined || (next.trim() !== '' && indentOf(next) <= column)) return count;
    count++;
  }
  return count;
}

/** Beyond this a missing quotation mark is looked for no further. */
const LONGEST_QUOTE = 200;

function quoted(
  texts: readonly LineText[],
  at: number,
  { text, value }: ScannedLine,
  parent: number,
): Continuation {
  const mark = text[value] === '"' ? '"' : "'";
  if (closingOf(text, value + 1, mark) !== undefined) return NONE;
  const most = deeper(texts, at, parent, LONGEST_QUOTE);
  const closing = texts
    .slice(at + 1, at + 1 + most)
    .findIndex((next) => closingOf(next.text, 0, mark) !== undefined);
  return closing < 0 ? NONE : { kind: 'text', count: closing + 1 };
}

function brackets(
  texts: readonly LineText[],
  at: number,
  { text, value }: ScannedLine,
  parent: number,
): Continuation {
  let depth = depthAfter(text, value, 0);
  let count = 0;
  while (depth > 0) {
    const next = texts[at + 1 + count]?.text;
    if (next === undefined) break;
    const indent = indentOf(next);
    const closes = indent === parent && /^\s*[\]}]/.test(next);
    if (next.trim() !== '' && indent <= parent && !closes) break;
    depth = depthAfter(next, 0, depth);
    count++;
  }
  return { kind: 'flow', count };
}

/** How many brackets are open at the end of a line. */
function depthAfter(text: string, from: number, before: number): number {
  let depth = before;
  for (let at = from; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === '[' || unit === '{') depth++;
    else if (unit === ']' || unit === '}') depth--;
    else if (unit === '#' && isBlankAt(text, at - 1)) return depth;
    else if (unit === '"' || unit === "'") at = closingOf(text, at + 1, unit) ?? at;
    if (depth <= 0) return 0;
  }
  return depth;
}

function indentOf(text: string): number {
  return skipBlanks(text, 0);
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

function isBlankAt(text: string, at: number): boolean {
  const unit = text[at];
  return unit === undefined || unit === ' ' || unit === '\t';
}
