import type { DrawnTie } from './networkGroups';

/** Networks of more nodes are drawn as their backbone, unless the user chooses all ties. */
export const MOST_WHOLE_NODES = 60;

/** Drawn ties for each node: more would not be distinguishable lines. */
const TIES_A_NODE = 3;

/** The places of the ties that are drawn of a large network, given the heaviest first: a maximum
 * spanning forest, which connects all nodes that have ties, and the heaviest others, three ties a
 * node in all. Undefined where the network is small, or has no more ties than that.
 * docs/analyse/network.md explains why it is no significance filter. */
export function backboneOf(
  nodes: number,
  ties: readonly DrawnTie[],
): ReadonlySet<number> | undefined {
  const most = nodes * TIES_A_NODE;
  if (nodes <= MOST_WHOLE_NODES || ties.length <= most) return undefined;
  const kept = spanningForest(nodes, ties);
  for (let at = 0; at < ties.length && kept.size < most; at++) kept.add(at);
  return kept;
}

/** Kruskal's algorithm (1956): each tie, the heaviest first, that joins parts which no heavier tie
 * joins. */
function spanningForest(nodes: number, ties: readonly DrawnTie[]): Set<number> {
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
  for (const [at, { from, to }] of ties.entries()) {
    const [one, other] = [rootOf(from), rootOf(to)];
    if (one === other) continue;
    roots[one] = other;
    kept.add(at);
  }
  return kept;
}
