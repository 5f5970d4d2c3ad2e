import { countedProblem, type ImportProblem } from '../core';
import type { ForeignFile } from './contract';
import { decodeText, guessedEncoding } from './decodeText';
import { Refused, refuseLarge } from './refuse';
import { scanJson } from './scanJson';

const LARGEST = 50_000_000;

/** The objects of a file: one per line, or a list of them, alone or in an object. `key`: what the
 * text of any file of the wanted kind contains, so that others are not parsed in vain. Throws
 * `Refused`. */
export function jsonRows(
  { name, bytes }: ForeignFile,
  key?: RegExp,
): {
  readonly rows: readonly JsonObject[];
  readonly problems: readonly ImportProblem[];
} {
  refuseLarge(bytes, LARGEST);
  const decoded = decodeText(bytes);
  const { text } = decoded;
  if (key && !key.test(text)) throw new Refused('unknown-kind');
  const isWhole = /\.json(?:ld)?$/i.test(name) || /^\s*\[/.test(text);
  const exact = scanJson(text, !isWhole);
  const { rows, problems } = isWhole
    ? { rows: rowsOfWhole(parsed(exact)), problems: [] }
    : rowsOfLines(exact);
  return { rows, problems: [...guessedEncoding(decoded), ...problems] };
}

/** An object of a file. */
export type JsonObject = Readonly<Record<string, unknown>>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refused('unreadable');
  }
}

function rowsOfLines(text: string): {
  readonly rows: readonly JsonObject[];
  readonly problems: readonly ImportProblem[];
} {
  const rows: JsonObject[] = [];
  let [unread, firstUnread] = [0, 0];
  for (const [at, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') continue;
    const value = parsedLine(line);
    if (isObject(value)) rows.push(value);
    else if (unread++ === 0) firstUnread = at + 1;
  }
  if (rows.length === 0 && unread > 0) throw new Refused('unreadable');
  const problems = countedProblem('lines-unread', unread);
  return { rows, problems: problems.map((problem) => ({ ...problem, at: firstUnread })) };
}

function parsedLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

/** The longest list of objects, since web services return one inside an object. Throws `Refused`
 * where there is none. */
function rowsOfWhole(whole: unknown): readonly JsonObject[] {
  const lists = isObject(whole) ? Object.values(whole) : [whole];
  let found: readonly JsonObject[] | undefined;
  for (const list of lists) {
    if (!Array.isArray(list)) continue;
    const rows = (list as readonly unknown[]).filter(isObject);
    if (rows.length > (found?.length ?? 0)) found = rows;
  }
  if (!found) throw new Refused('unknown-kind');
  return found;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
