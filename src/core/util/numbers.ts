/** Two decimals, with a minus sign. Minus zero is zero. */
export function decimals(value: number): string {
  const text = value.toFixed(2);
  return text === '-0.00' ? '0.00' : text.replace('-', '−');
}

/** A share as a whole percentage, never rounded to nothing or to all. */
export function wholePercent(share: number): number {
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) return 1;
  return percent === 100 && share < 1 ? 99 : percent;
}

/** A figure in samples: its mean, and its 2.5th and 97.5th percentile. */
export interface SampledFigure {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** The number below which a part of sorted numbers lies, from 0 to 1; 0 of none. */
export function percentile(sorted: ArrayLike<number>, part: number): number {
  return sorted[Math.round(part * (sorted.length - 1))] ?? 0;
}
