import type { Span } from '../model/span';
import { isNewKey } from './canonicalKeys';
import type { SeenKeys } from './canonicalKeys';
import { DEEPEST, isLineEnd, lineAfter, readScalar, skipSpaces } from './canonicalReader';
import type { Reader } from './canonicalReader';
import type { YamlEntry, YamlList, YamlMap, YamlNode } from './node';
import { ONE_LINE, readPlainFlowLines } from './scalarLines';
import { CLOSE_LIST, CLOSE_MAP, COLON, COMMA, OPEN_LIST, OPEN_MAP, SPACE } from './units';

/** A collection in flow style, of which the bracket is next. Its further lines are indented more than
 * the column, that of the key or dash that it belongs to. */
export function readFlowNode(reader: Reader, column: number): YamlList | YamlMap | undefined {
  if (++reader.depth > DEEPEST) return undefined;
  reader.flowDepth++;
  const isList = reader.text.charCodeAt(reader.at) === OPEN_LIST;
  const read = isList ? readFlowList(reader, column) : readFlowMap(reader, column);
  reader.flowDepth--;
  reader.depth--;
  return read;
}

function readFlowList(reader: Reader, column: number): YamlList | undefined {
  const items: YamlNode[] = [];
  const span = readFlow(reader, column, CLOSE_LIST, () => {
    const item = readFlowValue(reader, column);
    if (item) items.push(item);
    return item !== undefined;
  });
  return span && { kind: 'list', items: items.slice(), flow: true, span };
}

function readFlowMap(reader: Reader, column: number): YamlMap | undefined {
  const entries: YamlEntry[] = [];
  const keys: SeenKeys = { set: undefined };
  const span = readFlow(reader, column, CLOSE_MAP, () => {
    const key = readScalar(reader, ONE_LINE, true);
    if (!key || !isNewKey(keys, entries, key)) return false;
    skipSpaces(reader);
    if (reader.text.charCodeAt(reader.at) !== COLON) return false;
    reader.at++;
    if (reader.text.charCodeAt(reader.at) !== SPACE) return false;
    skipSpaces(reader);
    const value = readFlowValue(reader, column);
    if (value) entries.push({ key, value });
    return value !== undefined;
  });
  return span && { kind: 'map', entries: entries.slice(), flow: true, span };
}

/** From the bracket that opens to the one that closes, with a comma between two elements. */
function readFlow(
  reader: Reader,
  column: number,
  close: number,
  readOne: () => boolean,
): Span | undefined {
  const start = reader.at++;
  for (;;) {
    if (!skipLines(reader, column)) return undefined;
    if (reader.text.charCodeAt(reader.at) === close) return { start, end: ++reader.at };
    if (!readOne() || !skipLines(reader, column)) return undefined;
    const unit = reader.text.charCodeAt(reader.at++);
    if (unit === close) return { start, end: reader.at };
    if (unit !== COMMA) return undefined;
  }
}

/** Over spaces and line breaks. The last bracket of all may stand below the key. */
function skipLines(reader: Reader, column: number): boolean {
  skipSpaces(reader);
  if (!isLineEnd(reader)) return true;
  const { text } = reader;
  for (;;) {
    const start = lineAfter(text, reader.at);
    reader.at = start;
    skipSpaces(reader);
    if (reader.at === text.length) return false;
    if (isLineEnd(reader)) continue;
    const unit = text.charCodeAt(reader.at);
    const isClose = reader.flowDepth === 1 && (unit === CLOSE_LIST || unit === CLOSE_MAP);
    return reader.at - start > column || (isClose && reader.at - start === column);
  }
}

function readFlowValue(reader: Reader, column: number): YamlNode | undefined {
  const { text, at } = reader;
  const unit = text.charCodeAt(at);
  if (unit === OPEN_LIST || unit === OPEN_MAP) return readFlowNode(reader, column);
  const read = readScalar(reader, column, true);
  if (!read || !isLineEnd(reader)) return read;
  const lines = readPlainFlowLines(text, read, column);
  if (lines) reader.at = lines.span.end;
  return lines;
}
