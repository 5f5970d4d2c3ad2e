import {
  dateRange,
  effectiveDate,
  FIRST_DAY,
  LAST_DAY,
  liesWithin,
  type DateRange,
  type Filter,
  type RecordQuery,
} from '../../core';
import type { FilterValues } from './filter';
import { WrongUse } from './wrongUse';

/** From the first day of one date to the last day of the other; open where a date is missing. */
export function dateWindow(
  since: string | undefined,
  until: string | undefined,
): DateRange | undefined {
  if (since === undefined && until === undefined) return undefined;
  const first = since === undefined ? FIRST_DAY : daysOf('--since', since).first;
  const last = until === undefined ? LAST_DAY : daysOf('--until', until).last;
  if (first > last) throw new WrongUse(`--since ${first} is after --until ${last}.`);
  return { first, last };
}

function daysOf(option: string, date: string): DateRange {
  const days = dateRange(date);
  if (days) return days;
  throw new WrongUse(`${option} must be YYYY, YYYY-MM or YYYY-MM-DD, not “${date}”.`);
}

/** The query of a listing of positions in a range of dates. */
export function rangedQuery(
  query: RecordQuery | undefined,
  { since, until, date: dates }: FilterValues,
): RecordQuery | undefined {
  const range = dateWindow(since, until);
  if (!range) return query;
  return {
    text: [...(query ? [query.text] : []), rangeText(range)].join(' '),
    matches: (article, annotation) => {
      const { days } = effectiveDate(annotation.date, article, dates);
      const isInside = days !== undefined && liesWithin(days, range);
      return isInside && query?.matches(article, annotation) !== false;
    },
  };
}

/** Printed under a table whose numbers have a different meaning because of it. */
export function rangeRemarks({ window }: Filter): string[] {
  return window ? [`Date range: ${rangeText(window)}`] : [];
}

function rangeText({ first, last }: DateRange): string {
  return [
    ...(first === FIRST_DAY ? [] : [`--since ${first}`]),
    ...(last === LAST_DAY ? [] : [`--until ${last}`]),
  ].join(' ');
}
