import { addAt, greatest, sum } from '../../util/lists';
import type { Network } from '../network';
import type { Ties } from './ties';

/** Freeman's degree centralisation of a network of mode one: by how much the node with most ties
 * has more of them than the others, divided by what a star of as many nodes has. 0: all have as
 * many ties; 1: one is tied to all others, which are not tied to each other. Weights do not matter.
 * Undefined for fewer than three nodes. Freeman (1978): Centrality in social networks. */
export function degreeCentralisation(
  nodes: number,
  { from, to }: Pick<Ties, 'from' | 'to'>,
): number | undefined {
  if (nodes < 3) return undefined;
  const degrees = new Float64Array(nodes);
  for (const [at, one] of from.entries()) {
    addAt(degrees, one);
    addAt(degrees, to[at] ?? 0);
  }
  const most = greatest(degrees);
  return sum(degrees.map((degree) => most - degree)) / ((nodes - 1) * (nodes - 2));
}

/** The centralisation of a network; undefined where it is not of mode one. */
export function centralisationOf({ mode, rows, ties }: Network): number | undefined {
  return mode === 'one' ? degreeCentralisation(rows.length, ties) : undefined;
}
