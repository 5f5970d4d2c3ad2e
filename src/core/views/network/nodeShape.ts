import type { AreaLook, Point, Shape } from '../../drawing/picture';

/** The shapes of groups by number of corners, the first corner so many degrees clockwise from the
 * top; 0 corners are a circle. They can be distinguished without colours. */
const SHAPES: readonly { readonly corners: number; readonly turn: number }[] = [
  { corners: 0, turn: 0 },
  { corners: 4, turn: 0 },
  { corners: 3, turn: 0 },
  { corners: 6, turn: 30 },
  { corners: 3, turn: 180 },
  { corners: 5, turn: 0 },
];
const ISSUE_SHAPE = { corners: 4, turn: 45 };

export interface NodeLook {
  readonly layer: 'actor' | 'issue';
  /** The look of its group; undefined where it has none. */
  readonly look: number | undefined;
  /** The letter of its group; empty where it has none. */
  readonly letter: string;
}

/** A node around a point: issues are squares, actors have the shape, the colour and the letter of
 * their group. It is within the radius. */
export function nodeShapes({ layer, look, letter }: NodeLook, at: Point, radius: number): Shape[] {
  const { corners, turn } = (layer === 'issue' ? ISSUE_SHAPE : SHAPES[look ?? 0]) ?? ISSUE_SHAPE;
  const area = layer === 'issue' ? 'group-issue' : lookOf(look);
  const body: Shape =
    corners === 0
      ? { kind: 'circle', at, radius, look: area }
      : { kind: 'polygon', points: outline(at, radius, corners, turn), look: area };
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
