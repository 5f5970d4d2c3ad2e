import { compareText } from '../../util/order';
import type { Network } from '../../networks/network';
import type { NetworkOptions } from '../../networks/options';
import type { ViewContext } from '../facts/facts';
import { mostClaims } from '../matrix/matrix';
import { backboneOf } from './networkBackbone';
import type { DrawnTie, PlacedNode } from './networkGroups';
import type { NetworkChoice } from './networkTools';

export const MOST_NODES = 300;
/** More lines are a grey area, and no picture moves smoothly with them. */
export const MOST_TIES = 2000;
/** Of so many actors, those with the most claims, the ties are computed. */
export const MOST_CANDIDATES = 500;

/** Every pair of actors on an issue is a tie: of five thousand on one there are millions, of which none is seen
 * among so many. Those with few positions are left out before they are tied. */
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
  /** Ties of the least weight in the whole network, and the sum of their weights without signs. */
  readonly degree: number;
  readonly strength: number;
}

export interface SelectedTie extends DrawnTie {
  /** False for what is left out of the backbone, and seen with its node only. */
  readonly isDrawn: boolean;
}

export interface Selected {
  /** Actors before issues, each with the most ties first. */
  readonly nodes: readonly SelectedNode[];
  /** The heaviest first. */
  readonly ties: readonly SelectedTie[];
  /** How many nodes there would be, how many ties among those that are there. */
  readonly all: number;
  readonly allTies: number;
  /** Whether the network has a backbone, drawn or not: it is large. */
  readonly hasBackbone: boolean;
  /** Nodes that are not there since they have no ties. */
  readonly hidden: number;
}

/** What is shown of a network: ties of a least weight, and the nodes with most of them. `isWhole`: all ties are drawn,
 * though the network is large. */
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
  const backbone = backboneOf(chosen.length, among);
  // Ties that hold the backbone together may be light, and are not left out for that.
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
