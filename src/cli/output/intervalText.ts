import { type Interval, numberText } from '../../core';

/** Such as "0.42 … 0.61"; "" without an interval. */
export function intervalText(interval: Interval | undefined): string {
  return interval ? `${numberText(interval.low)} … ${numberText(interval.high)}` : '';
}
