import { countedProblem, type ImportProblem } from '../../core';
import type { ForeignFile, ReadTables } from '../contract';
import { decodeText, guessedEncoding } from '../decodeText';
import { Refused, refuseLarge } from '../refuse';
import { MOST_CELLS, MOST_COLUMNS, tableOf } from '../tables';
import { scanJson } from './scanJson';

const LARGEST = 50_000_000;

/** Objects as the rows of a table: one per line, or a list of them, alone or in an object. Its
 * columns are all keys of any row; a key of a nested object has a name with a full stop. Throws
 * `Refused`. */
export function readJson({ name, bytes }: ForeignFile): ReadTables {
  refuseLarge(bytes, LARGEST);
  const decoded = decodeText(bytes);
  const { text } = decoded;
  const isWhole = /\.json$/i.test(name) || /^\s*\[/.test(text);
  const exact = scanJson(text, !isWhole);
  const { rows, problems } = isWhole
    ? { rows: rowsOfWhole(parsed(exact)), problems: [] }
    : rowsOfLines(exact);
  const table = tableOfRows(rows);
  if (table && table.rows.length > 0)
    return { tables: [table], problems: [...guessedEncoding(decoded), ...problems] };
  return { tables: [], problems: [{ severity: 'error', code: 'no-rows' }] };
}

type JsonObject = Readonly<Record<string, unknown>>;

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

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tableOfRows(rows: readonly JsonObject[]): ReturnType<typeof tableOf> {
  const columns = new Map<string, number>();
  const cells = rows.map((row) => {
    const found: (readonly [column: number, text: string])[] = [];
    for (const [name, value] of entriesOf(row, '')) {
      const column = columns.get(name) ?? columns.size;
      columns.set(name, column);
      if (columns.size > MOST_COLUMNS) throw new Refused('endless-line');
      found.push([column, value]);
    }
    return found;
  });
  if (columns.size * rows.length > MOST_CELLS) throw new Refused('endless-line');
  const table = cells.map((row) => {
    const texts = Array.from({ length: columns.size }, () => '');
    for (const [column, text] of row) texts[column] = text;
    return texts;
  });
  return tableOf('', [[...columns.keys()], ...table], true);
}

function* entriesOf(row: JsonObject, before: string): Generator<readonly [string, string]> {
  for (const [key, value] of Object.entries(row)) {
    if (isObject(value)) yield* entriesOf(value, `${before}${key}.`);
    else yield [`${before}${key}`, textOf(value)];
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return (value as readonly unknown[]).map(textOf).join('; ');
  if (typeof value === 'object') return JSON.stringify(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
