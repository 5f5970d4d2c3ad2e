import type { DateRange } from '../../model/date';
import { compareText } from '../../util/order';

export interface Dated {
  readonly date: string | undefined;
  readonly days: DateRange | undefined;
}

/** The dates, as written, with the earliest first day and with the latest last day; of equal ones
 * the first by code unit. Undefined where nothing is dated. */
export interface DateBounds {
  readonly firstDate: string | undefined;
  readonly lastDate: string | undefined;
  /** From that first day to that last day. */
  readonly days: DateRange | undefined;
}

export function dateBounds(dated: Iterable<Dated>): DateBounds {
  let bounds: DateBounds = { firstDate: undefined, lastDate: undefined, days: undefined };
  for (const { date, days } of dated) {
    if (!days) continue;
    // Most of many lie between: nothing is made for them.
    const known = bounds.days;
    if (known && known.first < days.first && days.last < known.last) continue;
    bounds = joinBounds(bounds, { firstDate: date, lastDate: date, days });
  }
  return bounds;
}

export function joinBounds(a: DateBounds, b: DateBounds): DateBounds {
  if (!a.days || !b.days) {
    // Picked one by one: callers pass larger objects and spread what comes back.
    const { firstDate, lastDate, days } = a.days ? a : b;
    return { firstDate, lastDate, days };
  }
  const first =
    compareText(a.days.first, b.days.first) || compareText(a.firstDate ?? '', b.firstDate ?? '');
  const last =
    compareText(b.days.last, a.days.last) || compareText(a.lastDate ?? '', b.lastDate ?? '');
  return {
    firstDate: first <= 0 ? a.firstDate : b.firstDate,
    lastDate: last <= 0 ? a.lastDate : b.lastDate,
    days: {
      first: first <= 0 ? a.days.first : b.days.first,
      last: last <= 0 ? a.days.last : b.days.last,
    },
  };
}

/** True when no day of one group may be a day of the other, so that each record of the one came
 * before or after each of the other. A record without a date may be of any day. */
export function apartInTime(one: readonly Dated[], other: readonly Dated[]): boolean {
  const ofOne = lastDays(one);
  const ofOther = ofOne && lastDays(other);
  if (!ofOne || !ofOther) return false;
  let [reachedByOne, reachedByOther] = ['', ''];
  for (const first of [...new Set([...ofOne.keys(), ...ofOther.keys()])].sort(compareText)) {
    reachedByOne = later(reachedByOne, ofOne.get(first));
    reachedByOther = later(reachedByOther, ofOther.get(first));
    if (reachedByOne >= first && reachedByOther >= first) return false;
  }
  return true;
}

/** The last day that is reached from each first day; undefined where something has no date. Days are fewer than
 * records, so that they are put in order instead. */
function lastDays(dated: readonly Dated[]): ReadonlyMap<string, string> | undefined {
  const lasts = new Map<string, string>();
  for (const { days } of dated) {
    if (!days) return undefined;
    lasts.set(days.first, later(days.last, lasts.get(days.first)));
  }
  return lasts;
}

function later(day: string, other: string | undefined): string {
  return other !== undefined && other > day ? other : day;
}
