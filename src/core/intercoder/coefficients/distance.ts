import { compareStart } from '../../util/order';

/** The scales of measurement for which α is computed. */
export const METRICS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;

export type Metric = (typeof METRICS)[number];

/** A value that is the same as another or not. */
export type Category = string | number | boolean;

/** How far values are from each other: δ² in Krippendorff's notation. */
export interface Distance<V> {
  /** The same for values that are the same. */
  readonly keyOf: (value: V) => Category;
  /** Whether the value has a place on the scale. */
  readonly isOnScale: (value: V) => boolean;
  /** Whether two values are as far from each other in any table; the ordinal distance is not. */
  readonly isFixed: boolean;
  /** The distances among the different values of a table. */
  readonly among: (values: readonly V[]) => Distances;
}

/** The distances among values, which are named by their indices; they may depend on how often each
 * value occurs (n_c). */
export type Distances = (counts: Float64Array) => CountedDistances;

export interface CountedDistances {
  readonly between: (one: number, other: number) => number;
  /** Σ_c Σ_k n_c n_k δ²_ck over all ordered pairs of values. */
  readonly total: () => number;
}

/** δ² of a metric: nominal 1 for different values; ordinal the squared number of values that lie
 * between two, half of each of them included; interval (c − k)²; ratio ((c − k)/(c + k))²
 * (Krippendorff 2019, §12.3). The ordinal one depends on the values that occur, so that it follows
 * each resample. */
export function metricDistance(metric: 'nominal'): Distance<Category>;
export function metricDistance(metric: Metric): Distance<number>;
export function metricDistance(metric: Metric): Distance<number> | Distance<Category> {
  return metric === 'nominal' ? NOMINAL : NUMERIC[metric];
}

const NOMINAL: Distance<Category> = {
  keyOf: (value) => value,
  isOnScale: () => true,
  isFixed: true,
  among: () => (counts) => ({
    between: (one, other) => (one === other ? 0 : 1),
    total: () => {
      const all = sumOver(counts, () => 1);
      return sumOver(counts, (_, count) => all - count);
    },
  }),
};

/** Greater numbers could not be squared and summed. */
const GREATEST = 1e100;

function isUsable(value: number): boolean {
  return Math.abs(value) <= GREATEST;
}

const NUMERIC: Readonly<Record<Exclude<Metric, 'nominal'>, Distance<number>>> = {
  ordinal: {
    keyOf: Number,
    isOnScale: isUsable,
    isFixed: false,
    among: (values) => (counts) => squares(midRanks(values, counts), counts),
  },
  interval: {
    keyOf: Number,
    isOnScale: isUsable,
    isFixed: true,
    among: (values) => (counts) => squares(values, counts),
  },
  ratio: {
    keyOf: Number,
    isOnScale: (value) => isUsable(value) && value >= 0,
    isFixed: true,
    among: (values) => (counts) => ratios(values, counts),
  },
};

/** Squared differences of places on a line. */
function squares(places: ArrayLike<number>, counts: Float64Array): CountedDistances {
  const placeOf = (index: number): number => places[index] ?? 0;
  return {
    between: (one, other) => (placeOf(one) - placeOf(other)) ** 2,
    total: () => {
      const all = sumOver(counts, () => 1);
      const mean = sumOver(counts, placeOf) / all;
      return 2 * all * sumOver(counts, (index) => (placeOf(index) - mean) ** 2);
    },
  };
}

function ratios(values: readonly number[], counts: Float64Array): CountedDistances {
  const between = (one: number, other: number): number => {
    const sum = (values[one] ?? 0) + (values[other] ?? 0);
    return sum === 0 ? 0 : (((values[one] ?? 0) - (values[other] ?? 0)) / sum) ** 2;
  };
  return {
    between,
    total: () => sumOver(counts, (one) => sumOver(counts, (other) => between(one, other))),
  };
}

/** The place of each value in the order of all, the middle one of those that are equal: the squared
 * difference of two is Krippendorff's ordinal distance, (Σ_{g=c..k} n_g − (n_c + n_k)/2)². */
function midRanks(values: readonly number[], counts: Float64Array): Float64Array {
  const order = [...values.keys()].sort((a, b) => compareStart(values[a], values[b]));
  const ranks = new Float64Array(values.length);
  let before = 0;
  for (const index of order) {
    const count = counts[index] ?? 0;
    ranks[index] = before + count / 2;
    before += count;
  }
  return ranks;
}

/** Σ n_c f(c) over the values that occur. */
function sumOver(counts: Float64Array, of: (index: number, count: number) => number): number {
  let sum = 0;
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index] ?? 0;
    if (count > 0) sum += count * of(index, count);
  }
  return sum;
}
