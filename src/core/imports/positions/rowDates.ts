import { dateRange } from '../../model/date';
import { dayOrderOf, foreignDate, type DayOrder } from '../tables/foreignDate';

/** The order of day and month in a column; undefined where no date shows it, or dates contradict
 * each other. */
export function orderOfDays(written: readonly string[]): DayOrder | undefined {
  const order = dayOrderOf(written.map(foreignDate));
  return order === 'mixed' ? undefined : order;
}

/** A date in the format of annotation files, ranges of two included. Undefined for an invalid or
 * ambiguous date. */
export function readDate(written: string, order: DayOrder | undefined): string | undefined {
  const text = written.trim();
  if (dateRange(text)) return text;
  const read = foreignDate(text);
  if (read.kind === 'date') return read.date;
  return read.kind === 'two-ways' && order !== undefined ? read.ways[order] : undefined;
}
