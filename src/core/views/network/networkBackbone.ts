import type { DrawnTie } from './networkGroups';

/** Networks of more nodes are drawn as their backbone, unless all ties are asked for. */
export const MOST_WHOLE_NODES = 60;

/** So many ties for each node are seen as lines; of more only a grey area. */
const TIES_A_NODE = 3;

/** Of ties, the heaviest first, the places of those that are drawn of a large network: a maximum spanning forest, which
 * keeps together whatever is tied at all, and the heaviest others, three ties a node in all. Undefined where the network
 * is small, or has no more ties than that. docs/analyse/network.md says why it is no significance filter. */
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

/** By Kruskal (1956): each tie, the heaviest first, that joins what nothing heavier joins. */
function spanningForest(nodes: number, ties: readonly DrawnTie[]): Set<number> {
  const roots = Int32Array.from({ length: nodes }, (_, at) => at);
  const rootOf = (node: number): number => {
    let root = node;
    while (roots[root] !== root) root = roots[root] ?? root;
    // The way is short the next time.
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
