import type { Interval } from '../../core';
import { numberText } from '../../core/exports';

/** Such as "0.42 … 0.61"; "" without an interval. */
export function intervalText(interval: Interval | undefined): string {
  return interval ? `${numberText(interval.low)} … ${numberText(interval.high)}` : '';
}
