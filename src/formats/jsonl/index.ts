import type { TableReader, ForeignFile, ReadTables } from '../contract';
import { tablesOrRefuse, Refused } from '../refuse';
import { isObject, jsonRows, type JsonObject } from '../jsonRows';
import { MOST_CELLS, MOST_COLUMNS, tableOf } from '../tables';

export const reader: TableReader = { read: (file) => tablesOrRefuse(() => readJson(file)) };

/** Objects as the rows of a table: one per line, or a list of them, alone or in an object. Its
 * columns are all keys of any row; a key of a nested object has a name with a full stop. Throws
 * `Refused`. */
function readJson(file: ForeignFile): ReadTables {
  const { rows, problems } = jsonRows(file);
  const table = tableOfRows(rows);
  if (table && table.rows.length > 0) return { tables: [table], problems };
  return { tables: [], problems: [{ severity: 'error', code: 'no-rows' }] };
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
