import { readPlain, readQuoted } from './canonicalScalars';
import type { YamlScalar } from '../node';
import { APOSTROPHE, HASH, isLineEndAt, QUOTE, SPACE, TAB } from './units';

/** Far below what `yaml` refuses. */
export const DEEPEST = 16;

/** A position in a file that is read from beginning to end. */
export interface Reader {
  readonly text: string;
  /** The offset (UTF-16) of the next unit. */
  at: number;
  /** Between two lines: the column of the next line with content; −1 at the end. */
  column: number;
  /** The number of open collections. */
  depth: number;
}

/** A scalar on one line; of a plain one that continues on the next line, the first line. */
export function readScalar(reader: Reader, inFlow = false): YamlScalar | undefined {
  const { text, at } = reader;
  const unit = text.charCodeAt(at);
  const read =
    unit === QUOTE || unit === APOSTROPHE ? readQuoted(text, at) : readPlain(text, at, inFlow);
  if (read) reader.at = read.span.end;
  return read;
}

export function skipSpaces(reader: Reader): void {
  while (reader.text.charCodeAt(reader.at) === SPACE) reader.at++;
}

function skipWhite(reader: Reader): void {
  while (isWhite(reader.text.charCodeAt(reader.at))) reader.at++;
}

function isWhite(unit: number): boolean {
  return unit === SPACE || unit === TAB;
}

export function isLineEnd({ text, at }: Reader): boolean {
  return isLineEndAt(text, at);
}

/** Whether only white space and a comment follow in the line. */
export function isContentEnd(reader: Reader): boolean {
  return isLineEnd(reader) || reader.text.charCodeAt(reader.at) === HASH;
}

/** Moves from the end of a value, over white space and a comment, to the content of the next
 * line. */
export function endLine(reader: Reader): boolean {
  skipWhite(reader);
  if (!isLineEnd(reader)) {
    const isComment =
      reader.text.charCodeAt(reader.at) === HASH && isWhite(reader.text.charCodeAt(reader.at - 1));
    if (!isComment) return false;
  }
  toContent(reader, lineAfter(reader.text, reader.at));
  return true;
}

/** Moves to the first unit from a line's start on that is neither space nor comment. */
export function toContent(reader: Reader, lineStart: number): void {
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

export function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}
