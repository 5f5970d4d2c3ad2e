import type { Span } from '../model/span';
import { finished, type Steps } from '../model/steps';
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from './node';
import { readPlain, readQuoted } from './canonicalScalars';

/** Reads the block style in which our own files are written, at about thirty times the speed of
 * `yaml`: block maps and lists, scalars of one line, plain or in double quotes, collections in flow
 * style on one line, comments, blank lines, an end marker. The tree is the one that `yaml` leads to,
 * spans included. Undefined for everything that is not known exactly, such as a key that stands
 * twice or any error: then `yaml` must read the file, and say what is wrong.
 * Linear. */
export function readCanonical(text: string): YamlMap | undefined {
  return finished(readCanonicalSteps(text));
}

/** The same in steps of some entries of the root or of a map below it: long files are long there. */
export function* readCanonicalSteps(text: string): Steps<YamlMap | undefined> {
  if (hasLoneReturn(text)) return undefined;
  const reader: Reader = { text, at: 0, column: 0, depth: 0 };
  toContent(reader, 0);
  if (reader.column !== 0) return undefined;
  const root = yield* blockMapSteps(reader, 0, readScalar(reader), 2);
  return root && isEnd(reader) ? root : undefined;
}

/** A return that is no half of a line break is text to `yaml`. */
function hasLoneReturn(text: string): boolean {
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== LINE_FEED) return true;
  }
  return false;
}

/** Far below what `yaml` refuses. */
const DEEPEST = 16;

interface Reader {
  readonly text: string;
  /** The next unit. */
  at: number;
  /** Between two lines: where the next line with content begins in its line; −1 at the end. */
  column: number;
  depth: number;
}

/** `first`: the key of the first entry, which has been read already. Each function ends at the
 * content of the next line that is not its own. */
function readBlockMap(
  reader: Reader,
  column: number,
  first: YamlScalar | undefined,
): YamlMap | undefined {
  const map = openMap(reader, column, first);
  if (!map) return undefined;
  while (map.key) {
    if (!takeKey(reader, map)) return undefined;
    const value = readBlockValue(reader, column);
    const isMap = value === MAP_BELOW;
    const read = isMap ? readBlockMap(reader, reader.column, readScalar(reader)) : value;
    if (!takeValue(reader, map, read)) return undefined;
  }
  return closeMap(reader, map);
}

/** `readBlockMap` in steps, also of the maps in it down to so many levels. */
function* blockMapSteps(
  reader: Reader,
  column: number,
  first: YamlScalar | undefined,
  levels: number,
): Steps<YamlMap | undefined> {
  const map = openMap(reader, column, first);
  if (!map) return undefined;
  while (map.key) {
    if (!takeKey(reader, map)) return undefined;
    const value = readBlockValue(reader, column);
    let read = value === MAP_BELOW ? undefined : value;
    if (value === MAP_BELOW) {
      const key = readScalar(reader);
      if (levels === 1) read = readBlockMap(reader, reader.column, key);
      else read = yield* blockMapSteps(reader, reader.column, key, levels - 1);
    }
    if (!takeValue(reader, map, read)) return undefined;
    if (map.entries.length % ENTRIES_IN_STEP === 0) yield undefined;
  }
  return closeMap(reader, map);
}

/** A fraction of a millisecond. */
const ENTRIES_IN_STEP = 128;

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

/** Goes behind the colon; false where the key is none or stands twice. */
function takeKey(reader: Reader, { keys, entries, key }: OpenMap): boolean {
  if (!key || !isNewKey(keys, entries, key) || !isKeyEnd(reader)) return false;
  reader.at++;
  return true;
}

/** Adds the entry and reads the next key, if there is one; false where there is neither. */
function takeValue(reader: Reader, map: OpenMap, value: YamlNode | undefined): boolean {
  if (!value || !map.key) return false;
  map.entries.push({ key: map.key, value });
  map.key = undefined;
  if (reader.column !== map.column || isMarker(reader)) return true;
  map.key = readScalar(reader);
  // Behind a list in the same column as its key, another item would be one of nothing.
  return map.key !== undefined;
}

function closeMap(reader: Reader, { column, start, entries }: OpenMap): YamlMap | undefined {
  reader.depth--;
  const span = { start, end: endOfLast(entries.at(-1)?.value) };
  return reader.column > column ? undefined : { kind: 'map', entries, flow: false, span };
}

/** A block map begins on a line below, and is still to be read. */
const MAP_BELOW = 'map below';

/** What stands behind `key:`, on its line or below. */
function readBlockValue(reader: Reader, column: number): YamlNode | typeof MAP_BELOW | undefined {
  skipSpaces(reader);
  const { at } = reader;
  if (isLineEnd(reader) || reader.text.charCodeAt(at) === HASH) {
    if (!endLine(reader)) return undefined;
    if (reader.column > column) return isItem(reader) ? readBlockList(reader) : MAP_BELOW;
    if (reader.column === column && isItem(reader)) return readBlockList(reader);
    // As people leave it while they type.
    return { kind: 'scalar', value: '', span: { start: at, end: at } };
  }
  const value = readInline(reader);
  return value && endLine(reader) ? value : undefined;
}

/** A list whose first `-` is next. */
function readBlockList(reader: Reader): YamlList | undefined {
  if (++reader.depth > DEEPEST) return undefined;
  const { at: start, column } = reader;
  const items: YamlNode[] = [];
  while (reader.column === column && isItem(reader)) {
    const dash = reader.at++;
    skipSpaces(reader);
    reader.column = column + reader.at - dash;
    const item = readItem(reader);
    if (!item) return undefined;
    items.push(item);
  }
  reader.depth--;
  const span = { start, end: endOfLast(items.at(-1)) };
  return reader.column > column ? undefined : { kind: 'list', items, flow: false, span };
}

function readItem(reader: Reader): YamlNode | undefined {
  if (isItem(reader)) return readBlockList(reader);
  const { column } = reader;
  const value = readInline(reader);
  if (value?.kind === 'scalar' && isKeyEnd(reader)) return readBlockMap(reader, column, value);
  return value && endLine(reader) ? value : undefined;
}

/** A value within a line. */
function readInline(reader: Reader): YamlNode | undefined {
  const unit = reader.text.charCodeAt(reader.at);
  if (unit !== OPEN_LIST && unit !== OPEN_MAP) return readScalar(reader);
  if (++reader.depth > DEEPEST) return undefined;
  const read = unit === OPEN_LIST ? readFlowList(reader) : readFlowMap(reader);
  reader.depth--;
  return read;
}

function readFlowList(reader: Reader): YamlList | undefined {
  const items: YamlNode[] = [];
  const span = readFlow(reader, CLOSE_LIST, () => {
    const item = readFlowValue(reader);
    if (item) items.push(item);
    return item !== undefined;
  });
  return span && { kind: 'list', items, flow: true, span };
}

function readFlowMap(reader: Reader): YamlMap | undefined {
  const entries: YamlEntry[] = [];
  const keys: SeenKeys = { set: undefined };
  const span = readFlow(reader, CLOSE_MAP, () => {
    const key = readScalar(reader, true);
    if (!key || !isNewKey(keys, entries, key)) return false;
    if (reader.text.charCodeAt(reader.at) !== COLON) return false;
    reader.at++;
    if (reader.text.charCodeAt(reader.at) !== SPACE) return false;
    skipSpaces(reader);
    const value = readFlowValue(reader);
    if (value) entries.push({ key, value });
    return value !== undefined;
  });
  return span && { kind: 'map', entries, flow: true, span };
}

/** From the bracket that opens to the one that closes, with a comma between two elements. */
function readFlow(reader: Reader, close: number, readOne: () => boolean): Span | undefined {
  const start = reader.at++;
  skipSpaces(reader);
  if (reader.text.charCodeAt(reader.at) === close) return { start, end: ++reader.at };
  for (;;) {
    if (!readOne()) return undefined;
    skipSpaces(reader);
    const unit = reader.text.charCodeAt(reader.at++);
    if (unit === close) return { start, end: reader.at };
    if (unit !== COMMA) return undefined;
    skipSpaces(reader);
  }
}

function readFlowValue(reader: Reader): YamlNode | undefined {
  const unit = reader.text.charCodeAt(reader.at);
  return unit === OPEN_LIST || unit === OPEN_MAP ? readInline(reader) : readScalar(reader, true);
}

function readScalar(reader: Reader, inFlow = false): YamlScalar | undefined {
  const { text, at } = reader;
  const read = text.charCodeAt(at) === QUOTE ? readQuoted(text, at) : readPlain(text, at, inFlow);
  if (read) reader.at = read.span.end;
  return read;
}

/** Whether a scalar that ends here is the key of a block map. */
function isKeyEnd({ text, at }: Reader): boolean {
  if (text.charCodeAt(at) !== COLON) return false;
  const next = text.charCodeAt(at + 1);
  return next === SPACE || next === LINE_FEED || next === RETURN || at + 1 === text.length;
}

/** `yaml` refuses keys of more than 1,024 units. */
const LONGEST_KEY = 1000;

/** Made when a map has more keys than are compared faster one by one. */
interface SeenKeys {
  set: Set<string> | undefined;
}

function isNewKey(
  keys: SeenKeys,
  entries: readonly YamlEntry[],
  { value, span }: YamlScalar,
): boolean {
  if (span.end - span.start > LONGEST_KEY) return false;
  if (entries.length > 20) {
    keys.set ??= new Set(entries.map((entry) => entry.key.value));
    if (keys.set.has(value)) return false;
    keys.set.add(value);
    return true;
  }
  for (const entry of entries) if (entry.key.value === value) return false;
  return true;
}

function isItem({ text, at, column }: Reader): boolean {
  return column >= 0 && text.charCodeAt(at) === DASH && text.charCodeAt(at + 1) === SPACE;
}

function isMarker({ text, at, column }: Reader): boolean {
  return column === 0 && text.startsWith('...', at);
}

/** Whether nothing but an end marker follows. */
function isEnd(reader: Reader): boolean {
  if (isMarker(reader)) {
    reader.at += 3;
    if (!isLineEnd(reader) || !endLine(reader)) return false;
  }
  return reader.column < 0;
}

function endOfLast(node: YamlNode | undefined): number {
  return node?.span.end ?? 0;
}

function skipSpaces(reader: Reader): void {
  while (reader.text.charCodeAt(reader.at) === SPACE) reader.at++;
}

function isLineEnd({ text, at }: Reader): boolean {
  const unit = text.charCodeAt(at);
  return unit === LINE_FEED || unit === RETURN || at >= text.length;
}

/** From behind a value, over white space and a comment, to the content of the next line. */
function endLine(reader: Reader): boolean {
  const { at } = reader;
  skipSpaces(reader);
  if (!isLineEnd(reader)) {
    const isComment = reader.text.charCodeAt(reader.at) === HASH && reader.at > at;
    if (!isComment) return false;
  }
  toContent(reader, lineAfter(reader.text, reader.at));
  return true;
}

/** To the first unit from a line's start on that is neither space nor comment. */
function toContent(reader: Reader, lineStart: number): void {
  const { text } = reader;
  for (let start = lineStart; start < text.length; start = lineAfter(text, reader.at)) {
    reader.at = start;
    skipSpaces(reader);
    if (isLineEnd(reader) || text.charCodeAt(reader.at) === HASH) continue;
    reader.column = reader.at - start;
    return;
  }
  reader.at = text.length;
  reader.column = -1;
}

function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const HASH = 0x23;
const COMMA = 0x2c;
const DASH = 0x2d;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;
