import type { Cell } from '../../tables/csv';
import type { Network, Sampled } from '../network';
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

/** The columns of weights in samples, with their cells and meanings. */
export const SAMPLE_COLUMNS: readonly (readonly [
  name: string,
  cell: (sampled: Sampled | undefined, at: number) => Cell,
  meaning: string,
])[] = [
  [
    'resampledLow',
    (sampled, at) => sampled?.resampled?.ties[at]?.low,
    'the 2.5th percentile of the weight in resamples of the articles, drawn with replacement; 0 in those without the tie',
  ],
  [
    'resampledHigh',
    (sampled, at) => sampled?.resampled?.ties[at]?.high,
    'the 97.5th percentile of the weight in resamples of the articles',
  ],
  [
    'drawn',
    (sampled, at) => sampled?.drawn?.ties[at]?.mean,
    'the mean weight in 200 draws of what is in the articles, as their coders read them; 0 in those without the tie (docs/reference/measures.md)',
  ],
  [
    'drawnLow',
    (sampled, at) => sampled?.drawn?.ties[at]?.low,
    'the 2.5th percentile of the weight in these draws',
  ],
  [
    'drawnHigh',
    (sampled, at) => sampled?.drawn?.ties[at]?.high,
    'the 97.5th percentile of the weight in these draws',
  ],
];

/** The list of ties, with the headers that Gephi's table import knows: Source, Target, Type,
 * Weight. Shares of recodings come last, where there are some. Windows share one list with the
 * window in two columns; the ends are labels, which are the same in every window. */
export function* edgeRows(networks: readonly Network[]): Generator<readonly Cell[]> {
  const hasShares = networks.some(({ foundAgain }) => foundAgain);
  const hasSamples = networks.some(({ sampled }) => sampled);
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
    ...(hasSamples ? SAMPLE_COLUMNS.map(([name]) => name) : []),
  ];
  for (const network of networks) {
    const { isDirected, nodes, edges } = graphOf(network);
    const nodeOf = new Map(nodes.map(({ key, node }) => [key, node]));
    const end = (key: string) => (network.window ? nodeOf.get(key)?.label : key);
    for (const { source, target, weight, foundAgain, at } of edges) {
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
        ...(hasSamples ? SAMPLE_COLUMNS.map(([, cell]) => cell(network.sampled, at)) : []),
      ];
    }
  }
}
