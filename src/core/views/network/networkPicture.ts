import { addAll, greatest, least } from '../../util/lists';
import type { NetworkView } from './networkView';
import type { Localizer } from '../words/localizer';
import { labelOrder, placedLabels } from './networkLabels';
import type { NetworkLayout } from './networkLayout';
import { tieLine, type LineEnd } from './tieLine';
import { legendRows, type LegendItem } from '../../drawing/legend';
import { nodeShapes, type NodeLook } from './nodeShape';
import type { LineLook, Picture, Point, Shape } from '../../drawing/picture';
import { PRINT_WIDTH, Sheet } from '../../drawing/sheet';

/** A network on a page, with its legend and notes; undefined without nodes. The layout is that of
 * the screen, with all steps run. */
export function networkPicture(
  view: NetworkView,
  layout: NetworkLayout,
  spoken: readonly string[],
  localizer: Localizer,
): Picture | undefined {
  if (view.nodes.length === 0) return undefined;
  const order = labelOrder(view.nodes);
  const placed = placedLabels(
    order.flatMap((at) => {
      const node = view.nodes[at];
      return node ? [{ ...node, x: 0, y: 0, ...layout.points[at] }] : [];
    }),
    LABEL,
  );
  const placeIn = new Map(order.map((at, place) => [at, place]));
  const labels = view.nodes.map((_, at) => placed[placeIn.get(at) ?? -1]);
  const frame = frameOf(view, layout.points, labels);
  const width = Math.max(PRINT_WIDTH, frame.right - frame.left + 2 * MARGIN);
  const sheet = new Sheet(width);
  sheet.write(view.title, 'title');
  sheet.write(view.counts, 'note');
  const left = (width - (frame.right - frame.left)) / 2 - frame.left;
  const top = sheet.y + 8 - frame.top;
  const placeOf = (at: number): Point => {
    const { x = 0, y = 0 } = layout.points[at] ?? {};
    return [x + left, y + top];
  };
  const endOf = (at: number): LineEnd => {
    const [x, y] = placeOf(at);
    return { x, y, radius: view.nodes[at]?.radius ?? 0 };
  };
  // The heaviest ties are drawn above the others.
  const drawn = view.ties.filter(({ isDrawn }) => isDrawn);
  for (const { from, to, isOpposing, width: wide } of drawn.reverse()) {
    const { points, head } = tieLine(endOf(from), endOf(to), view.isDirected);
    const look = isOpposing ? 'tie-opposing' : 'tie';
    addAll(sheet.shapes, linesOf(points, look, wide));
    if (head) addAll(sheet.shapes, linesOf(head, isOpposing ? 'tie-head-opposing' : 'tie-head'));
  }
  // The background of names is a box: not every program draws an outline of letters, as the screen
  // does.
  for (const label of labels) {
    if (!label) continue;
    const { left: from, top: above, right, bottom } = label.area;
    const [x, y] = [from + left, above + top];
    const size = { width: right - from, height: bottom - above };
    sheet.shapes.push({ kind: 'rect', x, y, ...size, look: 'behind-text' });
  }
  for (const [at, { layer, name, group, radius }] of view.nodes.entries()) {
    const { look, letter = '', name: groupName = '' } = view.groups[group ?? -1] ?? {};
    const shapes = nodeShapes({ layer, look, letter }, placeOf(at), radius);
    const label = groupName === '' ? name : `${name} · ${groupName}`;
    sheet.shapes.push({ kind: 'group', label, target: undefined, shapes });
  }
  for (const [at, label] of labels.entries()) {
    if (!label) continue;
    sheet.shapes.push({
      kind: 'text',
      at: [label.x + left, label.y + top],
      text: view.nodes[at]?.name ?? '',
      look: 'body',
      anchor: label.anchor,
    });
  }
  sheet.y = frame.bottom + top + 12;
  writeLegend(sheet, view, localizer);
  const unnamed = labels.filter((label) => !label).length;
  const notes = unnamed > 0 ? [localizer.text('labels left out', unnamed)] : [];
  // A printed page has no links.
  const backbone = view.backbone ? [view.backbone.spoken] : [];
  const definition = [
    ...backbone,
    ...view.definition,
    localizer.text('defined in', 'docs/reference/networks.md'),
  ];
  for (const line of [...definition, ...view.notes, ...notes, ...spoken]) {
    sheet.write(line, 'note');
  }
  return sheet.picture(view.title);
}

function linesOf(points: readonly Point[], look: LineLook, width?: number): Shape[] {
  return points.slice(1).map((to, at) => ({
    kind: 'line',
    from: points[at] ?? to,
    to,
    look,
    ...(width === undefined ? {} : { width }),
  }));
}

const MARGIN = 24;
const LABEL = 12;

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The area of all nodes and names. */
function frameOf(
  { nodes }: NetworkView,
  points: NetworkLayout['points'],
  labels: ReturnType<typeof placedLabels>,
): Frame {
  const boxes = nodes.map(({ radius }, at): Frame => {
    const { x = 0, y = 0 } = points[at] ?? {};
    const around = { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
    const label = labels[at];
    if (!label) return around;
    const { area } = label;
    return {
      left: Math.min(around.left, area.left),
      top: Math.min(around.top, area.top),
      right: Math.max(around.right, area.right),
      bottom: Math.max(around.bottom, area.bottom),
    };
  });
  return {
    left: least(boxes.map(({ left }) => left)),
    top: least(boxes.map(({ top }) => top)),
    right: greatest(boxes.map(({ right }) => right)),
    bottom: greatest(boxes.map(({ bottom }) => bottom)),
  };
}

function writeLegend(sheet: Sheet, view: NetworkView, localizer: Localizer): void {
  const { left, y: top, inner: width } = sheet;
  const { shapes, bottom } = legendRows(legendItems(view, localizer), { left, top, width });
  addAll(sheet.shapes, shapes);
  sheet.y = bottom;
  sheet.write(localizer.text('legend width'), 'note');
  sheet.y += 6;
}

function legendItems(
  { groups, nodes, legend, isDirected }: NetworkView,
  localizer: Localizer,
): LegendItem[] {
  const node = (look: NodeLook, text: string): LegendItem => ({
    half: 9,
    drawn: (middle) => nodeShapes(look, middle, 9),
    text,
  });
  const plain = { look: undefined, letter: '' };
  return [
    ...legend.map(({ isOpposing, name }): LegendItem => {
      const look = isOpposing ? 'tie-opposing' : 'tie';
      const head = isOpposing ? 'tie-head-opposing' : 'tie-head';
      const drawn = ([x, y]: Point): Shape[] => [
        { kind: 'line', from: [x - 16, y], to: [x + 16, y], look, width: 2 },
        ...(isDirected
          ? linesOf(
              [
                [x + 8, y - 4],
                [x + 16, y],
                [x + 8, y + 4],
              ],
              head,
            )
          : []),
      ];
      return { half: 16, drawn, text: name };
    }),
    ...groups.map(({ look, letter, name, count }) =>
      node({ layer: 'actor', look, letter }, `${name} · ${localizer.text('actors', count)}`),
    ),
    ...(groups.length === 0
      ? [node({ layer: 'actor', ...plain }, localizer.text('actor nodes'))]
      : []),
    ...(nodes.some(({ layer }) => layer === 'issue')
      ? [node({ layer: 'issue', ...plain }, localizer.text('issue nodes'))]
      : []),
  ];
}
