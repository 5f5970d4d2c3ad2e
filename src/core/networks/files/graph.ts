import { compareText } from '../../util/order';
import { countedText, reasonText } from '../statements/exclusionCounts';
import type { Network, Networks } from '../network';
import type { NetworkNode } from '../weights/nodes';
import type { Share } from '../share';

/** A network in the form of graph formats: one list of nodes, in which those of the columns of a
 * two-mode network follow those of the rows, and ties between places in it. */
export interface Graph {
  readonly isDirected: boolean;
  readonly nodes: readonly GraphNode[];
  /** Generated one by one: there may be millions. */
  readonly edges: Iterable<GraphEdge>;
  /** The free attributes that some node has, sorted by name. */
  readonly attributes: readonly GraphAttribute[];
}

export interface GraphAttribute {
  readonly name: string;
  /** `double` where all its values are numbers. */
  readonly type: 'double' | 'string';
}

export interface GraphNode {
  /** Unique in the graph: n0, n1 … Ids of the codebook may be those of actors and of issues. */
  readonly key: string;
  readonly node: NetworkNode;
  /** `rows` or `columns` of a two-mode network, `nodes` of the others. */
  readonly side: 'nodes' | 'rows' | 'columns';
}

export interface GraphEdge {
  /** e0, e1 … */
  readonly key: string;
  readonly source: string;
  readonly target: string;
  readonly weight: number;
  /** How often other coders would find it again. */
  readonly foundAgain: Share | undefined;
  /** Its place among the ties. */
  readonly at: number;
}

export function graphOf({ mode, rows, columns, ties, foundAgain }: Network): Graph {
  const offset = mode === 'two' ? rows.length : 0;
  const keyOf = (index: number): string => `n${String(index)}`;
  const nodes: GraphNode[] = rows.map((node, index) => ({
    key: keyOf(index),
    node,
    side: mode === 'two' ? 'rows' : 'nodes',
  }));
  if (mode === 'two') {
    for (const [index, node] of columns.entries()) {
      nodes.push({ key: keyOf(offset + index), node, side: 'columns' });
    }
  }
  const isNumeric = new Map<string, boolean>();
  for (const { node } of nodes) {
    for (const [name, value] of node.attributes) {
      isNumeric.set(name, (isNumeric.get(name) ?? true) && NUMBER.test(value));
    }
  }
  return {
    isDirected: mode === 'directed',
    nodes,
    edges: {
      *[Symbol.iterator]() {
        for (const [index, from] of ties.from.entries()) {
          const target = keyOf(offset + (ties.to[index] ?? 0));
          const weight = ties.weight[index] ?? 0;
          const key = `e${String(index)}`;
          const share = foundAgain?.[index];
          yield { key, source: keyOf(from), target, weight, foundAgain: share, at: index };
        }
      },
    },
    attributes: [...isNumeric]
      .sort(([a], [b]) => compareText(a, b))
      .map(([name, isNumber]) => ({ name, type: isNumber ? 'double' : 'string' })),
  };
}

/** As all programs read it; not the number of a case or a year and month. */
const NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/;

/** The description in a file, a line each: the definition, what was excluded, what the numbers
 * cannot show. */
export function descriptionOf(
  { definition, positions, used, excluded, remarks }: Networks,
  network: Network,
): readonly string[] {
  const { weight, source, ...options } = definition;
  const chosen = Object.entries(options)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${String(value)}`);
  const { window, statements } = network;
  return [
    `Weight: ${weight}`,
    `Options: ${chosen.join(', ')}`,
    ...(window ? [`Window: ${window.first} to ${window.last}`] : []),
    `Statements: ${String(statements)}; positions included: ${String(used)} of ${String(positions)}`,
    ...excluded.map(
      (one) => `Excluded: ${countedText(one)}: ${reasonText(one.reason, definition)}`,
    ),
    ...remarks,
    `Source: ${source}`,
  ];
}
