import { seeded, shuffled } from '../../measures/random';
import type { ArticlePath, CoderId } from '../../model/ids';
import { compareText } from '../../util/order';
import { balancedPairs } from './pairs';

/** What a draw needs to know. */
export interface DrawOptions {
  /** Each once; their order does not matter. */
  readonly coders: readonly CoderId[];
  /** The share of the articles to be coded by several coders, from 0 to 1. */
  readonly share: number;
  /** How many coders code each of those: two, in balanced pairs, or all. */
  readonly together: 'two' | 'all';
  /** The same seed draws the same, whatever the order of articles and coders. */
  readonly seed: number;
}

/** Who codes which of the articles that no earlier draw covered. */
export interface Draw {
  /** In the order of paths; coders in the order of their ids. */
  readonly assigned: ReadonlyMap<ArticlePath, readonly CoderId[]>;
  /** How many of them several coders code. */
  readonly together: number;
}

/** Draws who codes the articles that are not assigned yet, among themselves: exactly ⌈share · n⌉ of
 * those n by several coders, the others by one each. No coder gets more than one article more than
 * another, nor any pair. What is assigned stays as it is. With one coder, all are that coder's;
 * with none, nothing is drawn. */
export function drawAssignment(
  articles: readonly ArticlePath[],
  assigned: ReadonlyMap<ArticlePath, readonly CoderId[]>,
  { coders: named, share, together, seed }: DrawOptions,
): Draw {
  const coders = named.toSorted(compareText);
  const fresh = [...new Set(articles)].filter((path) => !assigned.has(path)).sort(compareText);
  if (coders.length === 0) return { assigned: new Map(), together: 0 };
  const random = seeded(seed);
  const drawn = shuffled(fresh, random);
  const order = shuffled(coders, random);
  const count = coders.length < 2 ? 0 : countOf(share, drawn.length);
  const groups = groupsOf(order, together);
  const loads = new Map(order.map((coder) => [coder, 0]));
  const codersOf = new Map<ArticlePath, readonly CoderId[]>();
  for (const [index, path] of drawn.entries()) {
    const group = index < count ? groups[index % groups.length] : undefined;
    const some = group ?? [leastLoaded(loads)];
    for (const coder of some) loads.set(coder, (loads.get(coder) ?? 0) + 1);
    codersOf.set(
      path,
      coders.filter((coder) => some.includes(coder)),
    );
  }
  return {
    assigned: new Map(fresh.map((path) => [path, codersOf.get(path) ?? []])),
    together: count,
  };
}

/** Rounded first, since 0.07 · 100 is a little more than 7 for a computer. */
function countOf(share: number, articles: number): number {
  const exact = Number((Math.min(Math.max(share, 0), 1) * articles).toFixed(6));
  return Math.ceil(exact);
}

function groupsOf(
  order: readonly CoderId[],
  together: DrawOptions['together'],
): readonly (readonly CoderId[])[] {
  if (together === 'all') return [order];
  return balancedPairs(order.length).map((pair) => order.filter((_, at) => pair.includes(at)));
}

/** Of equal ones the first, in the drawn order. */
function leastLoaded(loads: ReadonlyMap<CoderId, number>): CoderId {
  let least: CoderId = '';
  let fewest = Infinity;
  for (const [coder, load] of loads) if (load < fewest) [least, fewest] = [coder, load];
  return least;
}
