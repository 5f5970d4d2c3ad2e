import { dayNumber } from './dayNumber';
import type { DateRange } from './date';

// Windows: the stretches of time in which stances are netted. Without them a pair that never spoke
// in the same years would disagree, and dissents of one year would vanish in the votes of ten.
//
// - none: one stretch of all claims, dated or not.
// - days, weeks, months, years (:N): consecutive stretches of N calendar units. They begin where
//   the number of the unit, counted from the calendar's beginning, is a multiple of N: months:3 are
//   quarters. A window never depends on whose claims there are.
// - within-UNIT:N, or moving-UNIT:N: every stretch of N units, each one unit after the one before,
//   between the first and the last unit of the two compared actors; one, if all their claims fit
//   into one.
//
// A claim is in a stretch if all days that its date may mean are.

export const NETTING_UNITS = ['days', 'weeks', 'months', 'years'] as const;
export type NettingUnit = (typeof NETTING_UNITS)[number];

/** How stances are netted over time. `size` is the number of units, at least 1. */
export type Netting =
  | { readonly kind: 'none' }
  | { readonly kind: 'consecutive' | 'within'; readonly unit: NettingUnit; readonly size: number };

export type Stretching = Exclude<Netting, { readonly kind: 'none' }>;

export const DEFAULT_NETTING: Netting = { kind: 'within', unit: 'months', size: 12 };

/** Reads `none`, `years`, `months:3`, `within-months:12`, `moving-weeks:2`; undefined for anything
 * else. */
export function parseNetting(text: string): Netting | undefined {
  if (text === 'none') return { kind: 'none' };
  const match = /^(within-|moving-)?([a-z]+)(?::([1-9]\d{0,4}))?$/.exec(text);
  const unit = NETTING_UNITS.find((one) => one === match?.[2]);
  if (!match || !unit) return undefined;
  const kind = match[1] === undefined ? 'consecutive' : 'within';
  return { kind, unit, size: Number(match[3] ?? 1) };
}

/** The option as written. */
export function nettingText(netting: Netting): string {
  if (netting.kind === 'none') return 'none';
  const { kind, unit, size } = netting;
  const length = size === 1 ? '' : `:${String(size)}`;
  return `${kind === 'within' ? 'within-' : ''}${unit}${length}`;
}

/** The numbers of the stretches that include a claim, both ends included; undefined where there is
 * none, because its date is longer than a stretch. The stretch of number k begins at unit k
 * (within) or at unit k × size. */
export interface StretchRange {
  readonly from: number;
  readonly to: number;
}

export function stretchesOf(days: DateRange, netting: Stretching): StretchRange | undefined {
  const first = unitOf(days.first, netting.unit);
  const last = days.last === days.first ? first : unitOf(days.last, netting.unit);
  const { size } = netting;
  if (netting.kind === 'consecutive') {
    const from = Math.floor(first / size);
    return from === Math.floor(last / size) ? { from, to: from } : undefined;
  }
  return last - first < size ? { from: last - size + 1, to: first } : undefined;
}

/** The number of the calendar unit of a day; weeks begin on Mondays. */
export function unitOf(day: string, unit: NettingUnit): number {
  switch (unit) {
    case 'days':
      return dayNumber(day);
    case 'weeks':
      // 29 December 1969 was a Monday.
      return Math.floor((dayNumber(day) + 3) / 7);
    case 'months':
      return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
    case 'years':
      return Number(day.slice(0, 4));
  }
}

/** The requested window: that of the filter, else that of the codebook, else the default. */
export function windowOf(
  filter: { readonly netting: Netting | undefined },
  codebook: { readonly netting: Netting | undefined },
): Netting {
  return filter.netting ?? codebook.netting ?? DEFAULT_NETTING;
}

/** One stretch, with undated claims too, where all dated claims of a source fit into one. `days`:
 * from the first day of the earliest claim to the last day of the latest, before filtering. */
export function nettingOf(asked: Netting, days: DateRange | undefined): Netting {
  if (asked.kind === 'none' || !days || stretchesOf(days, asked)) return { kind: 'none' };
  return asked;
}
