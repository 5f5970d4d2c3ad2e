import { CST } from 'yaml';
import type { YamlScalar } from '../node';
import { isLineEndAt, LINE_FEED, RETURN, SPACE, TAB } from './units';

// Finds the end of a text in block style, as in hand-written definitions of codebooks; `yaml`
// resolves its value, since the rules of folding are many. All functions return undefined in any
// doubt.

/** The scalar that begins with `|` or `>` at the offset. Its span ends with the last character that
 * is not white space, as that of `buildTree`. `column`: of its key; its lines are indented more. */
export function readBlockText(text: string, start: number, column: number): YamlScalar | undefined {
  HEADER.lastIndex = start;
  const [line = '', header = ''] = HEADER.exec(text) ?? [];
  if (header === '') return undefined;
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

/** Style, indentation and chomping, alone on their line. */
const HEADER = /([|>](?:[1-9][+-]?|[+-][1-9]?)?) *\r?\n/y;

/** The first line from the offset on that is not blank, and its indentation; the last one where all
 * are blank. Undefined if there are tabs. */
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

/** The start of the first line with content and less indentation. */
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

/** Excludes blank lines at the end, up to one that is indented more than the first line. */
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

function resolved(token: CST.BlockScalar): string | undefined {
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
