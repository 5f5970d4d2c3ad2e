import type { Netting } from '../../model/netting';
import type { Localizer } from './localizer';
import { phrases } from '../../util/phrase';

export const WINDOWS = phrases({
  days: ['in windows of {0} day', 'in windows of {0} days'],
  weeks: ['in windows of {0} week', 'in windows of {0} weeks'],
  months: ['in windows of {0} month', 'in windows of {0} months'],
  years: ['in windows of {0} year', 'in windows of {0} years'],
});

export const CALENDAR_WINDOWS = phrases({
  days: ['in the same {0} calendar day', 'in the same {0} calendar days'],
  weeks: ['in the same {0} calendar week', 'in the same {0} calendar weeks'],
  months: ['in the same {0} calendar month', 'in the same {0} calendar months'],
  years: ['in the same {0} calendar year', 'in the same {0} calendar years'],
});

/** "in the same 12 calendar months": the stretches of time in which stances are netted. */
export function windowText(localizer: Localizer, netting: Netting): string {
  if (netting.kind === 'none') return localizer.text('over all dates');
  const { kind, unit, size } = netting;
  return kind === 'within'
    ? localizer.text(CALENDAR_WINDOWS[unit], size)
    : localizer.text(WINDOWS[unit], size);
}
