import { textHash } from '../../util/textStamp';
import type { DrawnTie } from './networkGroups';

// Which ties of a network are drawn, whatever its size: a maximum spanning forest, which connects
// all nodes that have ties, and the heaviest others, three for each node in all. Three, since a
// drawing of n nodes without crossings has at most 3n − 6 lines (Euler), which the planar maximally
// filtered graph keeps, too (Tumminello, Aste, Di Matteo and Mantegna 2005, PNAS 102:10421).
// docs/analyse/network.md explains why it is no significance filter.

const TIES_A_NODE = 3;

/** The places of the ties that are drawn; undefined where all are. Ties of one weight are taken in
 * an order by chance that follows from the ids of their nodes: in the order of a list the first
 * nodes would look central. */
export function backboneOf(
  nodes: readonly string[],
  ties: readonly DrawnTie[],
): ReadonlySet<number> | undefined {
  const most = nodes.length * TIES_A_NODE;
  if (ties.length <= most) return undefined;
  const weights = ties.map(({ weight }) => Math.abs(weight));
  const lots = ties.map(({ from, to }) => {
    const ids = [nodes[from] ?? '', nodes[to] ?? ''];
    return textHash(JSON.stringify(ids.sort()));
  });
  const order = [...ties.keys()].sort(
    (a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || (lots[a] ?? 0) - (lots[b] ?? 0) || a - b,
  );
  const kept = spanningForest(nodes.length, ties, order);
  for (const at of order) {
    if (kept.size >= most) break;
    kept.add(at);
  }
  return kept;
}

/** Kruskal's algorithm (1956): each tie, the heaviest first, that joins parts which no heavier tie
 * joins. */
function spanningForest(
  nodes: number,
  ties: readonly DrawnTie[],
  order: readonly number[],
): Set<number> {
  const roots = Int32Array.from({ length: nodes }, (_, at) => at);
  const rootOf = (node: number): number => {
    let root = node;
    while (roots[root] !== root) root = roots[root] ?? root;
    // Compresses the path for later searches.
    for (let at = node; at !== root;) {
      const next = roots[at] ?? root;
      roots[at] = root;
      at = next;
    }
    return root;
  };
  const kept = new Set<number>();
  for (const at of order) {
    const { from = 0, to = 0 } = ties[at] ?? {};
    const [one, other] = [rootOf(from), rootOf(to)];
    if (one === other) continue;
    roots[one] = other;
    kept.add(at);
  }
  return kept;
}
