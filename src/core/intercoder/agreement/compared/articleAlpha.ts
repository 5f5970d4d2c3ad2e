import type { Category, CountedDistances, Distance } from '../../coefficients/distance';

/** The values of one unit, with the article that it is in. */
export interface ArticleUnit<V> {
  /** From 0. */
  readonly article: number;
  readonly values: readonly V[];
}

/** α of a resample of articles, each as often as it was drawn; undefined where it is not
 * defined. */
export type ArticleAlpha = (drawn: ArrayLike<number>) => number | undefined;

/** For α of many resamples of articles: what each article adds to the coincidences is summed once,
 * so that a resample costs its articles and different values, not its units. With every article
 * drawn once it is `alphaOf` of the units. */
export function articleAlpha<V>(
  units: readonly ArticleUnit<V>[],
  articles: number,
  distance: Distance<V>,
): ArticleAlpha {
  const all: V[] = [];
  const indices = new Map<Category, number>();
  const sums = Array.from({ length: articles }, () => new ArticleSums());
  for (const { article, values } of units) {
    if (values.length < 2) continue;
    const known = values.map((value) => {
      const key = distance.keyOf(value);
      const index = indices.get(key) ?? all.push(value) - 1;
      indices.set(key, index);
      return index;
    });
    sums[article]?.add(known);
  }
  const lists = sums.map((sum) => sum.listed());
  const distances = distance.among(all);
  const totals = new Float64Array(all.length);
  const { isFixed } = distance;
  const fixed = isFixed ? lists.map((sums) => observedIn(sums, distances(totals))) : undefined;
  return (drawn) => {
    totals.fill(0);
    let n = 0;
    for (const [article, { values, counts }] of lists.entries()) {
      const times = drawn[article] ?? 0;
      if (times === 0) continue;
      for (let at = 0; at < values.length; at++) {
        const count = times * (counts[at] ?? 0);
        const value = values[at] ?? 0;
        totals[value] = (totals[value] ?? 0) + count;
        n += count;
      }
    }
    if (!hasVariation(totals)) return undefined;
    const counted = distances(totals);
    const expected = counted.total();
    if (expected === 0) return undefined;
    let observed = 0;
    for (const [article, sums] of lists.entries()) {
      const times = drawn[article] ?? 0;
      if (times > 0) observed += times * (fixed?.[article] ?? observedIn(sums, counted));
    }
    return 1 - (observed * (n - 1)) / expected;
  };
}

function observedIn({ ones, others, pairs }: ListedSums, { between }: CountedDistances): number {
  let sum = 0;
  for (let at = 0; at < pairs.length; at++) {
    sum += (pairs[at] ?? 0) * between(ones[at] ?? 0, others[at] ?? 0);
  }
  return sum;
}

function hasVariation(totals: Float64Array): boolean {
  let found = 0;
  for (const count of totals) if (count > 0 && ++found > 1) return true;
  return false;
}

/** What an article adds to α, as parallel lists. */
interface ListedSums {
  /** Values, by index, and how often pairable units have them. */
  readonly values: readonly number[];
  readonly counts: readonly number[];
  /** Pairs of different values of one unit, in both orders, each divided by the number of values of
   * its unit less one. */
  readonly ones: readonly number[];
  readonly others: readonly number[];
  readonly pairs: readonly number[];
}

class ArticleSums {
  readonly #counts = new Map<number, number>();
  readonly #pairs = new Map<number, Map<number, number>>();

  add(values: readonly number[]): void {
    const weight = 2 / (values.length - 1);
    for (const [at, value] of values.entries()) {
      this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
      for (let before = 0; before < at; before++) {
        const other = values[before] ?? 0;
        if (other === value) continue;
        const [low, high] = other < value ? [other, value] : [value, other];
        const row = this.#pairs.get(low) ?? new Map<number, number>();
        row.set(high, (row.get(high) ?? 0) + weight);
        this.#pairs.set(low, row);
      }
    }
  }

  listed(): ListedSums {
    const pairs = [...this.#pairs].flatMap(([one, row]) =>
      [...row].map(([other, sum]) => ({ one, other, sum })),
    );
    return {
      values: [...this.#counts.keys()],
      counts: [...this.#counts.values()],
      ones: pairs.map(({ one }) => one),
      others: pairs.map(({ other }) => other),
      pairs: pairs.map(({ sum }) => sum),
    };
  }
}
