import {
  percentiles,
  resampledFigures,
  shareAtLeast,
  type Interval,
  type Resampling,
} from '../../../measures/resample';
import type { Task } from '../../../util/task';

/** A figure of a resample of articles: each counts as often as it was drawn. */
export type ResampledFigure = (drawn: Uint32Array) => number | undefined;

/** How sure a figure is, by a bootstrap over articles: positions of one article depend on each
 * other, so that drawing them one by one would give too narrow an interval. */
export interface Certainty {
  readonly interval: Interval;
  /** The share of resamples in which the figure is at least `RELIABLE`. */
  readonly reliable: number;
}

/** The customary bound from which on data count as reliable (Krippendorff 2019, §12.6). */
export const RELIABLE = 0.8;

/** The interval of a figure, and how often it is at least .8; undefined for few articles, and where
 * most resamples have no figure. A task with a step for each resample. */
export function* certaintyOf(
  articles: number,
  resampling: Resampling,
  figure: ResampledFigure,
): Task<Certainty | undefined> {
  if (resampling.times === 0) return undefined;
  const found = yield* resampledFigures(articles, resampling, figure);
  const interval = found && percentiles(found);
  const reliable = found && shareAtLeast(found, RELIABLE);
  return interval && reliable !== undefined ? { interval, reliable } : undefined;
}

/** Half of the width that an interval should have. */
export const NARROW = 0.1;

/** How many more articles coded by two would make the interval of a figure ± `NARROW` wide: 0 where
 * it is; undefined where that cannot be computed, or needs more than a hundred times what there is.
 * By drawing larger samples from the articles that there are, so under the assumption that further
 * ones are like these. The first guess is that widths shrink with the root of the number. */
export function* articlesNeeded(
  articles: number,
  resampling: Resampling,
  figure: ResampledFigure,
): Task<number | undefined> {
  let size = articles;
  for (let step = 0; step < STEPS; step++) {
    const width = yield* widthAt(articles, size, resampling, figure);
    if (width === undefined) return undefined;
    if (step === 0 && width <= 2 * NARROW) return 0;
    const next = Math.ceil(size * (width / (2 * NARROW)) ** 2);
    if (next > articles * MOST_TIMES) return undefined;
    if (Math.abs(next - size) <= size / 20) break;
    size = Math.max(articles, next);
  }
  return Math.max(1, size - articles);
}

const STEPS = 4;
const MOST_TIMES = 100;

function* widthAt(
  articles: number,
  size: number,
  resampling: Resampling,
  figure: ResampledFigure,
): Task<number | undefined> {
  const found = yield* resampledFigures(articles, resampling, figure, size);
  const interval = found && percentiles(found);
  return interval && interval.high - interval.low;
}
