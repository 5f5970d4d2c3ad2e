import { addAll, least } from '../model/lists';
/** A tie for whoever looks for groups: places of nodes, and a positive weight. */
export interface GroupTie {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

export interface Communities {
  /** Of each node the number of its community; the largest is 0, nodes without ties are -1. */
  readonly of: readonly number[];
  /** Newman's modularity of it. */
  readonly modularity: number;
}

/** Groups of nodes that are tied more among each other than chance would tie them: of all communities
 * the two are joined that raise modularity most, until none does (Clauset, Newman and Moore 2004,
 * Finding community structure in very large networks). Nothing is drawn by lot, so the same ties give the
 * same groups. Costs nodes times ties: for what is drawn, of some hundred nodes. */
export function communitiesByJoining(size: number, ties: readonly GroupTie[]): Communities {
  const total = ties.reduce((sum, { weight }) => sum + weight, 0);
  // Shares of all ends of ties: at each community, and between two of them.
  const ends = new Array<number>(size).fill(0);
  const between = Array.from({ length: size }, () => new Map<number, number>());
  const add = (one: number, other: number, share: number): void => {
    between[one]?.set(other, (between[one].get(other) ?? 0) + share);
  };
  for (const { from, to, weight } of ties) {
    const share = weight / (2 * total);
    ends[from] = (ends[from] ?? 0) + share;
    ends[to] = (ends[to] ?? 0) + share;
    add(from, to, share);
    add(to, from, share);
  }
  let modularity = -ends.reduce((sum, share) => sum + share * share, 0);
  const groups = ends.map((share, node) => (share > 0 ? [node] : []));
  for (;;) {
    const best = bestJoin(between, ends);
    if (!best) break;
    const [one, other] = best.pair;
    modularity += best.gain;
    addAll(groups[one] ?? [], groups[other] ?? []);
    groups[other] = [];
    ends[one] = (ends[one] ?? 0) + (ends[other] ?? 0);
    ends[other] = 0;
    for (const [third, share] of between[other] ?? []) {
      between[third]?.delete(other);
      if (third === one) continue;
      add(one, third, share);
      add(third, one, share);
    }
    between[other]?.clear();
  }
  const of = new Array<number>(size).fill(-1);
  const sorted = groups
    .filter((group) => group.length > 0)
    .sort((a, b) => b.length - a.length || least(a) - least(b));
  for (const [number, group] of sorted.entries()) for (const node of group) of[node] = number;
  return { of, modularity: total > 0 ? modularity : 0 };
}

/** What is less is an error of rounding. */
const LEAST_GAIN = 1e-12;

function bestJoin(
  between: readonly ReadonlyMap<number, number>[],
  ends: readonly number[],
): { readonly pair: readonly [number, number]; readonly gain: number } | undefined {
  let best: { pair: [number, number]; gain: number } | undefined;
  for (const [one, shares] of between.entries()) {
    for (const [other, share] of shares) {
      if (other <= one) continue;
      const gain = 2 * (share - (ends[one] ?? 0) * (ends[other] ?? 0));
      if (gain > (best?.gain ?? LEAST_GAIN)) best = { pair: [one, other], gain };
    }
  }
  return best;
}
