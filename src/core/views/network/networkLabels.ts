import { textWidth } from '../../drawing/textWidth';

export interface LabelledNode {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly name: string;
  /** Written where there is no room for the name. */
  readonly short?: string | undefined;
}

export interface PlacedLabel {
  /** The name, or the short one. */
  readonly text: string;
  /** The left end of the baseline. */
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** The area that the label covers. */
  readonly area: Box;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The place of each node's name beside it, or else of its short name, so that it covers no node
 * and no other name; undefined where there is no such place. Earlier nodes are placed first, so the
 * caller sorts by importance: see `labelOrder`. The first `sure` names stand in any case, even on
 * nodes. `size` is that of the letters, in the units of the nodes; names stay inside `within`. */
export function placedLabels(
  nodes: readonly LabelledNode[],
  size: number,
  within?: Box,
  sure = 0,
): readonly (PlacedLabel | undefined)[] {
  const discs = nodes.map(({ x, y, radius }) =>
    box(x - radius, y - radius, x + radius, y + radius),
  );
  const names: Box[] = [];
  return nodes.map((node, at) => {
    const all = candidates(node, node.name, size);
    const isFree = ({ area }: PlacedLabel): boolean =>
      (!within || contains(within, area)) &&
      !names.some((name) => overlap(area, name)) &&
      !discs.some((disc, of) => of !== at && overlap(area, disc));
    const whole = all.filter(isFree);
    const free =
      whole.length > 0 || node.short === undefined || at < sure
        ? whole
        : candidates(node, node.short, size).filter(isFree);
    // A name that almost touches another node looks like the name of that one.
    const isOwn = ({ area }: PlacedLabel): boolean => {
      const around = wider(area, size * NEAR);
      return !discs.some((disc, of) => of !== at && overlap(around, disc));
    };
    const label = free.find(isOwn) ?? free[0] ?? (at < sure ? all[0] : undefined);
    if (label) names.push(label.area);
    return label;
  });
}

/** The order in which nodes get their names: the largest first, equal ones as they are. */
export function labelOrder(nodes: readonly { readonly radius: number }[]): number[] {
  const radius = (at: number): number => nodes[at]?.radius ?? 0;
  return [...nodes.keys()].sort((a, b) => radius(b) - radius(a));
}

/** In heights of the letters: closer to another node, another place is better. */
const NEAR = 0.6;

function wider({ left, top, right, bottom }: Box, by: number): Box {
  return box(left - by, top - by, right + by, bottom + by);
}

function box(left: number, top: number, right: number, bottom: number): Box {
  return { left, top, right, bottom };
}

function contains(outer: Box, inner: Box): boolean {
  const isWide = inner.left >= outer.left && inner.right <= outer.right;
  return isWide && inner.top >= outer.top && inner.bottom <= outer.bottom;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The places of a name, the best first: right, left, below, above, and between these. */
function candidates(
  { x, y, radius }: LabelledNode,
  text: string,
  size: number,
): readonly PlacedLabel[] {
  const width = textWidth(text, size);
  const away = radius + size * 0.3;
  const aslant = radius * Math.SQRT1_2 + size * 0.1;
  const [below, above] = [y + aslant + size * 0.9, y - aslant - size * 0.3];
  const at = (anchor: PlacedLabel['anchor'], labelX: number, labelY: number): PlacedLabel => {
    const left = anchor === 'start' ? labelX : labelX - (anchor === 'end' ? width : width / 2);
    const area = box(left, labelY - size * 0.9, left + width, labelY + size * 0.3);
    return { text, x: labelX, y: labelY, anchor, area };
  };
  return [
    at('start', x + away, y + size * 0.35),
    at('end', x - away, y + size * 0.35),
    at('middle', x, y + away + size * 0.8),
    at('middle', x, y - away - size * 0.15),
    at('start', x + aslant, below),
    at('start', x + aslant, above),
    at('end', x - aslant, below),
    at('end', x - aslant, above),
  ];
}
