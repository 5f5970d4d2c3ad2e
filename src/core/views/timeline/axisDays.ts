import { dayNumber, dayOfNumber } from '../../model/dayNumber';

/** A place on an axis of time: its day, and how it is written there (YYYY, YYYY-MM or
 * YYYY-MM-DD). */
export interface AxisDay {
  readonly day: number;
  readonly written: string;
}

/** Round places between two days, up to a limit: years, months or days in customary steps. */
export function axisDays(first: number, last: number, most: number): readonly AxisDay[] {
  const months = MONTH_STEPS.find((step) => (last - first) / (step * 30.4) <= most) ?? 60_000;
  const found = monthsBetween(first, last, months);
  if (found.length >= 2 || months > 12) return found;
  const step = [1, 2, 7, 14, 30].find((days) => (last - first) / days <= most) ?? 30;
  const days: AxisDay[] = [];
  for (let day = first; day <= last; day += step) days.push({ day, written: dayOfNumber(day) });
  return days;
}

const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 24_000];

function monthsBetween(first: number, last: number, step: number): AxisDay[] {
  const [year = 1970, month = 1] = dayOfNumber(first).split('-').map(Number);
  const found: AxisDay[] = [];
  const start = Math.floor((year * 12 + month - 1) / step) * step;
  for (let at = start; ; at += step) {
    const four = String(Math.floor(at / 12)).padStart(4, '0');
    const two = String((at % 12) + 1).padStart(2, '0');
    const day = dayNumber(`${four}-${two}-01`);
    if (day > last || Number.isNaN(day)) return found;
    if (day >= first) found.push({ day, written: step % 12 === 0 ? four : `${four}-${two}` });
  }
}
