export const WINDOW_UNITS = ['days', 'weeks', 'months', 'years', 'events'] as const;
export type WindowUnit = (typeof WINDOW_UNITS)[number];

/** `consecutive`: one after the other, along the calendar, so that they partition the range.
 * `moving`: of the same length, each a unit after the one before. `dna`: as DNA moves them, around
 * a middle. */
export interface WindowOption {
  readonly kind: 'consecutive' | 'moving' | 'dna';
  readonly unit: WindowUnit;
  /** Length in units, at least 1. */
  readonly size: number;
}

/** Parses `months`, `months:3`, `moving-weeks:2`, `dna-days:30`, `events:50`; undefined for
 * anything else. */
export function parseWindow(text: string): WindowOption | undefined {
  const match = /^(moving-|dna-)?([a-z]+)(?::([1-9]\d{0,4}))?$/.exec(text);
  const unit = WINDOW_UNITS.find((one) => one === match?.[2]);
  if (!match || !unit) return undefined;
  const kind = match[1] === 'moving-' ? 'moving' : match[1] === 'dna-' ? 'dna' : 'consecutive';
  return { kind, unit, size: Number(match[3] ?? 1) };
}
