/** The days that a date as written covers, both included, as YYYY-MM-DD. */
export interface DateRange {
  readonly first: string;
  readonly last: string;
}

/** Reads YYYY, YYYY-MM, YYYY-MM-DD, or two of them joined by `/`. Undefined for anything else, for
 * days that do not exist, and for a range that ends before it begins. ISO days compare as strings:
 * years have four digits, from 0001. */
export function dateRange(text: string): DateRange | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return single(text);
  const from = single(text.slice(0, slash));
  const to = single(text.slice(slash + 1));
  if (!from || !to || from.first > to.last) return undefined;
  return { first: from.first, last: to.last };
}

/** True when some day belongs to both. */
export function rangesOverlap(a: DateRange, b: DateRange): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** True when all days of `days` are in `range`. */
export function liesWithin(days: DateRange, range: DateRange): boolean {
  return range.first <= days.first && days.last <= range.last;
}

/** The day after a day (YYYY-MM-DD that exists). */
export function dayAfter(day: string): string {
  const [year = 1, month = 1, of = 1] = day.split('-').map(Number);
  const two = (value: number): string => String(value).padStart(2, '0');
  const four = (value: number): string => String(value).padStart(4, '0');
  if (of < (daysOf(year, month) ?? 31)) return `${four(year)}-${two(month)}-${two(of + 1)}`;
  return month < 12 ? `${four(year)}-${two(month + 1)}-01` : `${four(year + 1)}-01-01`;
}

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

function single(text: string): DateRange | undefined {
  const match = DATE.exec(text);
  const year = match?.[1];
  if (year === undefined || year === '0000') return undefined;
  const month = match?.[2];
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const days = daysOf(Number(year), Number(month));
  if (days === undefined) return undefined;
  const day = match?.[3];
  if (day === undefined) return { first: `${text}-01`, last: `${text}-${days}` };
  const isDay = Number(day) >= 1 && Number(day) <= days;
  return isDay ? { first: text, last: text } : undefined;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The days of a month in the Gregorian calendar. */
function daysOf(year: number, month: number): number | undefined {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : DAYS[month - 1];
}
