import type { AreaLook, Point, Shape } from '../../drawing/picture';

/** The greatest distance of a corner, as a multiple of the radius. */
export const MOST_REACH = 1.25;

interface NodeShape {
  /** 0 for a circle. */
  readonly corners: number;
  /** Degrees of the first corner, clockwise from the top. */
  readonly turn: number;
  /** The distance of the corners, as a multiple of the radius. */
  readonly reach: number;
}

/** The shapes of groups, which can be distinguished without colours. Those with few corners reach
 * further, so that a letter has room in each and none looks small. */
const SHAPES: readonly NodeShape[] = [
  { corners: 0, turn: 0, reach: 1 },
  { corners: 4, turn: 0, reach: 1.15 },
  { corners: 3, turn: 0, reach: MOST_REACH },
  { corners: 6, turn: 30, reach: 1.05 },
  { corners: 3, turn: 180, reach: MOST_REACH },
  { corners: 5, turn: 0, reach: 1.1 },
];
const ISSUE_SHAPE: NodeShape = { corners: 4, turn: 45, reach: 1 };

export interface NodeLook {
  readonly layer: 'actor' | 'issue';
  /** The look of its group; undefined where it has none. */
  readonly look: number | undefined;
  /** The letter of its group; empty where it has none. */
  readonly letter: string;
}

/** A node around a point: issues are squares, actors have the shape, the colour and the letter of
 * their group. */
export function nodeShapes({ layer, look, letter }: NodeLook, at: Point, radius: number): Shape[] {
  const { corners, turn, reach } =
    (layer === 'issue' ? ISSUE_SHAPE : SHAPES[look ?? 0]) ?? ISSUE_SHAPE;
  const area = layer === 'issue' ? 'group-issue' : lookOf(look);
  const body: Shape =
    corners === 0
      ? { kind: 'circle', at, radius, look: area }
      : { kind: 'polygon', points: outline(at, radius * reach, corners, turn), look: area };
  if (letter === '' || layer === 'issue') return [body];
  const baseline: Point = [at[0], at[1] + 4 + (turn === 180 ? -2 : corners === 3 ? 1 : 0)];
  return [body, { kind: 'text', at: baseline, text: letter, look: 'on-node', anchor: 'middle' }];
}

function lookOf(look: number | undefined): AreaLook {
  return look === undefined ? 'group-none' : (`group-${String(look)}` as AreaLook);
}

function outline([x, y]: Point, radius: number, corners: number, turn: number): Point[] {
  return Array.from({ length: corners }, (_, at): Point => {
    const angle = ((turn + (at * 360) / corners - 90) * Math.PI) / 180;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}
