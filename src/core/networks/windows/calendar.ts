import { dayNumber, dayOfNumber } from '../../model/dayNumber';
import type { WindowUnit } from './windowOption';

// Days of the Gregorian calendar as ISO texts, which compare as texts.

export type CalendarUnit = Exclude<WindowUnit, 'events'>;

export const FIRST_DAY = '0001-01-01';
export const LAST_DAY = '9999-12-31';

export function daysLater(day: string, count: number): string {
  return within(dayNumber(day) + count);
}

/** The day so many units later, or earlier if `count` is negative. A day that the month does not
 * have becomes its last. Stops at the first and the last day that can be written. */
export function unitsLater(day: string, unit: CalendarUnit, count: number): string {
  if (unit === 'days') return daysLater(day, count);
  if (unit === 'weeks') return daysLater(day, 7 * count);
  const [year = 1, month = 1, of = 1] = day.split('-').map(Number);
  const months = (year - 1) * 12 + month - 1 + (unit === 'years' ? 12 * count : count);
  if (months < 0) return FIRST_DAY;
  if (months >= 9999 * 12) return LAST_DAY;
  const later = Math.floor(months / 12) + 1;
  const inYear = (months % 12) + 1;
  return written(later, inYear, Math.min(of, daysOfMonth(later, inYear)));
}

/** The first day of the calendar unit that contains a day; weeks begin on Mondays. */
export function startOfUnit(day: string, unit: CalendarUnit): string {
  if (unit === 'weeks') return dayOfNumber(mondayBefore(dayNumber(day)));
  if (unit === 'days') return day;
  return unit === 'months' ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}

/** The week of ISO 8601: it belongs to the year of its Thursday. */
export function isoWeek(day: string): { readonly year: number; readonly week: number } {
  const thursday = dayOfNumber(mondayBefore(dayNumber(day)) + 3);
  const year = Number(thursday.slice(0, 4));
  const week = Math.floor((dayNumber(thursday) - dayNumber(written(year, 1, 1))) / 7) + 1;
  return { year, week };
}

/** The Monday of the same week, as numbers of days; 29 December 1969 was a Monday. */
function mondayBefore(number: number): number {
  return number - ((((number + 3) % 7) + 7) % 7);
}

function within(number: number): string {
  if (number < dayNumber(FIRST_DAY)) return FIRST_DAY;
  return number > dayNumber(LAST_DAY) ? LAST_DAY : dayOfNumber(number);
}

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function written(year: number, month: number, day: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
