import { dateRange } from '../../model/date';
import { dayOrderOf, foreignDate, type DayOrder } from '../tables/foreignDate';

/** How the days of a column are written; undefined where none shows it, or some contradict others. */
export function orderOfDays(written: readonly string[]): DayOrder | undefined {
  const order = dayOrderOf(written.map(foreignDate));
  return order === 'mixed' ? undefined : order;
}

/** A date as our files have it, ranges of two included. Undefined for what is no date, or could be two. */
export function readDate(written: string, order: DayOrder | undefined): string | undefined {
  const text = written.trim();
  if (dateRange(text)) return text;
  const read = foreignDate(text);
  if (read.kind === 'date') return read.date;
  return read.kind === 'two-ways' && order !== undefined ? read.ways[order] : undefined;
}
