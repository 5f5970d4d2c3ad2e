import { compareText } from '../../util/order';
import type { Network } from '../../networks/network';
import type { NetworkOptions } from '../../networks/options';
import type { ViewContext } from '../facts/facts';
import { mostClaims } from '../matrix/matrix';
import { backboneOf } from './networkBackbone';
import type { DrawnTie, PlacedNode } from './networkGroups';
import type { NetworkChoice } from './networkTools';

export const MOST_NODES = 300;
/** More lines are a grey area, and slow to move. */
export const MOST_TIES = 2000;
/** Number of actors for which ties are computed: those with the most claims. */
export const MOST_CANDIDATES = 500;

/** The actors whose ties are computed. Every pair of actors on an issue is a tie: five thousand on
 * one issue have millions, too many to show, so actors with few positions are excluded before ties
 * are made. */
export function candidatesOf(
  context: ViewContext,
  { ties, options }: NetworkChoice,
): { readonly exclusions: NetworkOptions['exclusions']; readonly of: number | undefined } {
  const { exclusions, rows: variable } = options;
  const isSparse = ties === 'issues' || ties === 'evaluations';
  const actors = isSparse ? [] : mostClaims(context);
  if (actors.length <= MOST_CANDIDATES) return { exclusions, of: undefined };
  const values = actors.slice(0, MOST_CANDIDATES);
  return { exclusions: [...exclusions, { variable, values, only: true }], of: actors.length };
}

export interface SelectedNode extends PlacedNode {
  readonly layer: 'actor' | 'issue';
  /** Number of its ties with at least the minimum weight in the whole network, and the sum of their
   * weights without signs. */
  readonly degree: number;
  readonly strength: number;
}

export interface SelectedTie extends DrawnTie {
  /** False for a tie outside the backbone, which is only shown with its node. */
  readonly isDrawn: boolean;
}

export interface Selected {
  /** Actors before issues, each with the most ties first. */
  readonly nodes: readonly SelectedNode[];
  /** Ties, the heaviest first. */
  readonly ties: readonly SelectedTie[];
  /** Number of nodes before the limit, and of ties among the shown ones. */
  readonly all: number;
  readonly allTies: number;
  /** True for a network of which not all ties are drawn, unless the user chooses so. */
  readonly hasBackbone: boolean;
  /** Number of nodes that are not shown since they have no ties. */
  readonly hidden: number;
}

/** The shown part of a network: ties of a minimum weight, and the nodes with most of them.
 * `isWhole`: all ties are drawn, however many there are. */
export function selectedOf(
  network: Network,
  least: number,
  isolates: boolean,
  isWhole: boolean,
): Selected {
  const { mode, rows, columns, ties } = network;
  const offset = mode === 'two' ? rows.length : 0;
  const strong: DrawnTie[] = [];
  const degrees = new Array<number>(offset + columns.length).fill(0);
  const strengths = new Array<number>(offset + columns.length).fill(0);
  for (const [at, from] of ties.from.entries()) {
    const weight = ties.weight[at] ?? 0;
    if (Math.abs(weight) < least) continue;
    const to = offset + (ties.to[at] ?? 0);
    strong.push({ from, to, weight });
    for (const end of to === from ? [from] : [from, to]) {
      degrees[end] = (degrees[end] ?? 0) + 1;
      strengths[end] = (strengths[end] ?? 0) + Math.abs(weight);
    }
  }
  const every = (mode === 'two' ? [...rows, ...columns] : rows).map((node, place) => ({
    layer: place < rows.length ? ('actor' as const) : ('issue' as const),
    node,
    place,
    degree: degrees[place] ?? 0,
    strength: strengths[place] ?? 0,
  }));
  const candidates = every.filter(({ degree }) => isolates || degree > 0);
  const chosen = candidates
    .sort(
      (a, b) =>
        b.degree - a.degree ||
        b.node.statements - a.node.statements ||
        compareText(a.node.label, b.node.label),
    )
    .slice(0, MOST_NODES)
    .sort((a, b) => Number(a.layer === 'issue') - Number(b.layer === 'issue'));
  const placeOf = new Map(chosen.map(({ place }, at) => [place, at]));
  const among = strong.flatMap(({ from, to, weight }) => {
    const [one, other] = [placeOf.get(from), placeOf.get(to)];
    return one === undefined || other === undefined ? [] : [{ from: one, to: other, weight }];
  });
  among.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const backbone = backboneOf(
    chosen.map(({ layer, node }) => `${layer} ${node.id}`),
    among,
  );
  // Ties of the backbone may be light, and are shown all the same.
  let room = MOST_TIES - (isWhole ? 0 : (backbone?.size ?? 0));
  const shown = among.flatMap((tie, at): SelectedTie[] => {
    const isKept = !isWhole && backbone?.has(at) === true;
    if (!isKept && room-- <= 0) return [];
    return [{ ...tie, isDrawn: isKept || isWhole || !backbone }];
  });
  return {
    nodes: chosen,
    ties: shown,
    all: candidates.length,
    allTies: among.length,
    hasBackbone: backbone !== undefined,
    hidden: every.length - candidates.length,
  };
}
