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

export const NO_DATES: DateBounds = { firstDate: undefined, lastDate: undefined, days: undefined };

export function dateBounds(dated: Iterable<Dated>): DateBounds {
  let bounds = NO_DATES;
  for (const { date, days } of dated) {
    if (!days) continue;
    // Most of many dates are between the bounds: no object is made for them.
    const known = bounds.days;
    if (known && known.first < days.first && days.last < known.last) continue;
    bounds = joinBounds(bounds, { firstDate: date, lastDate: date, days });
  }
  return bounds;
}

export function joinBounds(a: DateBounds, b: DateBounds): DateBounds {
  if (!a.days || !b.days) {
    // Picked explicitly: callers pass larger objects and spread the result.
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
