import { CST } from 'yaml';
import type { YamlScalar } from './node';
import {
  APOSTROPHE,
  BACKSLASH,
  HASH,
  isLineEndAt,
  LINE_FEED,
  QUOTE,
  RETURN,
  SPACE,
  TAB,
} from './units';

// Finds how far a scalar goes that may stand on several lines; what it says, `yaml` resolves, since
// the rules of folding are many. All functions give undefined where anything is in doubt. `column` is
// that of the key or dash that the scalar belongs to: its further lines are indented more, by spaces.

/** A column so far right that no further line of a scalar is indented more. */
export const ONE_LINE = Infinity;

/** The scalar in quotes that begins at the offset. */
export function readQuotedLines(
  text: string,
  start: number,
  column: number,
): YamlScalar | undefined {
  const isDouble = text.charCodeAt(start) === QUOTE;
  const end = isDouble ? closingQuote(text, start) : closingApostrophe(text, start);
  const source = text.slice(start, end + 1);
  if (end < 0 || !isIndented(source, column)) return undefined;
  const type = isDouble ? 'double-quoted-scalar' : 'single-quoted-scalar';
  return scalar(resolved({ type, offset: start, indent: column, source }), start, end + 1);
}

function closingQuote(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}

function closingApostrophe(text: string, start: number): number {
  let end = text.indexOf("'", start + 1);
  while (end >= 0 && text.charCodeAt(end + 1) === APOSTROPHE) end = text.indexOf("'", end + 2);
  return end;
}

/** Whether all further lines are blank or indented more than the column. */
function isIndented(source: string, column: number): boolean {
  for (let feed = source.indexOf('\n'); feed >= 0; feed = source.indexOf('\n', feed + 1)) {
    const content = afterSpaces(source, feed + 1);
    if (content - feed - 1 <= column && !isLineEndAt(source, content)) return false;
  }
  return true;
}

/** A plain scalar of which the first line has been read, with its further lines. */
export function readPlainLines(
  text: string,
  { span: { start, end: firstEnd } }: YamlScalar,
  column: number,
): YamlScalar | undefined {
  if (isQuote(text.charCodeAt(start))) return undefined;
  let end = firstEnd;
  if (!isLineEndAt(text, afterSpaces(text, end))) return undefined;
  for (let feed = text.indexOf('\n', end); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
    const content = afterSpaces(text, feed + 1);
    if (isLineEndAt(text, content)) continue;
    if (content - feed - 1 <= column || text.charCodeAt(content) === HASH) break;
    const lineEnd = text.indexOf('\n', content);
    end = endBeforeWhite(text, lineEnd < 0 ? text.length : lineEnd);
    if (NOT_PLAIN.test(text.slice(content, end))) return undefined;
  }
  const source = text.slice(start, end);
  return scalar(resolved({ type: 'scalar', offset: start, indent: column, source }), start, end);
}

/** The same within a collection in flow style: commas and brackets end it too. */
export function readPlainFlowLines(
  text: string,
  first: YamlScalar,
  column: number,
): YamlScalar | undefined {
  const { start } = first.span;
  if (isQuote(text.charCodeAt(start))) return first;
  let { end } = first.span;
  for (let feed = text.indexOf('\n', end); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
    const content = afterSpaces(text, feed + 1);
    if (isLineEndAt(text, content)) continue;
    if (content - feed - 1 <= column) break;
    UP_TO_END.lastIndex = content;
    UP_TO_END.test(text);
    const partEnd = UP_TO_END.lastIndex;
    if (partEnd === content) break;
    end = endBeforeWhite(text, partEnd);
    if (NOT_PLAIN.test(text.slice(content - 1, end))) return undefined;
    if (!isLineEndAt(text, partEnd)) break;
  }
  const source = text.slice(start, end);
  return scalar(resolved({ type: 'scalar', offset: start, indent: column, source }), start, end);
}

const UP_TO_END = /[^,[\]{}\r\n]*/y;

function isQuote(unit: number): boolean {
  return unit === QUOTE || unit === APOSTROPHE;
}

/** The colon of a key, a comment, tabs, and what nobody sees. */
const NOT_PLAIN = /:(?: |$)| #|[\u0000-\u001f\u007f-\u009f]/;

/** The scalar that begins with `|` or `>` at the offset. Its span ends with what is not white, as
 * that of `buildTree`. */
export function readBlockText(text: string, start: number, column: number): YamlScalar | undefined {
  HEADER.lastIndex = start;
  const [line = '', header = ''] = HEADER.exec(text) ?? [];
  if (header === '' || column === ONE_LINE) return undefined;
  const given = Number(/\d/.exec(header)?.[0] ?? 0);
  const bodyStart = start + line.length;
  const body = contentBelow(text, bodyStart);
  if (!body) return undefined;
  const { start: firstLine, column: first } = body;
  const isEmpty = first <= column;
  if (!isEmpty && first < column + given) return undefined;
  const bodyEnd = isEmpty
    ? firstLine
    : endOfBlock(text, bodyStart, given > 0 ? column + given : first);
  const keepsBlankLines = header.includes('+');
  const sourceEnd = keepsBlankLines ? bodyEnd : beforeBlankLines(text, bodyStart, bodyEnd, first);
  const place = { offset: start, indent: column };
  const value = resolved({
    type: 'block-scalar',
    ...place,
    props: [
      { type: 'block-scalar-header', ...place, source: header },
      { type: 'newline', ...place, source: '\n' },
    ],
    source: text.slice(bodyStart, sourceEnd),
  });
  return scalar(value, start, endBeforeWhite(text, sourceEnd));
}

/** Style, indentation and what happens with line breaks at the end, alone on their line. */
const HEADER = /([|>](?:[1-9][+-]?|[+-][1-9]?)?) *\r?\n/y;

/** The first line from the offset on that is not blank, and how far it is indented; the last one where
 * all are blank. Undefined where tabs take part. */
function contentBelow(
  text: string,
  from: number,
): { readonly start: number; readonly column: number } | undefined {
  for (let start = from; ; start = text.indexOf('\n', start) + 1) {
    const content = afterSpaces(text, start);
    if (content < text.length && isLineEndAt(text, content)) continue;
    return text.charCodeAt(content) === TAB ? undefined : { start, column: content - start };
  }
}

/** Where the first line begins that has content and is indented less. */
function endOfBlock(text: string, from: number, indentation: number): number {
  for (let start = from; ;) {
    const content = afterSpaces(text, start);
    const isBlank = content < text.length && isLineEndAt(text, content);
    if (!isBlank && content - start < indentation) return start;
    const feed = text.indexOf('\n', content);
    if (feed < 0) return text.length;
    start = feed + 1;
  }
}

/** Leaves blank lines at the end out, up to one that is indented more than the first line. */
function beforeBlankLines(text: string, from: number, to: number, indentation: number): number {
  let feed = text.charCodeAt(to - 1) === LINE_FEED ? to - 1 : to;
  for (;;) {
    const lineEnd = text.charCodeAt(feed - 1) === RETURN ? feed - 2 : feed - 1;
    let before = lineEnd;
    while (text.charCodeAt(before) === SPACE) before--;
    const isBlank = text.charCodeAt(before) === LINE_FEED && before >= from;
    if (!isBlank || lineEnd - before > indentation) return Math.min(feed + 1, to);
    feed = before;
  }
}

function resolved(token: CST.FlowScalar | CST.BlockScalar): string | undefined {
  let doubts = 0;
  const { value } = CST.resolveAsScalar(token, true, () => {
    doubts++;
  });
  return doubts > 0 ? undefined : value;
}

function scalar(value: string | undefined, start: number, end: number): YamlScalar | undefined {
  return value === undefined ? undefined : { kind: 'scalar', value, span: { start, end } };
}

function afterSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at++;
  return at;
}

function endBeforeWhite(text: string, from: number): number {
  let end = from;
  while (isWhite(text.charCodeAt(end - 1))) end--;
  return end;
}

function isWhite(unit: number): boolean {
  return unit === SPACE || unit === TAB || unit === LINE_FEED || unit === RETURN;
}
