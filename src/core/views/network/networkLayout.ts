import { forceCollide, forceLink, forceManyBody, forceX, forceY } from 'd3-force';
import type { SimulationLinkDatum, SimulationNodeDatum } from 'd3-force';
import { seeded } from '../../measures/random';

export interface LayoutNode {
  /** In pixels. */
  readonly radius: number;
  /** Nodes of one community are placed together, apart from others. */
  readonly community?: number | undefined;
}

/** A tie that pulls two nodes together, from 0 (not at all) to 1. */
export interface LayoutTie {
  readonly from: number;
  readonly to: number;
  readonly pull: number;
}

/** A running layout; the caller decides when to run its steps. */
export interface NetworkLayout {
  /** Middles of nodes in pixels about the origin; each step moves them. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Runs one step, some milliseconds for hundreds of nodes. False once nothing moves any more:
   * then no two nodes overlap. */
  step(): boolean;
}

/** Places nodes by forces (d3-force): nodes repel each other, ties pull, all are pulled to the
 * middle, communities keep apart, none overlap. Random numbers have a fixed seed, so the same
 * network is the same picture. The steps are run here and not by d3's own simulation, which has a
 * timer. */
export function layoutOf(nodes: readonly LayoutNode[], ties: readonly LayoutTie[]): NetworkLayout {
  const points = nodes.map(({ radius }, at) => startOf(at, radius));
  const communities = nodes.map(({ community }) => community);
  const forces = [...forcesOn(points, ties, communities), communityForce(points, communities)];
  const random = seeded(SEED);
  for (const force of forces) force.initialize?.(points, random);
  let alpha = 1;
  let rounds = 0;
  return {
    points,
    step: () => {
      if (alpha >= LEAST_ALPHA) {
        alpha *= 1 - COOLING;
        for (const force of forces) force(alpha);
        for (const point of points) move(point);
        return true;
      }
      rounds += 1;
      return pushApart(points) && rounds < MOST_ROUNDS;
    },
  };
}

/** Runs all steps at once, for pictures that are not shown while they move. */
export function settle(layout: NetworkLayout): void {
  while (layout.step());
}

/** Space between two nodes, in pixels. */
export const GAP = 4;

const SEED = 1;
const LEAST_ALPHA = 0.001;
/** With this value it takes 250 steps. */
const COOLING = 1 - LEAST_ALPHA ** (1 / 250);
/** The share of its speed that a node keeps in the next step. */
const GLIDE = 0.6;
const MOST_ROUNDS = 500;

interface Body extends SimulationNodeDatum {
  x: number;
  y: number;
  vx: number;
  vy: number;
  readonly radius: number;
}

interface Spring extends SimulationLinkDatum<Body> {
  readonly tie: LayoutTie;
}

/** The community of each node. */
type Communities = readonly (number | undefined)[];

/** The start on a spiral, which has room for all nodes. */
function startOf(at: number, radius: number): Body {
  const distance = 18 * Math.sqrt(at + 0.5);
  const angle = at * Math.PI * (3 - Math.sqrt(5));
  const [x, y] = [distance * Math.cos(angle), distance * Math.sin(angle)];
  return { x, y, vx: 0, vy: 0, radius };
}

interface Force {
  (alpha: number): void;
  initialize?(nodes: Body[], random: () => number): void;
}

function forcesOn(
  points: readonly Body[],
  ties: readonly LayoutTie[],
  communities: Communities,
): readonly Force[] {
  const degrees = new Array<number>(points.length).fill(0);
  const springs = ties.flatMap(({ from, to, pull }): Spring[] => {
    const [source, target] = [points[from], points[to]];
    if (!source || !target || pull <= 0) return [];
    degrees[from] = (degrees[from] ?? 0) + 1;
    degrees[to] = (degrees[to] ?? 0) + 1;
    return [{ source, target, tie: { from, to, pull } }];
  });
  return [
    forceLink<Body, Spring>(springs)
      .distance(({ source, target }) => 34 + (source as Body).radius + (target as Body).radius)
      // Otherwise ties would throw nodes with many of them back and forth.
      .strength(({ tie: { from, to, pull } }) => {
        const share = communities[from] === communities[to] ? 1 : BETWEEN;
        return (share * (0.2 + 0.8 * pull)) / Math.min(degrees[from] ?? 1, degrees[to] ?? 1);
      }),
    forceManyBody<Body>()
      .strength(({ radius }) => -90 - 8 * radius)
      .distanceMax(900),
    // Panels and pages are wider than they are high.
    forceX<Body>().strength(0.045),
    forceY<Body>().strength(0.075),
    forceCollide<Body>()
      .radius(({ radius }) => radius + GAP / 2 + 1)
      .iterations(2),
  ];
}

/** The share of its pull that a tie between two communities has. */
const BETWEEN = 0.2;

/** Gathers each community around its middle, and keeps the middles as far apart as the communities
 * are wide. */
function communityForce(points: readonly Body[], communities: Communities): Force {
  const members = new Map<number, Body[]>();
  for (const [at, point] of points.entries()) {
    const community = communities[at];
    if (community === undefined) continue;
    members.set(community, [...(members.get(community) ?? []), point]);
  }
  const groups = [...members.values()].map((bodies) => ({
    bodies,
    reach: SPREAD * Math.sqrt(bodies.reduce((sum, { radius }) => sum + (radius + ROOM) ** 2, 0)),
  }));
  if (groups.length < 2) return () => undefined;
  return (alpha) => {
    const middles = groups.map(({ bodies }) => ({
      x: bodies.reduce((sum, { x }) => sum + x, 0) / bodies.length,
      y: bodies.reduce((sum, { y }) => sum + y, 0) / bodies.length,
    }));
    for (const [at, { bodies, reach }] of groups.entries()) {
      const { x = 0, y = 0 } = middles[at] ?? {};
      let [pushX, pushY] = [0, 0];
      for (const [of, other] of middles.entries()) {
        if (of === at) continue;
        const [dx, dy] = [x - other.x, y - other.y];
        const distance = Math.hypot(dx, dy) || 1;
        const lacking = Math.max(0, reach + (groups[of]?.reach ?? 0) - distance);
        pushX += (dx / distance) * lacking;
        pushY += (dy / distance) * lacking;
      }
      for (const body of bodies) {
        body.vx += alpha * (GATHER * (x - body.x) + PUSH * pushX);
        body.vy += alpha * (GATHER * (y - body.y) + PUSH * pushY);
      }
    }
  };
}

const GATHER = 0.08;
const PUSH = 0.12;
/** The width of a community, as a multiple of that of its nodes, each with some room, side by
 * side. */
const SPREAD = 1.1;
const ROOM = 14;

function move(point: Body): void {
  point.vx *= GLIDE;
  point.vy *= GLIDE;
  point.x += point.vx;
  point.y += point.vy;
}

/** Moves nodes so that none overlap. */
export function setApart(points: readonly Disc[]): void {
  for (let rounds = 0; rounds < MOST_ROUNDS && pushApart(points); rounds++);
}

interface Disc {
  x: number;
  y: number;
  readonly radius: number;
}

/** Moves overlapping nodes apart; true when there were any. */
function pushApart(points: readonly Disc[]): boolean {
  let isMoved = false;
  for (const [at, one] of points.entries()) {
    for (let next = at + 1; next < points.length; next++) {
      const other = points[next];
      if (!other) continue;
      const [dx, dy] = [other.x - one.x, other.y - one.y];
      const distance = Math.hypot(dx, dy);
      const lacking = one.radius + other.radius + GAP - distance;
      if (lacking <= 0) continue;
      isMoved = true;
      const [ux, uy] = distance > 0 ? [dx / distance, dy / distance] : [1, 0];
      const half = lacking / 2 + 0.01;
      one.x -= ux * half;
      one.y -= uy * half;
      other.x += ux * half;
      other.y += uy * half;
    }
  }
  return isMoved;
}
