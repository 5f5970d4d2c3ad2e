import { zipSync } from 'fflate';
import readSheets from 'read-excel-file/universal';
import type { Table } from '../../core';
import type { ForeignFile, ReadTables } from '../contract';
import { refuseOtherKinds } from '../fileKind';
import { Refused, refuseLarge } from '../refuse';
import { MOST_COLUMNS, tableOf } from '../tables';
import { unzip } from '../unzip';

const LARGEST = 50_000_000;
/** The limit of cells: five columns that are coloured down to the last possible row of a sheet. */
const MOST_PLACES = 6_000_000;
/** The last possible row of a sheet. */
const MOST_ROWS = 1_048_576;
const MOST_SHEETS = 1_000;
/** Of all cells together: many cells may have one shared text. */
const MOST_CHARACTERS = 100_000_000;

/** The sheets of a workbook as tables, values only: no formula is computed. Only its XML is
 * unpacked; the library is given only what was counted, has no document type, and has cells where a
 * table of texts can have them. Throws `Refused`. */
export async function readXlsx({ bytes }: ForeignFile): Promise<ReadTables> {
  refuseLarge(bytes, LARGEST);
  refuseOtherKinds(bytes, { office: '.xls', openDocument: '.ods' });
  const sheets = await readSheets(counted(bytes), {
    trim: false,
    // As it is written, since a number would lose digits of a long id.
    parseNumber: (written) => written,
  });
  // A sheet of a chart has no cells.
  const filled = sheets.filter(({ data }) => (data as unknown) !== undefined);
  refuseMany(filled.map(({ data }) => data));
  const tables: Table[] = [];
  for (const { sheet, data } of filled) {
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

/** The parts that the library needs, each checked, as a zip: what was unpacked before is not kept
 * in memory meanwhile. */
function counted(bytes: Uint8Array): ArrayBuffer {
  const parts = unzip(bytes, (name) => WANTED.test(name));
  if (!Object.keys(parts).some((name) => /^xl\/workbook\.xml$/i.test(name))) {
    throw new Refused('unreadable');
  }
  for (const part of Object.values(parts)) refuseOddXml(part);
  return zipSync(parts, { level: 0 }).buffer;
}

/** Throws `Refused` for more cells, or longer texts, than memory may hold: sheets may share their
 * cells, and cells their texts. */
function refuseMany(sheets: readonly (readonly (readonly unknown[])[])[]): void {
  let [cells, characters] = [0, 0];
  for (const rows of sheets) {
    for (const row of rows) {
      cells += row.length + 1;
      for (const cell of row) if (typeof cell === 'string') characters += cell.length;
      if (cells > MOST_PLACES || characters > MOST_CHARACTERS) throw new Refused('too-large');
    }
  }
}

const WANTED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/((_rels|worksheets)\/)?[\w -]+\.xml(\.rels)?)$/i;

/** Throws `Refused` for bytes that are not UTF-8, for a document type, for tags that the library
 * would scan very long, for a cell far outside any table of texts, before which the library would
 * create rows of empty cells, and for too many sheets. */
function refuseOddXml(part: Uint8Array): void {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(part);
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Refused('unreadable');
  let [columns, rows, sheets] = [0, 0, 0];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const closing = closingOf(text, at);
    const end = text.indexOf(closing, at);
    if (end < 0 || (closing === '>' && end - at > LONGEST_TAG)) throw new Refused('unreadable');
    const tag = closing === '>' ? text.slice(at, end) : '';
    const [, letters = '', row] = CELL.exec(tag) ?? ROW.exec(tag) ?? [];
    columns = Math.max(columns, columnNumber(letters));
    if (row !== undefined) rows = Math.max(rows, Number(row));
    if (SHEET.test(tag)) sheets++;
    at = end + closing.length;
  }
  if (columns > MOST_COLUMNS || rows > MOST_ROWS || columns * rows > MOST_PLACES) {
    throw new Refused('endless-line');
  }
  if (sheets > MOST_SHEETS) throw new Refused('too-large');
}

/** The end of a comment, of a section of text without tags, or of a tag. */
function closingOf(text: string, at: number): string {
  if (text.startsWith('<!--', at)) return '-->';
  return text.startsWith('<![CDATA[', at) ? ']]>' : '>';
}

const LONGEST_TAG = 20_000;
const CELL = /^<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']\$?([A-Z]+)\$?(\d+)["']/i;
const ROW = /^<(?:\w+:)?row\s(?:[^>]*?\s)?r\s*=\s*["']()(\d+)["']/i;
const SHEET = /^<(?:\w+:)?(sheet|Relationship)\s/;

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.slice(0, 10).toUpperCase()) {
    number = number * 26 + letter.charCodeAt(0) - 64;
  }
  return number;
}

/** The text of a cell: dates without a time of day as days; numbers as they are shown. */
function cellText(cell: unknown): string {
  if (typeof cell === 'string') return isLongNumber(cell) ? String(Number(cell)) : cell;
  if (typeof cell === 'boolean') return String(cell);
  if (!(cell instanceof Date) || Number.isNaN(cell.getTime())) return '';
  const iso = cell.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** Whether a cell has the long form in which workbooks store what they show as 0.1 or 12. */
function isLongNumber(cell: string): boolean {
  return /^-?\d+(\.\d{16,}|\.0+)$|^-?\d(\.\d+)?E[+-]?\d+$/.test(cell);
}
