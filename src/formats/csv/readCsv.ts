import Papa from 'papaparse';
import type { ImportProblem } from '../../core';
import type { ForeignFile, ReadTables } from '../contract';
import { decodeText, guessedEncoding } from '../decodeText';
import { Refused, refuseLarge } from '../refuse';
import { tableOf } from '../tables';
import { scanCsv } from './scanCsv';

const LARGEST = 50_000_000;

/** A table in a text: cells separated by commas, semicolons, tabs or bars, by the most frequent one
 * in the first row; quotation marks are doubled inside quotation marks. The text is scanned before
 * it is given to the library, and a cell without an end is not parsed. Throws `Refused`. */
export function readCsv({ name, bytes }: ForeignFile): ReadTables {
  refuseLarge(bytes, LARGEST);
  const decoded = decodeText(bytes);
  // The library expects one kind of line ends.
  const text = decoded.text.replace(/\r\n?/g, '\n').trimEnd();
  if (text.includes('\u0000')) throw new Refused('unreadable');
  const { start, separator } = separatorOf(text);
  if (!/\.(csv|tsv|tab)$/i.test(name) && separator !== '\t') throw new Refused('unknown-kind');
  const problems: ImportProblem[] = [...guessedEncoding(decoded)];
  const open = scanCsv(text, start, separator);
  // Excel's line with the separator counts as a line of the file.
  const at = open && open.line + (start > 0 ? 1 : 0);
  if (open) problems.push({ severity: 'error', code: 'quote-open', at });
  const { data } = Papa.parse<string[]>(text.slice(start, open?.at), {
    delimiter: separator,
    newline: '\n',
    skipEmptyLines: true,
  });
  const table = tableOf('', data);
  if (table && table.rows.length > 0) return { tables: [table], problems };
  return { tables: [], problems: open ? problems : [{ severity: 'error', code: 'no-rows' }] };
}

const SEPARATORS = [',', ';', '\t', '|'];

/** The separator, which Excel may write into a line of its own. */
function separatorOf(text: string): { readonly start: number; readonly separator: string } {
  const [line = '', named] = /^sep=(.)\n/.exec(text) ?? [];
  if (named !== undefined) return { start: line.length, separator: named };
  const counts = new Map(SEPARATORS.map((separator) => [separator, 0]));
  let isQuoted = false;
  for (let at = 0; at < Math.min(text.length, FIRST_ROW); at++) {
    const unit = text.charAt(at);
    if (unit === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (unit === '\n') break;
    const count = counts.get(unit);
    if (count !== undefined) counts.set(unit, count + 1);
  }
  const [most = ','] = [...counts].sort(([, a], [, b]) => b - a).map(([separator]) => separator);
  return { start: 0, separator: most };
}

const FIRST_ROW = 100_000;
