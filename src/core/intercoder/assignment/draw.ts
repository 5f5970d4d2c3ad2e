import { seeded, shuffled } from '../../measures/random';
import type { ArticlePath, CoderId } from '../../model/ids';
import { compareText } from '../../util/order';
import { assignedTo } from './assignedTo';
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
  /** True if those were drawn at random: none of them had been coded by several before. */
  readonly isRandom: boolean;
}

/** Draws who codes the articles that are not assigned yet, among themselves: exactly ⌈share · n⌉ of
 * those n by several coders, the others by one each. No coder gets more than one article more than
 * another, nor any pair. What is assigned stays as it is. With one coder, all are that coder's;
 * with none, nothing is drawn.
 *
 * `coded`: who has coded an article before, to whom it is assigned in any case (`codedBefore`).
 * Several who have coded one are of the share; there are more than it says where they have coded
 * more. Coders and pairs have equally many as far as that allows. */
export function drawAssignment(
  articles: readonly ArticlePath[],
  assigned: ReadonlyMap<ArticlePath, readonly CoderId[]>,
  { coders: named, share, together, seed }: DrawOptions,
  coded: ReadonlyMap<ArticlePath, ReadonlySet<CoderId>> = new Map(),
): Draw {
  const coders = named.toSorted(compareText);
  const fresh = [...new Set(articles)]
    .filter((path) => !assignedTo(assigned, path))
    .sort(compareText);
  if (coders.length === 0) return { assigned: new Map(), together: 0, isRandom: true };
  const random = seeded(seed);
  const drawn = shuffled(fresh, random);
  const order = shuffled(coders, random);
  const knownOf = (path: ArticlePath): readonly CoderId[] =>
    order.filter((coder) => coded.get(path)?.has(coder));
  const [several, others] = parted(drawn, (path) => knownOf(path).length > 1);
  const count = coders.length < 2 ? 0 : countOf(share, drawn.length);
  const doubles = new Set([...several, ...others].slice(0, count));
  const groups = new Map(groupsOf(order, together).map((group) => [group, 0]));
  const loads = new Map(order.map((coder) => [coder, 0]));
  const codersOf = new Map<ArticlePath, readonly CoderId[]>();
  // What was coded before first, the doubles of it first, so that the rest evens out the numbers.
  const [before, open] = parted(drawn, (path) => knownOf(path).length > 0);
  for (const path of [before, open].flatMap((some) =>
    parted(some, (one) => doubles.has(one)).flat(),
  )) {
    const known = knownOf(path);
    const group = doubles.has(path)
      ? leastOf(groups, (some) => known.every((one) => some.includes(one)))
      : undefined;
    if (group) groups.set(group, (groups.get(group) ?? 0) + 1);
    const some = group ?? (known.length > 0 ? known : [leastOf(loads) ?? '']);
    for (const coder of some) loads.set(coder, (loads.get(coder) ?? 0) + 1);
    codersOf.set(
      path,
      coders.filter((coder) => some.includes(coder)),
    );
  }
  const all = fresh.map((path) => [path, codersOf.get(path) ?? []] as const);
  return {
    assigned: new Map(all),
    together: all.filter(([, some]) => some.length > 1).length,
    isRandom: several.length === 0,
  };
}

function parted<Item>(
  items: readonly Item[],
  isFirst: (item: Item) => boolean,
): readonly [readonly Item[], readonly Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
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

/** The one that was given least, of equal ones the first, in the drawn order. */
function leastOf<Key>(
  given: ReadonlyMap<Key, number>,
  isPossible: (key: Key) => boolean = () => true,
): Key | undefined {
  let least: Key | undefined;
  let fewest = Infinity;
  for (const [key, count] of given)
    if (count < fewest && isPossible(key)) [least, fewest] = [key, count];
  return least;
}
