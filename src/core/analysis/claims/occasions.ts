import { dateRange, type DateRange } from '../../model/date';
import type { Claim } from './claims';
import type { Evidence } from '../records/evidence';

/** The occasion at which a claim can contradict another at the same time: an exact date, or the
 * article of a claim without a date of its own; undefined for other claims. An article that reports
 * statements of different years is not one time. */
export function occasionOf(claim: Claim): string | undefined {
  const { evidence, days } = claim;
  if (days && isOneDay(days)) return `day ${days.first}`;
  const [first] = evidence;
  if (!first || hasOwnDate(claim)) return undefined;
  return `article ${first.record.article.path}`;
}

export function isOneDay({ first, last }: DateRange): boolean {
  return first === last;
}

/** True if the date is not the article's; claims whose coders give several dates have one of their
 * own, too. */
function hasOwnDate({ evidence, days }: Claim): boolean {
  const isInForce = (own: DateRange | undefined): boolean =>
    own?.first === days?.first && own?.last === days?.last;
  const isGiven = ({ record: { position } }: Evidence): boolean => {
    const own = position.date === undefined ? undefined : dateRange(position.date);
    return own !== undefined && isInForce(own);
  };
  return evidence.some(isGiven) && evidence.every(({ record }) => isInForce(record.days));
}
