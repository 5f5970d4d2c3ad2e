import { forEachTask, type Task } from '../../util/task';
import type { TextEdit } from '../../text/textEdit';
import type { YamlList, YamlMap, YamlNode } from '../node';
import { columnOf, commentsBelow, isFirstInLine, lineBehind } from './spliceLayout';
import { entryLines, flowEntry, flowSource, itemLines } from '../write/write';
import type { Written } from '../write/write';

/** The edits of a file that are collected so far, all of which refer to the same text. */
export interface SpliceContext {
  readonly text: string;
  readonly lineEnding: string;
  readonly edits: TextEdit[];
}

/** An entry of a map from its key on, or an item of a list from its dash on (in flow style, from
 * its value on), to the end of its value. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly node: YamlNode;
  readonly removed: boolean;
}

/** A key and its value, for a place in a block or between braces. */
export interface NewKey {
  readonly key: string;
  /** Its lines in block style, the key at that column. */
  readonly lines: (column: number) => readonly string[];
  readonly flow: () => string;
}

export function newKey(key: string, value: Written): NewKey {
  return {
    key,
    lines: (column) => entryLines(key, value, column),
    flow: () => flowEntry(key, value),
  };
}

/** A key of a map as a part of it. */
export type KeyPart = Part & { readonly key: string };

/** Adds each key behind the nearest of its predecessors in `order` that the map has and keeps, else
 * before its first one; a key that is not in the order is added at the end. At least one part must
 * be kept. A task, for maps of tens of thousands of keys. */
export function* insertKeys(
  splice: SpliceContext,
  map: YamlMap,
  parts: readonly KeyPart[],
  added: readonly NewKey[],
  order: readonly string[],
): Task<void> {
  if (added.length === 0) return;
  const ranks = new Map<string, number>();
  yield* forEachTask(order, (key, rank) => ranks.set(key, rank));
  const kept = parts.filter((part) => !part.removed);
  const ranked: { readonly part: KeyPart; readonly rank: number }[] = [];
  yield* forEachTask(kept, (part) => {
    const rank = ranks.get(part.key);
    if (rank !== undefined) ranked.push({ part, rank });
  });
  ranked.sort((a, b) => a.rank - b.rank);
  for (const key of added) {
    const rank = ranks.get(key.key);
    const before =
      rank === undefined ? kept.at(-1) : ranked.findLast((other) => other.rank < rank)?.part;
    insertKey(splice, map, key, before, kept[0]);
  }
}

function insertKey(
  splice: SpliceContext,
  map: YamlMap,
  added: NewKey,
  before: Part | undefined,
  first: Part | undefined,
): void {
  if (map.flow) {
    if (before) insertAt(splice, before.end, `, ${added.flow()}`);
    else if (first) insertAt(splice, first.start, `${added.flow()}, `);
    return;
  }
  const column = first ? columnOf(splice.text, first.start) : 0;
  const lines = added.lines(column);
  if (before) {
    const behind = lineBehind(splice.text, before.node, before.end);
    insertLines(splice, commentsBelow(splice.text, behind, column + 1), lines);
  } else if (first) insertAhead(splice, first.start, lines, column);
}

/** Adds items before the `index`-th part, or at the end. The list must not be empty. */
export function insertItems(
  splice: SpliceContext,
  list: YamlList,
  parts: readonly Part[],
  index: number,
  items: readonly Written[],
): void {
  const before = parts[index - 1];
  const first = parts[0];
  if (!first || items.length === 0) return;
  if (list.flow) {
    const sources = items.map(flowSource).join(', ');
    if (before) insertAt(splice, before.end, `, ${sources}`);
    else insertAt(splice, first.start, `${sources}, `);
    return;
  }
  const column = columnOf(splice.text, first.start);
  const lines = items.flatMap((item) => itemLines(item, column));
  if (before) insertLines(splice, lineBehind(splice.text, before.node, before.end), lines);
  else insertAhead(splice, first.start, lines, column);
}

/** Removes parts: their lines, or in flow style their commas too. One must be kept. */
export function removeParts(splice: SpliceContext, parts: readonly Part[], flow: boolean): void {
  for (let index = 0; index < parts.length; index++) {
    const first = parts[index];
    if (!first?.removed) continue;
    const previous = parts[index - 1];
    let last = first;
    for (let next = parts[index + 1]; next?.removed; next = parts[index + 1]) {
      last = next;
      index++;
    }
    const following = parts[index + 1];
    if (!flow && isFirstInLine(splice.text, first.start)) {
      const start = first.start - columnOf(splice.text, first.start);
      remove(splice, start, lineBehind(splice.text, last.node, last.end));
    } else if (previous && !(following && isCommented(splice.text, previous, first))) {
      remove(splice, previous.end, last.end);
    } else if (following) remove(splice, first.start, following.start);
  }
}

/** A comment behind the previous part does not belong to the removed one. */
function isCommented(text: string, previous: Part, part: Part): boolean {
  return text.slice(previous.end, part.start).includes('#');
}

/** Inserts whole lines at the start of a line, or at the end of a text without a final line
 * break. */
export function insertLines(splice: SpliceContext, at: number, lines: readonly string[]): void {
  const { text, lineEnding } = splice;
  const source = lines.join(lineEnding);
  const isOpen = at === text.length && at > 0 && !text.endsWith('\n');
  insertAt(splice, at, isOpen ? lineEnding + source : source + lineEnding);
}

/** Inserts lines before the first key or dash of a block, which may itself follow a dash. */
function insertAhead(
  splice: SpliceContext,
  at: number,
  lines: readonly string[],
  column: number,
): void {
  const source = lines.join(splice.lineEnding).slice(column);
  insertAt(splice, at, source + splice.lineEnding + ' '.repeat(column));
}

function insertAt(splice: SpliceContext, at: number, text: string): void {
  splice.edits.push({ start: at, end: at, text });
}

function remove(splice: SpliceContext, start: number, end: number): void {
  splice.edits.push({ start, end, text: '' });
}
