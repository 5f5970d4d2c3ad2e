import type { Span } from '../../model/span';
import type { YamlEntry, YamlList, YamlMap, YamlNode } from '../node';
import { isAbsent } from '../shape/shape';

/** The places of punctuation in a YAML file between the nodes of the tree: colons, dashes, line
 * borders. All offsets are UTF-16 offsets in the file's own text. */

/** The line ending for new lines: that of the first line. A lone CR is not one in YAML. */
export function lineEndingOf(text: string): string {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The start of the next line; the end of the text if there is none. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** The distance of a place from the start of its line. A BOM does not count. */
export function columnOf(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - start - (start === 0 && text.startsWith('\uFEFF') && offset > 0 ? 1 : 0);
}

/** The next place that is neither white space nor a comment. */
export function skipTrivia(text: string, offset: number): number {
  let at = offset;
  for (;;) {
    while (at < text.length && ' \t\r\n\uFEFF'.includes(text.charAt(at))) at++;
    if (text[at] !== '#') return at;
    at = nextLine(text, at);
  }
}

/** Directly behind the colon of an entry; undefined in `{a, b: x}` for `a`. */
export function valueStart(text: string, entry: YamlEntry): number | undefined {
  const at = skipTrivia(text, entry.key.span.end);
  return text[at] === ':' ? at + 1 : undefined;
}

/** The end of an entry's last value. */
export function entryEnd(text: string, entry: YamlEntry): number {
  return nodeEnd(text, entry.value, valueStart(text, entry) ?? entry.key.span.end);
}

/** The end of a node's last value; if it is absent, `start`, directly behind its colon or dash. */
export function nodeEnd(text: string, node: YamlNode, start: number): number {
  if (isAbsent(node)) return start;
  if (node.kind === 'map' && !node.flow) {
    const last = node.entries.at(-1);
    return last ? entryEnd(text, last) : start;
  }
  if (node.kind === 'list' && !node.flow) {
    const last = node.items.at(-1);
    return last ? nodeEnd(text, last, (dashesOf(text, node, start).at(-1) ?? start) + 1) : start;
  }
  return node.span.end;
}

/** The start of the line after an entry or item that ends at `end`. Blank lines that a block scalar
 * keeps (`|+`) belong to it. */
export function lineBehind(text: string, node: YamlNode, end: number): number {
  let at = nextLine(text, end);
  const last = lastScalar(node);
  if (last && /^[|>][1-9]?\+/.test(text.slice(last.start, last.start + 3))) {
    while (at < text.length && /^[ \t]*\r?\n/.test(text.slice(at, nextLine(text, at)))) {
      at = nextLine(text, at);
    }
  }
  return at;
}

function lastScalar(node: YamlNode): Span | undefined {
  if (node.kind === 'scalar') return node.span;
  if (node.flow) return undefined;
  const last = node.kind === 'map' ? node.entries.at(-1)?.value : node.items.at(-1);
  return last ? lastScalar(last) : undefined;
}

/** The dashes of a block list whose parent's colon or dash ends at `start`. */
export function dashesOf(text: string, list: YamlList, start: number): readonly number[] {
  const dashes: number[] = [];
  let at = start;
  for (const item of list.items) {
    const dash = skipTrivia(text, at);
    dashes.push(dash);
    at = nodeEnd(text, item, dash + 1);
  }
  return dashes;
}

/** Whether only white space precedes the place in its line. */
export function isFirstInLine(text: string, offset: number): boolean {
  return /^\uFEFF?[ \t]*$/.test(text.slice(lineStart(text, offset), offset));
}

/** Absent, `[]` or `{}`. */
export function isEmpty(node: YamlNode): boolean {
  if (node.kind === 'list') return node.items.length === 0;
  return node.kind === 'map' ? node.entries.length === 0 : isAbsent(node);
}

export function entryOf(map: YamlMap, key: string): YamlEntry | undefined {
  return map.entries.find((entry) => entry.key.value === key);
}

/** Behind the comment lines from `from` on that are indented by `column` or more. */
export function commentsBelow(text: string, from: number, column: number): number {
  let at = from;
  while (at < text.length && isComment(text, at, column, Infinity)) at = nextLine(text, at);
  return at;
}

/** Whether the line that begins at `start` is a comment within these columns. */
export function isComment(
  text: string,
  start: number,
  fromColumn: number,
  toColumn: number,
): boolean {
  const line = text.slice(start, nextLine(text, start));
  const column = line.search(/[^ \t]/);
  return line[column] === '#' && column >= fromColumn && column <= toColumn;
}

/** Whether the line that begins at `start` is blank. */
export function isBlank(text: string, start: number): boolean {
  return text.slice(start, nextLine(text, start)).trim() === '';
}
