import { withKeys, type ArticleDraft } from '../articleKeys';
import type { DayOrder } from './foreignDate';
import { countedProblem, type ImportedArticle, type ImportProblem } from '../imported';
import { plainText } from '../plainText';
import type { ColumnMapping, ColumnRole, Table } from './table';
import { oneLine } from '../../text/lines';
import { readDates } from './tableDates';

export interface TableOptions {
  /** The order of day and month where the column does not show it. */
  readonly dayOrder?: DayOrder | undefined;
  /** Converts cells with HTML to Markdown; without it they are read as text. */
  readonly fromHtml?: ((html: string) => string) | undefined;
  /** A prefix for the keys of articles, for a second table of one file. */
  readonly keyPrefix?: string | undefined;
}

export interface TableArticles {
  readonly articles: readonly ImportedArticle[];
  readonly problems: readonly ImportProblem[];
}

/** The articles of a table, one for each row with a text. The order of day and month is decided by
 * the whole column, and never silently: where some date shows it, else by `dayOrder`, else such
 * dates are omitted and reported. */
export function articlesFromTable(
  table: Table,
  mapping: ColumnMapping,
  options: TableOptions = {},
): TableArticles {
  const { text } = mapping;
  if (text === undefined)
    return { articles: [], problems: [{ severity: 'error', code: 'no-text-column' }] };
  const rows = table.rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  const texts = rows.map((row) => textOf(row[text] ?? '', options.fromHtml));
  const isArticle = (at: number): boolean => texts[at] !== '';
  const dates = readDates(rows, mapping.date, options.dayOrder, isArticle);
  const drafts = rows.flatMap((row, at) =>
    isArticle(at) ? [draftOf(row, mapping, texts[at] ?? '', dates.dates[at])] : [],
  );
  const { articles, twice } = withKeys(drafts, options.keyPrefix ?? '');
  const empty = rows.length - drafts.length;
  const problems = [
    ...(articles.length === 0 ? [NO_ROWS] : countedProblem('rows-without-text', empty)),
    ...countedProblem('rows-twice', twice),
    ...dates.problems,
  ];
  return { articles, problems };
}

const NO_ROWS: ImportProblem = { severity: 'error', code: 'no-rows' };

function draftOf(
  row: readonly string[],
  mapping: ColumnMapping,
  text: string,
  date: string | undefined,
): ArticleDraft {
  const cell = (role: ColumnRole): string | undefined => {
    const column = mapping[role];
    const line = column === undefined ? '' : oneLine(row[column] ?? '');
    return line === '' ? undefined : line;
  };
  const url = cell('url');
  const article = {
    key: '',
    title: cell('title'),
    author: cell('author'),
    source: cell('source'),
    date,
    url: url !== undefined && /^https?:\/\/\S+$/i.test(url) ? url : undefined,
    text,
  };
  return { id: cell('id') ?? '', article };
}

function textOf(cell: string, fromHtml: TableOptions['fromHtml']): string {
  return fromHtml && hasElements(cell) ? fromHtml(cell).trim() : plainText(cell);
}

/** Whether a cell contains HTML elements. */
export function hasElements(cell: string): boolean {
  return HAS_ELEMENTS.test(cell);
}

const HAS_ELEMENTS = /<\/?(p|div|br|h[1-6]|ul|ol|li|blockquote|span|table)(\s[^<>]*)?\/?>/i;
