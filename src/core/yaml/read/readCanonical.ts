import { readBlockText } from './blockText';
import { readFlowNode } from './canonicalFlow';
import { isNewKey } from './canonicalKeys';
import type { SeenKeys } from './canonicalKeys';
import {
  DEEPEST,
  endLine,
  isContentEnd,
  isLineEnd,
  readScalar,
  skipSpaces,
  toContent,
} from './canonicalReader';
import type { Reader } from './canonicalReader';
import type { Task } from '../../util/task';
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from '../node';
import {
  BAR,
  BYTE_ORDER_MARK,
  COLON,
  DASH,
  GREATER,
  LINE_FEED,
  OPEN_LIST,
  OPEN_MAP,
  RETURN,
  SPACE,
} from './units';

/** Reads files as the program writes them, and as codebooks are written by hand, more than ten
 * times as fast as `yaml`: block maps and lists, scalars and collections in flow style on one
 * line, texts in block style, absent values, comments, blank lines, the end marker. The tree
 * equals the one made with `yaml`, spans included. Undefined for everything else, such as a quoted
 * scalar on several lines, a duplicate key, an anchor or any error: then `yaml` must read the file
 * and report problems. Linear. A task, with steps of some entries of the root or of a map below
 * it. */
export function* readCanonicalSteps(text: string): Task<YamlMap | undefined> {
  if (hasLoneReturn(text)) return undefined;
  const reader: Reader = { text, at: 0, column: 0, depth: 0 };
  toContent(reader, text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0);
  if (reader.column !== 0 || isEndMarker(reader)) return undefined;
  const root = yield* blockMapSteps(reader, 0, readScalar(reader), 2);
  return root && isEnd(reader) ? root : undefined;
}

/** A lone carriage return is text to `yaml`. */
function hasLoneReturn(text: string): boolean {
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== LINE_FEED) return true;
  }
  return false;
}

/** `first`: the key of the first entry, which has been read already. Each function ends at the
 * content of the next line that does not belong to it. */
function readBlockMap(
  reader: Reader,
  column: number,
  first: YamlScalar | undefined,
): YamlMap | undefined {
  const map = openMap(reader, column, first);
  if (!map) return undefined;
  while (map.key) {
    if (!takeKey(reader, map)) return undefined;
    if (!takeValue(reader, map, wholeOf(reader, readBlockValue(reader, column)))) return undefined;
  }
  return closeMap(reader, map);
}

/** `readBlockMap` as a task, also for the maps in it down to the given number of levels. */
function* blockMapSteps(
  reader: Reader,
  column: number,
  first: YamlScalar | undefined,
  levels: number,
): Task<YamlMap | undefined> {
  const map = openMap(reader, column, first);
  if (!map) return undefined;
  while (map.key) {
    if (!takeKey(reader, map)) return undefined;
    const value = readBlockValue(reader, column);
    const read =
      value?.kind === 'begun' && levels > 1
        ? yield* blockMapSteps(reader, value.column, value.key, levels - 1)
        : wholeOf(reader, value);
    if (!takeValue(reader, map, read)) return undefined;
    if (map.entries.length % ENTRIES_AT_ONCE === 0) yield undefined;
  }
  return closeMap(reader, map);
}

/** Entries per step. */
const ENTRIES_AT_ONCE = 128;

/** A block map of which the first key was read. */
interface BegunMap {
  readonly kind: 'begun';
  readonly column: number;
  readonly key: YamlScalar;
}

function wholeOf(reader: Reader, node: YamlNode | BegunMap | undefined): YamlNode | undefined {
  return node?.kind === 'begun' ? readBlockMap(reader, node.column, node.key) : node;
}

/** A block map that is being read. */
interface OpenMap {
  readonly column: number;
  readonly start: number;
  readonly entries: YamlEntry[];
  readonly keys: SeenKeys;
  /** The key of the next entry, which has been read; undefined behind the last. */
  key: YamlScalar | undefined;
}

function openMap(
  reader: Reader,
  column: number,
  first: YamlScalar | undefined,
): OpenMap | undefined {
  if (!first || ++reader.depth > DEEPEST) return undefined;
  const { start } = first.span;
  return { column, start, entries: [], keys: { set: undefined }, key: first };
}

/** Moves behind the colon; false where the key is invalid or a duplicate. */
function takeKey(reader: Reader, { keys, entries, key }: OpenMap): boolean {
  if (!key || !isNewKey(keys, entries, key) || !isKeyEnd(reader)) return false;
  reader.at++;
  return true;
}

/** Adds the entry and reads the next key, if its map has one; false for a missing value, or where
 * another line in the map's column has no key. */
function takeValue(reader: Reader, map: OpenMap, value: YamlNode | undefined): boolean {
  if (!value || !map.key) return false;
  map.entries.push({ key: map.key, value });
  map.key = undefined;
  if (reader.column !== map.column || isEndMarker(reader)) return true;
  map.key = readScalar(reader);
  // Behind a list in the same column as its key, a further item would belong to no list.
  return map.key !== undefined;
}

/** Copies the entries to an array without spare capacity, which would be most of a short map's
 * memory; likewise for lists. */
function closeMap(reader: Reader, { column, start, entries }: OpenMap): YamlMap | undefined {
  reader.depth--;
  const span = { start, end: endOfLast(entries.at(-1)?.value) };
  if (reader.column > column) return undefined;
  return { kind: 'map', entries: entries.slice(), flow: false, span };
}

/** The value of `key:`, on its line or below. */
function readBlockValue(reader: Reader, column: number): YamlNode | BegunMap | undefined {
  skipSpaces(reader);
  if (!isContentEnd(reader)) {
    return readRest(reader, readBehindColon(reader, column), column);
  }
  const { at } = reader;
  if (!endLine(reader)) return undefined;
  if (reader.column === column && isItem(reader)) return readBlockList(reader);
  if (reader.column > column) return readNode(reader, column);
  return { kind: 'scalar', value: '', span: { start: at, end: at } };
}

function readBehindColon(reader: Reader, column: number): YamlNode | undefined {
  const unit = reader.text.charCodeAt(reader.at);
  if (unit !== BAR && unit !== GREATER) return readInline(reader);
  const read = readBlockText(reader.text, reader.at, column);
  if (read) reader.at = read.span.end;
  return read;
}

/** A list whose first `-` is next. */
function readBlockList(reader: Reader): YamlList | undefined {
  if (++reader.depth > DEEPEST) return undefined;
  const { at: start, column } = reader;
  const items: YamlNode[] = [];
  while (reader.column === column && isItem(reader)) {
    const item = readItem(reader, column);
    if (!item) return undefined;
    items.push(item);
  }
  reader.depth--;
  const span = { start, end: endOfLast(items.at(-1)) };
  return reader.column > column
    ? undefined
    : { kind: 'list', items: items.slice(), flow: false, span };
}

/** The value of a `-` in that column, on its line or below. */
function readItem(reader: Reader, column: number): YamlNode | undefined {
  const dash = reader.at++;
  skipSpaces(reader);
  if (!isContentEnd(reader)) {
    reader.column = column + reader.at - dash;
    return wholeOf(reader, readNode(reader, column));
  }
  if (!endLine(reader) || reader.column <= column) return undefined;
  return wholeOf(reader, readNode(reader, column));
}

/** Any value. `column`: of the key or dash that it belongs to. */
function readNode(reader: Reader, column: number): YamlNode | BegunMap | undefined {
  if (isItem(reader)) return readBlockList(reader);
  const { column: own } = reader;
  const value = readInline(reader);
  if (value?.kind === 'scalar' && isKeyEnd(reader)) {
    return { kind: 'begun', column: own, key: value };
  }
  return readRest(reader, value, column);
}

/** Moves from the end of a value to the content of the next line, which must not continue the
 * value. */
function readRest(
  reader: Reader,
  value: YamlNode | undefined,
  column: number,
): YamlNode | undefined {
  return value && endLine(reader) && reader.column <= column ? value : undefined;
}

/** A value that begins here, but no collection in block style. Of a plain scalar only the first
 * line. */
function readInline(reader: Reader): YamlNode | undefined {
  const unit = reader.text.charCodeAt(reader.at);
  return unit === OPEN_LIST || unit === OPEN_MAP ? readFlowNode(reader) : readScalar(reader);
}

/** Whether a scalar that ends here is the key of a block map. Moves to the colon. */
function isKeyEnd(reader: Reader): boolean {
  const { text, at } = reader;
  skipSpaces(reader);
  if (text.charCodeAt(reader.at) !== COLON || reader.at - at > MOST_SPACES) return false;
  const next = text.charCodeAt(reader.at + 1);
  return next === SPACE || next === LINE_FEED || next === RETURN || reader.at + 1 === text.length;
}

/** Before a colon; together with the longest key less than `yaml` refuses. */
const MOST_SPACES = 20;

function isItem({ text, at, column }: Reader): boolean {
  if (column < 0 || text.charCodeAt(at) !== DASH) return false;
  const next = text.charCodeAt(at + 1);
  return next === SPACE || next === LINE_FEED || next === RETURN;
}

function isEndMarker({ text, at, column }: Reader): boolean {
  return column === 0 && text.startsWith('...', at);
}

/** Whether only the end marker follows. */
function isEnd(reader: Reader): boolean {
  if (isEndMarker(reader)) {
    reader.at += 3;
    if (!isLineEnd(reader) || !endLine(reader)) return false;
  }
  return reader.column < 0;
}

function endOfLast(node: YamlNode | undefined): number {
  return node?.span.end ?? 0;
}
