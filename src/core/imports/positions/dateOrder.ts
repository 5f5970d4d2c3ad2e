import { dateRange } from '../../model/date';

/** In which order the days of a table with slashes or hyphens are written; undefined where no day tells. */
export type DateOrder = 'day-first' | 'month-first' | undefined;

const FIGURES = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/;

/** The order of all days of a column: one with a number above 12 tells. Undefined also where days contradict each
 * other. */
export function dateOrderOf(written: Iterable<string>): DateOrder {
  const orders = new Set<DateOrder>();
  for (const one of written) {
    const [, first, , second] = FIGURES.exec(one.trim()) ?? [];
    if (Number(first) > 12) orders.add('day-first');
    if (Number(second) > 12) orders.add('month-first');
  }
  return orders.size === 1 ? [...orders][0] : undefined;
}

/** A date as our files have it; of one with a time, its day. Days with full stops are day first, as in all languages that
 * write them so. Undefined for what is no date, or could be two. */
export function readDate(written: string, order: DateOrder): string | undefined {
  const text = written.trim();
  if (dateRange(text)) return text;
  const day = /^(\d{4}-\d\d-\d\d)[T ]\d/.exec(text)?.[1];
  if (day !== undefined) return dateRange(day) ? day : undefined;
  const [, first = '', sign, second = '', year] = FIGURES.exec(text) ?? [];
  if (year === undefined) return undefined;
  const isDayFirst = sign === '.' || order === 'day-first' || first === second;
  if (!isDayFirst && order === undefined) return undefined;
  const [dayOf, month] = isDayFirst ? [first, second] : [second, first];
  const read = `${year}-${month.padStart(2, '0')}-${dayOf.padStart(2, '0')}`;
  return dateRange(read) ? read : undefined;
}
