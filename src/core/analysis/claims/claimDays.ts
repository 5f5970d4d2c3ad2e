import type { ArticleRow, CorpusReader } from '../../model/corpus';
import { dateRange, type DateRange } from '../../model/date';
import { pauses, type Task } from '../../util/task';
import type { Filter } from '../records/filter';
import { effectiveDate } from '../records/positionRecords';

/** From the first day of the earliest dated claim of a source to the last day of the latest, over
 * all articles, ignoring filters; undefined where nothing has a date. Linear in the positions. */
export function* claimDays(
  reader: CorpusReader,
  { coder, dates }: Pick<Filter, 'coder' | 'dates'>,
): Task<DateRange | undefined> {
  let all: DateRange | undefined;
  const isTime = pauses(RECORDS_AT_ONCE);
  for (const row of reader.articles()) {
    all = joined(all, daysOfArticle(row, coder, dates));
    if (isTime(row.annotations.length)) yield undefined;
  }
  return all;
}

const RECORDS_AT_ONCE = 2000;

function daysOfArticle(
  row: ArticleRow,
  coder: Filter['coder'],
  dates: Filter['dates'],
): DateRange | undefined {
  let all: DateRange | undefined;
  let isArticleDated = false;
  for (const { annotation } of row.annotations) {
    if (annotation.kind !== 'position') continue;
    if (coder !== undefined && annotation.coder !== coder) continue;
    const own = dates === 'claim' ? annotation.date : undefined;
    const days = own === undefined ? undefined : dateRange(own);
    if (days) all = joined(all, days);
    else isArticleDated = true;
  }
  return isArticleDated ? joined(all, effectiveDate(undefined, row, 'article').days) : all;
}

function joined(a: DateRange | undefined, b: DateRange | undefined): DateRange | undefined {
  if (!a || !b) return a ?? b;
  return {
    first: a.first < b.first ? a.first : b.first,
    last: a.last > b.last ? a.last : b.last,
  };
}
