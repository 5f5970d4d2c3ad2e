import { dayOrderOf, foreignDate, type DayOrder, type ForeignDate } from './foreignDate';
import { countedProblem, type ImportProblem } from '../imported';
import type { ColumnMapping, Table } from './table';
import { oneLine } from '../../text/lines';

export interface ReadDates {
  /** One per row. */
  readonly dates: readonly (string | undefined)[];
  readonly problems: readonly ImportProblem[];
}

/** The dates of a column, whose order of day and month is decided by all of it, else by the option.
 * `isArticle`: whether a row is an article; for others nothing is reported. */
export function readDates(
  rows: readonly (readonly string[])[],
  column: number | undefined,
  chosen: DayOrder | undefined,
  isArticle: (row: number) => boolean,
): ReadDates {
  if (column === undefined) return { dates: [], problems: [] };
  const written = rows.map((row) => oneLine(row[column] ?? ''));
  const read = written.map(foreignDate);
  const shown = dayOrderOf(read);
  const order = shown === 'mixed' ? undefined : (shown ?? chosen);
  const ofKind = (kind: ForeignDate['kind']): readonly string[] =>
    written.filter((text, at) => text !== '' && read[at]?.kind === kind && isArticle(at));
  const unread = ofKind('none');
  const unclear = order === undefined ? ofKind('two-ways') : [];
  return {
    dates: read.map((date) => dayOf(date, order)),
    problems: [
      ...countedProblem('dates-unclear', unclear.length, unclear[0]),
      ...countedProblem('dates-unread', unread.length, unread[0]),
    ],
  };
}

/** What to ask the user before the articles of a table are made: the order of day and month, where
 * the column does not show it and some dates are ambiguous. `example`: such a date. */
export function undecidedDates(
  table: Table,
  { date: column }: ColumnMapping,
): { readonly example: string; readonly ways: Readonly<Record<DayOrder, string>> } | undefined {
  if (column === undefined) return undefined;
  const written = table.rows.map((row) => oneLine(row[column] ?? ''));
  const read = written.map(foreignDate);
  if (dayOrderOf(read) !== undefined) return undefined;
  const at = read.findIndex(({ kind }) => kind === 'two-ways');
  const found = read[at];
  return found?.kind === 'two-ways' ? { example: written[at] ?? '', ways: found.ways } : undefined;
}

function dayOf(date: ForeignDate, order: DayOrder | undefined): string | undefined {
  if (date.kind === 'date') return date.date;
  return date.kind === 'two-ways' && order !== undefined ? date.ways[order] : undefined;
}
