import type { Ties } from '../networks/weights/ties';
import { addAt } from '../util/lists';
import { seeded } from './random';

/** A tie of one-mode networks: the places of two nodes, and its weight. */
export interface WeightedTie {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** The ties of a network in the form in which communities are found. */
export function tiesOf({ from, to, weight }: Ties): readonly WeightedTie[] {
  return from.map((one, at) => ({ from: one, to: to[at] ?? 0, weight: weight[at] ?? 0 }));
}

export interface Communities {
  /** The number of the community for each node. The largest community is 0; of two of one size the
   * one with the first node comes first. A node without a positive tie is alone in one. */
  readonly of: readonly number[];
  /** Newman's modularity at the resolution: by how much more ties are within communities than by
   * chance. */
  readonly modularity: number;
}

/** The resolution of the standard modularity: a higher one finds smaller communities. */
export const DEFAULT_RESOLUTION = 1;

/** Communities by the method of Louvain on the positive ties, of which there is one between two
 * nodes: nodes move between communities while modularity grows, then communities become nodes,
 * until nothing moves. The order in which nodes are tried is drawn from the seed and from the ties,
 * so the same ties give the same communities, however the nodes are called or listed. Blondel and
 * others (2008): Fast unfolding of communities in large networks. */
export function communitiesOf(
  size: number,
  ties: Iterable<WeightedTie>,
  resolution: number,
  seed: number,
): Communities {
  const positive = [...ties].filter(({ weight }) => weight > 0);
  const nodes = Array.from({ length: size }, (_, node) => node);
  // Without a positive tie, the divisor is 0.
  if (positive.length === 0) return { of: nodes, modularity: 0 };
  const next = seeded(seed);
  const places = placesByTies(size, positive);
  let of = places;
  let graph = graphOf(size, inPlaces(positive, places));
  for (;;) {
    const moved = movedNodes(graph, resolution, next);
    if (!moved) break;
    const { groups, count } = moved;
    of = of.map((node) => groups[node] ?? 0);
    graph = joinedGraph(graph, groups, count);
  }
  return { of: numbered(of), modularity: modularityOf(graph, resolution) };
}

/** A place for each node that follows from its ties: from how they branch, three steps away. Only
 * nodes whose surroundings are the same keep the order in which they are listed. Weisfeiler and
 * Leman (1968): the reduction of a graph to canonical form. */
function placesByTies(size: number, ties: readonly WeightedTie[]): number[] {
  let marks = new Int32Array(size);
  for (let step = 0; step < STEPS; step++) {
    const next = marks.map((mark) => mixed(mark, 1));
    for (const { from, to, weight } of ties) {
      const strength = Math.round(weight * PRECISION);
      // Sums of whole numbers are the same in every order.
      addAt(next, from, mixed(marks[to] ?? 0, strength));
      addAt(next, to, mixed(marks[from] ?? 0, strength));
    }
    marks = next;
  }
  const order = Array.from(marks, (_, node) => node);
  order.sort((a, b) => (marks[a] ?? 0) - (marks[b] ?? 0) || a - b);
  const places = new Array<number>(size).fill(0);
  for (const [place, node] of order.entries()) places[node] = place;
  return places;
}

const STEPS = 4;
const PRECISION = 1e6;

/** A whole number of 32 bits in which each of the two changes all bits. */
function mixed(one: number, other: number): number {
  let mix = Math.imul(one ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(other | 0, 0xc2b2ae35);
  mix = Math.imul(mix ^ (mix >>> 15), 0x2c1b3c6d);
  return mix ^ (mix >>> 13);
}

/** The ties between places, in the order of these. */
function inPlaces(ties: readonly WeightedTie[], places: readonly number[]): readonly WeightedTie[] {
  const moved = ties.map(({ from, to, weight }) => {
    const [one, other] = [places[from] ?? 0, places[to] ?? 0];
    return { from: Math.min(one, other), to: Math.max(one, other), weight };
  });
  return moved.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Nodes with their ties in one list: those of a node begin at its start. */
interface Graph {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly weights: Float64Array;
  /** The weight of ties within each node, both ends counted. */
  readonly inner: Float64Array;
  /** The weight of all ends of ties at each node, those within it included. */
  readonly degrees: Float64Array;
  /** The sum of `degrees`. */
  readonly total: number;
}

function graphOf(size: number, ties: readonly WeightedTie[]): Graph {
  const counts = new Int32Array(size + 1);
  for (const { from, to } of ties) {
    addAt(counts, from + 1, 1);
    addAt(counts, to + 1, 1);
  }
  for (let node = 0; node < size; node++) addAt(counts, node + 1, counts[node] ?? 0);
  const free = counts.slice();
  const ends = new Int32Array(2 * ties.length);
  const weights = new Float64Array(2 * ties.length);
  const degrees = new Float64Array(size);
  const tie = (from: number, to: number, weight: number): void => {
    const at = free[from] ?? 0;
    free[from] = at + 1;
    ends[at] = to;
    weights[at] = weight;
    addAt(degrees, from, weight);
  };
  for (const { from, to, weight } of ties) {
    tie(from, to, weight);
    tie(to, from, weight);
  }
  const total = degrees.reduce((sum, degree) => sum + degree, 0);
  return { starts: counts, ends, weights, inner: new Float64Array(size), degrees, total };
}

/** A smaller gain is a rounding error, by which nodes could move for ever. */
const LEAST_GAIN = 1e-10;

/** The new group of each node, numbered from 0, so that modularity grows; undefined where nothing
 * moves. */
function movedNodes(
  { starts, ends, weights, degrees, total }: Graph,
  resolution: number,
  next: () => number,
): { readonly groups: Int32Array; readonly count: number } | undefined {
  const size = degrees.length;
  const groups = Int32Array.from(degrees, (_, node) => node);
  const sums = degrees.slice();
  const order = shuffled(size, next);
  const linked = new Float64Array(size);
  const met: number[] = [];
  let hasMoved = false;
  let isMoving = true;
  while (isMoving) {
    isMoving = false;
    for (const node of order) {
      const own = groups[node] ?? 0;
      const degree = degrees[node] ?? 0;
      if (degree === 0) continue;
      for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++) {
        const group = groups[ends[at] ?? 0] ?? 0;
        if (linked[group] === 0) met.push(group);
        addAt(linked, group, weights[at] ?? 0);
      }
      addAt(sums, own, -degree);
      const gain = (group: number): number =>
        (linked[group] ?? 0) - (resolution * degree * (sums[group] ?? 0)) / total;
      let best = own;
      let most = gain(own) + LEAST_GAIN * total;
      for (const group of met) {
        const one = gain(group);
        if (one > most) [best, most] = [group, one];
      }
      addAt(sums, best, degree);
      if (best !== own) {
        groups[node] = best;
        isMoving = true;
        hasMoved = true;
      }
      for (const group of met) linked[group] = 0;
      met.length = 0;
    }
  }
  if (!hasMoved) return undefined;
  const numbers = new Map<number, number>();
  for (const group of groups) if (!numbers.has(group)) numbers.set(group, numbers.size);
  return { groups: groups.map((group) => numbers.get(group) ?? 0), count: numbers.size };
}

function shuffled(size: number, next: () => number): Int32Array {
  const order = Int32Array.from({ length: size }, (_, at) => at);
  for (let at = size - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}

/** Groups of nodes as nodes: the weight between two groups is the sum of those between their
 * members. */
function joinedGraph(graph: Graph, groups: Int32Array, count: number): Graph {
  const { starts, ends, weights, total } = graph;
  const members = Array.from({ length: count }, (): number[] => []);
  for (const [node, group] of groups.entries()) members[group]?.push(node);
  const inner = new Float64Array(count);
  const degrees = new Float64Array(count);
  const sums = new Float64Array(count);
  const places = new Int32Array(count + 1);
  const [joinedEnds, joinedWeights]: [number[], number[]] = [[], []];
  for (const [group, own] of members.entries()) {
    const met: number[] = [];
    for (const node of own) {
      addAt(inner, group, graph.inner[node] ?? 0);
      addAt(degrees, group, graph.degrees[node] ?? 0);
      for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at++) {
        const other = groups[ends[at] ?? 0] ?? 0;
        if (sums[other] === 0) met.push(other);
        addAt(sums, other, weights[at] ?? 0);
      }
    }
    for (const other of met) {
      if (other === group) addAt(inner, group, sums[other] ?? 0);
      else {
        joinedEnds.push(other);
        joinedWeights.push(sums[other] ?? 0);
      }
      sums[other] = 0;
    }
    places[group + 1] = joinedEnds.length;
  }
  return {
    starts: places,
    ends: Int32Array.from(joinedEnds),
    weights: Float64Array.from(joinedWeights),
    inner,
    degrees,
    total,
  };
}

/** Σ_c (inner_c / 2L − resolution · (degree_c / 2L)²) of a graph whose nodes are the
 * communities. */
function modularityOf({ inner, degrees, total }: Graph, resolution: number): number {
  let sum = 0;
  for (const [group, own] of inner.entries()) {
    sum += own / total - resolution * ((degrees[group] ?? 0) / total) ** 2;
  }
  return sum;
}

/** Groups numbered by size, then by their first member. */
function numbered(groups: readonly number[]): number[] {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  // The map has them in the order of their first members, which the stable sort keeps.
  const sorted = [...sizes].sort(([, a], [, b]) => b - a);
  const numbers = new Map(sorted.map(([group], number) => [group, number]));
  return groups.map((group) => numbers.get(group) ?? 0);
}
