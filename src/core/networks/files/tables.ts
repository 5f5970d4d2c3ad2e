import type { Cell } from '../../tables/csv';
import type { Network } from '../network';
import { matrixOf } from '../weights/ties';
import { SHARE_COLUMNS, shareCells } from '../share';
import { graphOf } from './graph';

/** A matrix with more cells is refused: 2,000 by 2,000. */
export const MOST_CELLS = 4_000_000;

/** The matrix with labels; the first cell names both rows and columns. */
export function* matrixRows(network: Network): Generator<readonly Cell[]> {
  const { mode, rows, columns, ties } = network;
  yield ['', ...columns.map(({ label }) => label)];
  const matrix = matrixOf(ties, rows.length, columns.length, mode === 'one');
  for (const [index, node] of rows.entries()) yield [node.label, ...(matrix[index] ?? [])];
}

/** The list of nodes, with the headers that Gephi's table import knows: Id, Label. */
export function* nodeRows(network: Network): Generator<readonly Cell[]> {
  const { nodes, attributes } = graphOf(network);
  const { counts, weights } = degreesOf(network, nodes.length);
  yield [
    'Id',
    'Label',
    'codebook_id',
    'variable',
    'side',
    'statements',
    'degree',
    'weighted_degree',
    ...attributes.map(({ name }) => name),
  ];
  for (const [at, { key, node, side }] of nodes.entries()) {
    yield [
      key,
      node.label,
      node.id,
      node.variable,
      side,
      node.statements,
      counts[at] ?? 0,
      weights[at] ?? 0,
      ...attributes.map(({ name }) => node.attributes.get(name)),
    ];
  }
}

/** For each node, in the order of the graph, the number of its ties with a weight other than 0, and
 * the sum of their weights. A directed tie counts at both ends, one to itself twice. */
function degreesOf(
  { mode, rows, ties }: Network,
  nodes: number,
): Readonly<Record<'counts' | 'weights', Float64Array>> {
  const counts = new Float64Array(nodes);
  const weights = new Float64Array(nodes);
  const offset = mode === 'two' ? rows.length : 0;
  const add = (at: number, weight: number): void => {
    counts[at] = (counts[at] ?? 0) + 1;
    weights[at] = (weights[at] ?? 0) + weight;
  };
  for (const [index, from] of ties.from.entries()) {
    const weight = ties.weight[index] ?? 0;
    add(from, weight);
    add(offset + (ties.to[index] ?? 0), weight);
  }
  return { counts, weights };
}

/** The list of ties, with the headers that Gephi's table import knows: Source, Target, Type,
 * Weight. Shares of recodings come last, where there are some. Windows share one list with the
 * window in two columns; the ends are labels, which are the same in every window. */
export function* edgeRows(networks: readonly Network[]): Generator<readonly Cell[]> {
  const hasShares = networks.some(({ foundAgain }) => foundAgain);
  yield [
    'Source',
    'Target',
    'Type',
    'Weight',
    'source_label',
    'target_label',
    'source_id',
    'target_id',
    'window_first',
    'window_last',
    ...(hasShares ? SHARE_COLUMNS.map(([name]) => name) : []),
  ];
  for (const network of networks) {
    const { isDirected, nodes, edges } = graphOf(network);
    const nodeOf = new Map(nodes.map(({ key, node }) => [key, node]));
    const end = (key: string) => (network.window ? nodeOf.get(key)?.label : key);
    for (const { source, target, weight, foundAgain } of edges) {
      const cells = shareCells(foundAgain);
      yield [
        end(source),
        end(target),
        isDirected ? 'Directed' : 'Undirected',
        weight,
        nodeOf.get(source)?.label,
        nodeOf.get(target)?.label,
        nodeOf.get(source)?.id,
        nodeOf.get(target)?.id,
        network.window?.first,
        network.window?.last,
        ...(hasShares ? SHARE_COLUMNS.map(([name]) => cells[name]) : []),
      ];
    }
  }
}
