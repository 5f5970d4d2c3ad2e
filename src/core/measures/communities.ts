import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import { seeded } from './random';

/** A tie of one-mode networks: the places of two nodes, and how much ties them. */
export interface WeightedTie {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

export interface Communities {
  /** Of each node the number of its community. The largest community is 0; of two of one size the one
   * with the first node comes first. A node without a positive tie is alone in one. */
  readonly of: readonly number[];
  /** Newman's modularity at the resolution: what the partition holds together beyond chance. */
  readonly modularity: number;
}

/** As modularity is defined: more finds smaller communities. */
export const DEFAULT_RESOLUTION = 1;

/** Communities by the method of Louvain on the positive ties, of which there is one between two nodes:
 * nodes move between communities while modularity grows, then communities become nodes. The order in
 * which nodes are tried is drawn from the seed, so the same ties give the same communities. Blondel and
 * others (2008): Fast unfolding of communities in large networks. */
export function communitiesOf(
  size: number,
  ties: Iterable<WeightedTie>,
  resolution: number,
  seed: number,
): Communities {
  const nodes = Array.from({ length: size }, (_, node) => node);
  const graph = new UndirectedGraph();
  for (const node of nodes) graph.addNode(String(node));
  for (const { from, to, weight } of ties) {
    if (weight > 0) graph.addEdge(String(from), String(to), { weight });
  }
  // Nothing to move, and nothing to divide by.
  if (graph.size === 0) return { of: nodes, modularity: 0 };
  const { communities, modularity } = louvain.detailed(graph, {
    resolution,
    rng: seeded(seed),
    getEdgeWeight: 'weight',
  });
  return { of: numbered(nodes.map((node) => communities[String(node)] ?? node)), modularity };
}

/** Groups numbered by size, then by their first member. */
function numbered(groups: readonly number[]): number[] {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  // The map has them in the order of their first members, which sorting keeps.
  const sorted = [...sizes].sort(([, a], [, b]) => b - a);
  const numbers = new Map(sorted.map(([group], number) => [group, number]));
  return groups.map((group) => numbers.get(group) ?? 0);
}
