import { sum } from '../util/lists';
import { percentile, type SampledFigure } from '../util/numbers';
import type { Task } from '../util/task';
import { seeded } from './random';

/** With fewer articles neither a share nor an interval is given. */
export const FEW_ARTICLES = 10;

/** The settings for resampling a figure. */
export interface Resampling {
  readonly seed: number;
  /** Number of resamples; 0 for none. */
  readonly times: number;
}

export const DEFAULT_RESAMPLING: Resampling = { seed: 1, times: 200 };

/** From the 2.5th to the 97.5th percentile of the resampled figures. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The figures of resamples, ascending. */
export interface Resampled {
  readonly figures: Float64Array;
  /** Number of resamples, including those without a figure. */
  readonly times: number;
}

/** Bootstrap over units (articles): draws as many of them as there are, with replacement, and
 * computes the figure of the sample. `figure` gets how often each unit was drawn. `size`: draws so
 * many instead, to see what more units like these would give. A resample without a figure is
 * omitted; undefined for fewer units than `FEW_ARTICLES`. A task with a step for each resample. */
export function* resampledFigures(
  units: number,
  { seed, times }: Resampling,
  figure: (drawn: Uint32Array) => number | undefined,
  size = units,
): Task<Resampled | undefined> {
  if (units < FEW_ARTICLES) return undefined;
  const next = seeded(seed);
  const figures: number[] = [];
  const drawn = new Uint32Array(units);
  for (let time = 0; time < times; time++) {
    drawn.fill(0);
    for (let draw = 0; draw < size; draw++) {
      const unit = Math.floor(next() * units);
      drawn[unit] = (drawn[unit] ?? 0) + 1;
    }
    const one = figure(drawn);
    if (one !== undefined) figures.push(one);
    yield undefined;
  }
  return { figures: Float64Array.from(figures).sort(), times };
}

/** The percentile interval of resamples (Efron and Tibshirani 1993); undefined when fewer than half
 * of them have a figure. */
export function percentiles({ figures, times }: Resampled): Interval | undefined {
  if (figures.length === 0 || figures.length * 2 < times) return undefined;
  return { low: percentile(figures, 0.025), high: percentile(figures, 0.975) };
}

/** Of the figures of samples; undefined when fewer than half of them have one. */
export function sampledFigure(samples: readonly (number | undefined)[]): SampledFigure | undefined {
  const known = samples.filter((one) => one !== undefined);
  const figures = Float64Array.from(known).sort();
  const found = percentiles({ figures, times: samples.length });
  return found && { mean: sum(figures) / figures.length, ...found };
}

/** The share of resamples whose figure is at least a bound; undefined without resamples. One
 * without a figure does not reach it. */
export function shareAtLeast({ figures, times }: Resampled, bound: number): number | undefined {
  if (times === 0) return undefined;
  return figures.filter((figure) => figure >= bound).length / times;
}

/** The percentile interval of a figure: see `resampledFigures`. */
export function* interval(
  units: number,
  resampling: Resampling,
  figure: (drawn: Uint32Array) => number | undefined,
  size = units,
): Task<Interval | undefined> {
  const resampled = yield* resampledFigures(units, resampling, figure, size);
  return resampled && percentiles(resampled);
}
