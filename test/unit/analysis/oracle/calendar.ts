// Dates, stretches and windows as the data model says, day by day and as slow as that.

/** Whole days, counted from 1970-01-01; both ends included. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

/** How stances are netted: `none`, or so many units, one after the other or moving. */
export interface Window {
  readonly unit: 'weeks' | 'months' | 'years';
  readonly size: number;
  readonly moves: boolean;
}

export function daysOf(date: string | undefined): Days | undefined {
  if (date === undefined) return undefined;
  const [from = '', to = from] = date.split('/');
  return { first: firstDay(from), last: lastDay(to) };
}

function firstDay(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / DAY;
}

function lastDay(date: string): number {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (month === undefined) return Date.UTC(year, 11, 31) / DAY;
  return (day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day)) / DAY;
}

const DAY = 24 * 60 * 60 * 1000;

export function isExact(days: Days | undefined): days is Days {
  return days !== undefined && days.first === days.last;
}

export function overlap(a: Days, b: Days): boolean {
  return a.first <= b.last && b.first <= a.last;
}

export function windowOf(text: string): Window | undefined {
  if (text === 'none') return undefined;
  const moves = /^(within|moving)-/.test(text);
  const [unit, size = '1'] = text.replace(/^(within|moving)-/, '').split(':');
  return { unit: unit as Window['unit'], size: Number(size), moves };
}

/** The number of the week (from Monday), month or year that a day lies in. */
export function unitOf(day: number, unit: Window['unit']): number {
  const date = new Date(day * DAY);
  switch (unit) {
    case 'weeks':
      // 1970-01-05 was a Monday.
      return Math.floor((day - 4) / 7);
    case 'months':
      return date.getUTCFullYear() * 12 + date.getUTCMonth();
    case 'years':
      return date.getUTCFullYear();
  }
}

/** From the first to the last unit; both included. */
interface Stretch {
  readonly first: number;
  readonly last: number;
}

export function liesIn(days: Days, stretch: Stretch, window: Window): boolean {
  const { first, last } = unitsOf(days, window);
  return stretch.first <= first && last <= stretch.last;
}

export function unitsOf(days: Days, { unit }: Window): Stretch {
  return { first: unitOf(days.first, unit), last: unitOf(days.last, unit) };
}

/** Whether some stretch holds all of it. */
export function fits(days: Days, window: Window): boolean {
  return stretchesOver([days], window).some((stretch) => liesIn(days, stretch, window));
}

/** The stretches between the first and the last day of all, in the order of time. */
export function stretchesOver(all: readonly Days[], window: Window): Stretch[] {
  if (all.length === 0) return [];
  const { size, moves } = window;
  const first = Math.min(...all.map((days) => unitsOf(days, window).first));
  const last = Math.max(...all.map((days) => unitsOf(days, window).last));
  if (moves && last - first < size) return [{ first, last }];
  const found: Stretch[] = [];
  for (let unit = first - size; unit <= last; unit++) {
    const stretch = { first: unit, last: unit + size - 1 };
    const belongs = moves ? first <= unit && stretch.last <= last : unit % size === 0;
    if (belongs) found.push(stretch);
  }
  return found;
}
