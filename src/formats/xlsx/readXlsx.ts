import { zipSync } from 'fflate';
import readSheets from 'read-excel-file/universal';
import type { Table } from '../../core';
import type { ForeignFile, ReadTables } from '../contract';
import { refuseOtherKinds } from '../fileKind';
import { Refused, refuseLarge } from '../refuse';
import { MOST_COLUMNS, tableOf } from '../tables';
import { unzip } from '../unzip';

const LARGEST = 50_000_000;
/** Five columns that have a colour down to the last row that a sheet can have. */
const MOST_PLACES = 6_000_000;

/** The sheets of a workbook as tables, values only: no formula is computed. Only its XML is unpacked; what is unpacked was counted and
 * has no document type, its cells stand where a table of texts has some, and only that is given to the library. Throws `Refused`. */
export async function readXlsx({ bytes }: ForeignFile): Promise<ReadTables> {
  refuseLarge(bytes, LARGEST);
  refuseOtherKinds(bytes, { office: '.xls', openDocument: '.ods' });
  const parts = unzip(bytes, (name) => WANTED.test(name));
  if (!Object.keys(parts).some((name) => /^xl\/workbook\.xml$/i.test(name))) {
    throw new Refused('unreadable');
  }
  for (const part of Object.values(parts)) refuseOddXml(part);
  const counted = zipSync(parts, { level: 0 });
  const sheets = await readSheets(counted.buffer, {
    trim: false,
    // As it is written: an id of twenty figures is no number.
    parseNumber: (written) => written,
  });
  const tables: Table[] = [];
  for (const { sheet, data } of sheets) {
    const table = tableOf(
      sheet,
      data.map((row) => row.map(cellText)),
    );
    if (table && table.rows.length > 0) tables.push(table);
  }
  return tables.length > 0
    ? { tables, problems: [] }
    : { tables, problems: [{ severity: 'error', code: 'no-rows' }] };
}

const WANTED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/((_rels|worksheets)\/)?[\w -]+\.xml(\.rels)?)$/i;

/** Throws `Refused` for what is no UTF-8, for a document type, for tags that the library would look through for minutes, and for a
 * cell that stands where no table of texts has one: the library makes a row of empty cells for all before it. */
function refuseOddXml(part: Uint8Array): void {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(part);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Refused('unreadable');
  let [columns, rows] = [0, 0];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const closing = closingOf(text, at);
    const end = text.indexOf(closing, at);
    if (end < 0 || (closing === '>' && end - at > LONGEST_TAG)) throw new Refused('unreadable');
    const [, letters = '', row] = CELL.exec(closing === '>' ? text.slice(at, end) : '') ?? [];
    columns = Math.max(columns, columnNumber(letters));
    if (row !== undefined) rows = Math.max(rows, Number(row));
    at = end + closing.length;
  }
  if (columns > MOST_COLUMNS || columns * rows > MOST_PLACES) {
    throw new Refused('endless-line');
  }
}

/** What ends a comment, a stretch of text without tags, or a tag. */
function closingOf(text: string, at: number): string {
  if (text.startsWith('<!--', at)) return '-->';
  return text.startsWith('<![CDATA[', at) ? ']]>' : '>';
}

const LONGEST_TAG = 20_000;
const CELL = /^<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']\$?([A-Z]+)\$?(\d+)["']/i;

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.slice(0, 10).toUpperCase()) {
    number = number * 26 + letter.charCodeAt(0) - 64;
  }
  return number;
}

/** Days without a time of day are days; numbers as a person would write them. */
function cellText(cell: unknown): string {
  if (typeof cell === 'string') return isLongNumber(cell) ? String(Number(cell)) : cell;
  if (typeof cell === 'boolean') return String(cell);
  if (!(cell instanceof Date) || Number.isNaN(cell.getTime())) return '';
  const iso = cell.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** How a workbook stores what it shows as 0.1, and as 12. */
function isLongNumber(cell: string): boolean {
  return /^-?\d+(\.\d{16,}|\.0+)$|^-?\d(\.\d+)?E[+-]?\d+$/.test(cell);
}
