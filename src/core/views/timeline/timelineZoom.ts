import { dayNumber, dayOfNumber } from '../../model/dayNumber';
import type { AnalysisState } from '../filter/analysisState';

/** From a day to a day, as numbers, both included. */
export type Days = readonly [first: number, last: number];

/** The places of a timeline's days in its picture. */
export interface Plot {
  /** The places of the first and the last day, in pixels. */
  readonly left: number;
  readonly right: number;
  readonly days: Days;
  /** The days of everything. */
  readonly whole: Days;
}

/** The part of the state that zooming changes; undefined for all days. */
export type ZoomChange = Pick<AnalysisState, 'zoomFrom' | 'zoomTo'>;

export type ZoomStep = 'in' | 'out' | 'earlier' | 'later';

/** The shortest stretch in days: less shows nothing more. */
const LEAST_DAYS = 6;
const ALL: ZoomChange = { zoomFrom: undefined, zoomTo: undefined };

/** The days that a state zooms in to; undefined where it does not, or where nothing is there. */
export function zoomOf({ zoomFrom, zoomTo }: AnalysisState, whole: Days): Days | undefined {
  if (zoomFrom === undefined || zoomTo === undefined) return undefined;
  const [first, last] = [dayNumber(zoomFrom), dayNumber(zoomTo)].sort((a, b) => a - b);
  if (first === undefined || last === undefined) return undefined;
  if (first > whole[1] || last < whole[0]) return undefined;
  return first <= whole[0] && last >= whole[1] ? undefined : [first, last];
}

/** True if days overlap the zoomed ones. */
export function isWithin([first, last]: Days, zoom: Days | undefined): boolean {
  return !zoom || (first <= zoom[1] && last >= zoom[0]);
}

/** The stretch between two places of the picture, in any order. */
export function zoomBetween(plot: Plot, from: number, to: number): ZoomChange {
  const days = [from, to].map((x) => dayAt(plot, x)).sort((a, b) => a - b);
  return changeTo(plot, days[0] ?? plot.days[0], days[1] ?? plot.days[1]);
}

/** Zooms in or out by two, or moves by half a stretch, within the days of the timeline. */
export function zoomBy(plot: Plot, step: ZoomStep): ZoomChange {
  const [first, last] = plot.days;
  const length = last - first;
  switch (step) {
    case 'in':
      return changeTo(plot, first + length / 4, last - length / 4);
    case 'out':
      return changeTo(plot, first - length / 2, last + length / 2);
    case 'earlier':
    case 'later': {
      const [least, most] = [plot.whole[0] - first, plot.whole[1] - last];
      const wanted = step === 'later' ? length / 2 : -length / 2;
      const by = Math.min(Math.max(wanted, least), most);
      return changeTo(plot, first + by, last + by);
    }
  }
}

function dayAt({ left, right, days: [first, last] }: Plot, x: number): number {
  const share = Math.min(1, Math.max(0, (x - left) / Math.max(1, right - left)));
  return first + share * (last - first);
}

function changeTo({ whole }: Plot, first: number, last: number): ZoomChange {
  const lacking = Math.max(0, LEAST_DAYS - (last - first)) / 2;
  const from = Math.max(whole[0], Math.round(first - lacking));
  const to = Math.min(whole[1], Math.round(last + lacking));
  if (from <= whole[0] && to >= whole[1]) return ALL;
  return { zoomFrom: dayOfNumber(from), zoomTo: dayOfNumber(to) };
}
