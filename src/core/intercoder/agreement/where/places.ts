import type { CoderId } from '../../../model/ids';
import type { CodedUnits } from '../codedUnits';

/** Whether two coders found something in the same places. */
export interface PlacesOfPair {
  readonly coders: readonly [CoderId, CoderId];
  /** The articles that both read. */
  readonly articles: number;
  /** Positions of the two in passages where both have one, and all of the two. */
  readonly shared: number;
  readonly positions: number;
  /** shared / positions: the F1 of finding the passages, with each position as a find. Undefined
   * where neither has a position. */
  readonly f1: number | undefined;
}

/** For each pair of coders that read an article together. */
export function placesOfPairs(units: CodedUnits): readonly PlacesOfPair[] {
  return sumsOf(units).map(({ coders, byArticle }) => {
    let shared = 0;
    let positions = 0;
    for (const own of byArticle.values()) {
      shared += own.shared;
      positions += own.positions;
    }
    const f1 = positions === 0 ? undefined : shared / positions;
    return { coders, articles: byArticle.size, shared, positions, f1 };
  });
}

/** The mean F1 over pairs of coders, of a resample of articles or of each once. Mean pairwise F1 is
 * positive specific agreement: what κ tends to where true negatives cannot be counted (Hripcsak and
 * Rothschild 2005, doi 10.1197/jamia.M1733). Undefined where no pair has a position. */
export function meanF1(units: CodedUnits): (drawn?: ArrayLike<number>) => number | undefined {
  const pairs = sumsOf(units).map(({ byArticle }) => [...byArticle]);
  return (drawn) => {
    let sum = 0;
    let count = 0;
    for (const articles of pairs) {
      let shared = 0;
      let positions = 0;
      for (const [article, own] of articles) {
        const times = drawn ? (drawn[article] ?? 0) : 1;
        shared += times * own.shared;
        positions += times * own.positions;
      }
      if (positions === 0) continue;
      sum += shared / positions;
      count += 1;
    }
    return count === 0 ? undefined : sum / count;
  };
}

interface PairSums {
  readonly coders: readonly [CoderId, CoderId];
  /** By the index of an article that both read. */
  readonly byArticle: Map<number, { shared: number; positions: number }>;
}

function sumsOf({ coders, articles, passages }: CodedUnits): readonly PairSums[] {
  const pairs = new Map<number, PairSums>();
  const pairOf = (one: number, other: number): PairSums => {
    const key = one * coders.length + other;
    const known = pairs.get(key);
    if (known) return known;
    const names = [coders[one] ?? '', coders[other] ?? ''] as const;
    const pair: PairSums = { coders: names, byArticle: new Map() };
    pairs.set(key, pair);
    return pair;
  };
  // Pairs without a position have read the article, too.
  for (const [article, { readings }] of articles.entries()) {
    const own = readings.map(({ coder }) => coders.indexOf(coder)).sort((a, b) => a - b);
    forPairs(own, (one, other) => {
      pairOf(one, other).byArticle.set(article, { shared: 0, positions: 0 });
    });
  }
  for (const { article, readings } of passages) {
    forPairs(readings, (one, other) => {
      const sums = pairOf(one.coder, other.coder).byArticle.get(article);
      if (!sums) return;
      const found = one.records.length + other.records.length;
      sums.positions += found;
      if (one.records.length > 0 && other.records.length > 0) sums.shared += found;
    });
  }
  return [...pairs.values()];
}

function forPairs<Item>(items: readonly Item[], each: (one: Item, other: Item) => void): void {
  for (const [at, one] of items.entries()) {
    for (let next = at + 1; next < items.length; next++) each(one, items[next] as Item);
  }
}
