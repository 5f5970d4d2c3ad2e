import type { YamlList } from '../node';
import type { SpliceContext } from './spliceParts';
import {
  columnOf,
  commentsBelow,
  dashesOf,
  isBlank,
  isComment,
  isFirstInLine,
  lineBehind,
  lineStart,
  nextLine,
  nodeEnd,
} from './spliceLayout';

/** The lines that belong to an item of a block list: blank lines and comments directly above its
 * dash, the item, and comments below it that are indented deeper than the dash. A comment that a
 * blank line separates from the item belongs to no item and never moves. */
export interface ItemLines {
  /** The start of the first of these lines. */
  readonly start: number;
  readonly dash: number;
  /** The start of the line behind them. */
  readonly end: number;
}

/** Undefined when an item does not begin a line of its own, as in `- - a`. `start` is directly
 * behind the colon of the list's key. */
export function itemLinesOf(
  text: string,
  list: YamlList,
  start: number,
): readonly ItemLines[] | undefined {
  const dashes = dashesOf(text, list, start);
  const regions: ItemLines[] = [];
  let border = nextLine(text, start);
  for (const [index, node] of list.items.entries()) {
    const dash = dashes[index];
    if (dash === undefined || !isFirstInLine(text, dash)) return undefined;
    const column = columnOf(text, dash);
    const behind = lineBehind(text, node, nodeEnd(text, node, dash + 1));
    const end = commentsBelow(text, behind, column + 1);
    regions.push({ start: linesAbove(text, lineStart(text, dash), border, column), dash, end });
    border = end;
  }
  return regions;
}

/** The number of blank lines with which an item's lines begin. */
export function blankLinesOf(text: string, item: ItemLines): number {
  let count = 0;
  for (let at = item.start; at < item.dash && isBlank(text, at); at = nextLine(text, at)) count++;
  return count;
}

/** Lines cut from a file, indented so that their first dash is at `column`. Only existing spaces
 * are removed. */
export function movedLines(lines: readonly string[], column: number): readonly string[] {
  const shift = column - dashColumn(lines);
  if (shift === 0) return lines;
  return lines.map((line) => {
    if (line.trim() === '') return line;
    return shift > 0 ? ' '.repeat(shift) + line : line.replace(new RegExp(`^ {0,${-shift}}`), '');
  });
}

/** The column of the first dash in an item's lines. */
export function dashColumn(lines: readonly string[]): number {
  return Math.max(0, lines.find((line) => /^ *-(\s|$)/.test(line))?.indexOf('-') ?? 0);
}

/** Lines without their endings. */
export function linesOf(source: string): readonly string[] {
  return source.replace(/\r?\n$/, '').split(/\r?\n/);
}

/** Leaves an empty list when the last item is removed; the text around it is kept. */
export function emptyList(splice: SpliceContext, start: number, item: ItemLines): void {
  splice.edits.push({ start, end: start, text: ' []' });
  splice.edits.push({ start: item.start, end: item.end, text: '' });
}

function linesAbove(text: string, from: number, border: number, column: number): number {
  let at = from;
  while (at > border && isComment(text, lineStart(text, at - 1), 0, column)) {
    at = lineStart(text, at - 1);
  }
  while (at > border && isBlank(text, lineStart(text, at - 1))) at = lineStart(text, at - 1);
  return at;
}
