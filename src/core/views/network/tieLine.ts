import type { Point } from '../../drawing/picture';

export interface LineEnd {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** The drawn line of a tie. */
export interface TieLine {
  /** From point to point. */
  readonly points: readonly Point[];
  /** The head of an arrow, with its tip in the middle; undefined where the tie has no direction. */
  readonly head: readonly [Point, Point, Point] | undefined;
}

/** A line between the middles of two nodes; for a directed tie an arrow to the edge of the second.
 * Arrows in both directions are side by side, and an arrow from a node to itself is a loop above
 * it. */
export function tieLine(from: LineEnd, to: LineEnd, isDirected: boolean): TieLine {
  if (!isDirected) return { points: [pointOf(from), pointOf(to)], head: undefined };
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 1) return loopOf(from);
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const start: Point = [from.x - dy * ASIDE, from.y + dx * ASIDE];
  // The line meets the edge beside its middle.
  const reach = Math.sqrt(Math.max(0, (to.radius + 1) ** 2 - ASIDE ** 2));
  const end: Point = [to.x - dy * ASIDE - dx * reach, to.y + dx * ASIDE - dy * reach];
  return { points: [start, end], head: headAt(end, dx, dy) };
}

/** Distance of arrows from the line between the middles, in pixels. */
const ASIDE = 3;
const HEAD_LENGTH = 8;
const HEAD_WIDTH = 4;
const LOOP_RADIUS = 8;
const LOOP_CORNERS = 16;

function headAt(tip: Point, dx: number, dy: number): readonly [Point, Point, Point] {
  const [x, y] = tip;
  const barb = (turn: 1 | -1): Point => [
    x - dx * HEAD_LENGTH + turn * dy * HEAD_WIDTH,
    y - dy * HEAD_LENGTH - turn * dx * HEAD_WIDTH,
  ];
  return [barb(1), tip, barb(-1)];
}

function loopOf({ x, y, radius }: LineEnd): TieLine {
  const middle = y - radius - LOOP_RADIUS * 0.6;
  const points = Array.from({ length: LOOP_CORNERS + 1 }, (_, at): Point => {
    const angle = Math.PI / 2 + (at * 2 * Math.PI) / LOOP_CORNERS;
    return [x + LOOP_RADIUS * Math.cos(angle), middle + LOOP_RADIUS * Math.sin(angle)];
  });
  // Back into the node from its right.
  const tip: Point = [x + LOOP_RADIUS * 0.75, y - radius + 1];
  return { points, head: headAt(tip, -0.4, 0.9) };
}

function pointOf({ x, y }: LineEnd): Point {
  return [x, y];
}
