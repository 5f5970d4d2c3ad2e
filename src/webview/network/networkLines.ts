import { tieLine, type LineEnd, type NetworkLayout, type NetworkView } from '../../core/webview';
import { makeSvg } from '../parts/dom';

type Points = NetworkLayout['points'];

/** The nodes tied with a node, each with a tie; in a directed network in either direction. Ties
 * outside the backbone are included. */
export function neighbours({ ties }: NetworkView, node: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [at, { from, to }] of ties.entries()) {
    if (from === node) found.set(to, at);
    else if (to === node) found.set(from, at);
  }
  return found;
}

/** Draws the visible ties, or all of one node: one path for each look, since thousands of elements
 * move slowly. */
export function drawLines(
  into: SVGGElement,
  view: NetworkView,
  points: Points,
  node: number | undefined,
): void {
  const paths = new Map<string, string[]>();
  const add = (key: string, line: readonly (readonly [number, number])[]): void => {
    const path = paths.get(key);
    const written = `M${line.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
    if (path) path.push(written);
    else paths.set(key, [written]);
  };
  for (const tie of view.ties) {
    const { from, to, isOpposing, isDrawn, width } = tie;
    if (node === undefined ? !isDrawn : from !== node && to !== node) continue;
    const line = lineOf(view, points, tie);
    if (!line) continue;
    add(`${isOpposing ? 'tie-opposing' : 'tie'} ${String(width)}`, line.points);
    if (line.head) add(isOpposing ? 'tie-head-opposing' : 'tie-head', line.head);
  }
  into.replaceChildren(
    ...[...paths].map(([key, path]) => {
      const [look, width] = key.split(' ');
      return makeSvg('path', { class: look, 'stroke-width': width, d: path.join('') });
    }),
  );
}

/** The drawn tie nearest to a point, within a reach in units of the picture; undefined where there
 * is none. */
export function tieAt(
  view: NetworkView,
  points: Points,
  [x, y]: readonly [number, number],
  reach: number,
): number | undefined {
  let best: number | undefined;
  let nearest = reach;
  for (const [at, tie] of view.ties.entries()) {
    if (!tie.isDrawn) continue;
    const line = lineOf(view, points, tie)?.points ?? [];
    for (const [place, end] of line.slice(1).entries()) {
      const distance = distanceTo([x, y], line[place] ?? end, end);
      if (distance < nearest) [best, nearest] = [at, distance];
    }
  }
  return best;
}

function lineOf(
  { nodes, isDirected }: NetworkView,
  points: Points,
  { from, to }: { readonly from: number; readonly to: number },
) {
  const endOf = (at: number): LineEnd | undefined => {
    const point = points[at];
    return point && { x: point.x, y: point.y, radius: nodes[at]?.radius ?? 0 };
  };
  const [a, b] = [endOf(from), endOf(to)];
  return a && b && tieLine(a, b, isDirected);
}

function distanceTo(
  [x, y]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : ((x - x1) * dx + (y - y1) * dy) / length;
  const along = Math.min(1, Math.max(0, share));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
