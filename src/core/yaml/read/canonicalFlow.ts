import type { Span } from '../../model/span';
import { isNewKey } from './canonicalKeys';
import type { SeenKeys } from './canonicalKeys';
import { DEEPEST, readScalar, skipSpaces } from './canonicalReader';
import type { Reader } from './canonicalReader';
import type { YamlEntry, YamlList, YamlMap, YamlNode } from '../node';
import { CLOSE_LIST, CLOSE_MAP, COLON, COMMA, OPEN_LIST, OPEN_MAP, SPACE } from './units';

/** A collection in flow style on one line, whose bracket is next. */
export function readFlowNode(reader: Reader): YamlList | YamlMap | undefined {
  if (++reader.depth > DEEPEST) return undefined;
  const isList = reader.text.charCodeAt(reader.at) === OPEN_LIST;
  const read = isList ? readFlowList(reader) : readFlowMap(reader);
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
  return span && { kind: 'list', items: items.slice(), flow: true, span };
}

function readFlowMap(reader: Reader): YamlMap | undefined {
  const entries: YamlEntry[] = [];
  const keys: SeenKeys = { set: undefined };
  const span = readFlow(reader, CLOSE_MAP, () => {
    const key = readScalar(reader, true);
    if (!key || !isNewKey(keys, entries, key)) return false;
    skipSpaces(reader);
    if (reader.text.charCodeAt(reader.at) !== COLON) return false;
    reader.at++;
    if (reader.text.charCodeAt(reader.at) !== SPACE) return false;
    skipSpaces(reader);
    const value = readFlowValue(reader);
    if (value) entries.push({ key, value });
    return value !== undefined;
  });
  return span && { kind: 'map', entries: entries.slice(), flow: true, span };
}

/** From the opening bracket to the closing one, with a comma between two elements. */
function readFlow(reader: Reader, close: number, readOne: () => boolean): Span | undefined {
  const start = reader.at++;
  for (;;) {
    skipSpaces(reader);
    if (reader.text.charCodeAt(reader.at) === close) return { start, end: ++reader.at };
    if (!readOne()) return undefined;
    skipSpaces(reader);
    const unit = reader.text.charCodeAt(reader.at++);
    if (unit === close) return { start, end: reader.at };
    if (unit !== COMMA) return undefined;
  }
}

function readFlowValue(reader: Reader): YamlNode | undefined {
  const unit = reader.text.charCodeAt(reader.at);
  return unit === OPEN_LIST || unit === OPEN_MAP ? readFlowNode(reader) : readScalar(reader, true);
}
