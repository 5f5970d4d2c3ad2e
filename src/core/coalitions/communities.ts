import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import { seeded } from '../measures/random';
import type { Network } from '../networks/network';

/** A partition of the nodes of a network, by their places. */
export interface Partition {
  /** Of each node the number of its community. */
  readonly communities: readonly number[];
  /** Newman's modularity at the resolution: what the partition holds together beyond chance. */
  readonly modularity: number;
}

/** Communities by the method of Louvain on the positive ties of a one-mode network: nodes move between
 * communities while modularity grows, then communities become nodes. The order in which nodes are tried is
 * drawn from the seed. Blondel and others (2008): Fast unfolding of communities in large networks. */
export function communitiesOf(
  { rows, ties }: Network,
  resolution: number,
  seed: number,
): Partition {
  const graph = new UndirectedGraph();
  for (const place of rows.keys()) graph.addNode(String(place));
  for (const [index, from] of ties.from.entries()) {
    const weight = ties.weight[index] ?? 0;
    if (weight > 0) graph.addEdge(String(from), String(ties.to[index] ?? 0), { weight });
  }
  // Nothing to move, and nothing to divide by.
  if (graph.size === 0) return { communities: [...rows.keys()], modularity: 0 };
  const { communities, modularity } = louvain.detailed(graph, {
    resolution,
    rng: seeded(seed),
    getEdgeWeight: 'weight',
  });
  return {
    communities: rows.map((_row, place) => communities[String(place)] ?? place),
    modularity,
  };
}
