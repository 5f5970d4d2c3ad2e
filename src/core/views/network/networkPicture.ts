import { COUNTS, LEGEND_OF_WIDTH } from '../words/shared';
import { COLUMN_MM, columnWidth, type Column } from '../../drawing/column';
import { addAll, greatest, least } from '../../util/lists';
import type { NetworkView, ShownNode } from './networkView';
import type { Localizer } from '../words/localizer';
import { labelOrder, placedLabels, type PlacedLabel } from './networkLabels';
import { setApart, type NetworkLayout } from './networkLayout';
import { tieLine, type LineEnd } from './tieLine';
import { legendRows, type LegendItem } from '../../drawing/legend';
import { nodeShapes, type NodeLook } from './nodeShape';
import {
  TEXT_SIZE,
  type LineLook,
  type Picture,
  type Point,
  type Shape,
} from '../../drawing/picture';
import { Sheet } from '../../drawing/sheet';

/** A network as a figure of a journal, with title, legend and caption; undefined without nodes. The
 * layout is that of the screen, with all steps run. */
export function networkPicture(
  view: NetworkView,
  layout: NetworkLayout,
  remarks: readonly string[],
  localizer: Localizer,
  column: Column,
): Picture | undefined {
  if (view.nodes.length === 0) return undefined;
  const sheet = new Sheet(columnWidth(column), MARGIN);
  sheet.write(view.title, 'heading');
  sheet.y += SPACE;
  const { nodes, scale } = placedNodes(view, layout.points, sheet, column);
  const labels = labelsOf(nodes, sheet);
  // The heaviest ties are drawn above the others.
  const drawn = view.ties.filter(({ isDrawn }) => isDrawn);
  for (const { from, to, isOpposing, width: wide } of drawn.reverse()) {
    const [one, other] = [nodes[from], nodes[to]];
    if (!one || !other) continue;
    const { points, head } = tieLine(one, other, view.isDirected);
    const look = isOpposing ? 'tie-opposing' : 'tie';
    addAll(sheet.shapes, linesOf(points, look, Math.max(LEAST_LINE, wide * scale)));
    if (head) addAll(sheet.shapes, linesOf(head, isOpposing ? 'tie-head-opposing' : 'tie-head'));
  }
  // The background of names is a box: not every program draws an outline of letters, as the screen
  // does.
  for (const label of labels) {
    if (!label) continue;
    const { left: x, top: y, right, bottom } = label.area;
    const size = { width: right - x, height: bottom - y };
    sheet.shapes.push({ kind: 'rect', x, y, ...size, look: 'behind-text' });
  }
  for (const { layer, name, group, radius, x, y } of nodes) {
    const { look, letter = '', name: groupName = '' } = view.groups[group ?? -1] ?? {};
    const shapes = nodeShapes({ layer, look, letter }, [x, y], radius);
    const label = groupName === '' ? name : `${name} · ${groupName}`;
    sheet.shapes.push({ kind: 'group', label, target: undefined, shapes });
  }
  for (const label of labels) {
    if (!label) continue;
    const { x, y, anchor, text } = label;
    sheet.shapes.push({ kind: 'text', at: [x, y], text, look: 'name', anchor });
  }
  const lowest = nodes.map(({ y, radius }, at) =>
    Math.max(y + radius, labels[at]?.area.bottom ?? 0),
  );
  sheet.y = greatest(lowest) + SPACE;
  writeLegend(sheet, view, localizer);
  const caption = [
    ...captionOf(view, localizer),
    ...(labels.includes(undefined)
      ? [
          localizer.text(
            [
              '{0} name is not shown because there is no room.',
              '{0} names are not shown because there is no room.',
            ],
            labels.filter((label) => !label).length,
          ),
        ]
      : []),
    ...shortNames(nodes, labels, localizer),
    ...remarks,
  ];
  const sentences = caption.map((line) => (line.endsWith('.') ? line : `${line}.`));
  sheet.write(sentences.join(' '), 'note', { most: Infinity });
  return sheet.picture(view.title, COLUMN_MM[column]);
}

/** What the short names stand for. */
function shortNames(
  nodes: readonly ShownNode[],
  labels: readonly (PlacedLabel | undefined)[],
  localizer: Localizer,
): readonly string[] {
  const pairs = nodes.flatMap(({ name, short }, at) =>
    short !== undefined && labels[at]?.text === short ? [`${short} = ${name}`] : [],
  );
  const listed = pairs.sort((a, b) => localizer.compare(a, b)).join('; ');
  return listed === '' ? [] : [localizer.text('Short names: {0}.', listed)];
}

/** What is counted, how ties are weighed, and which are drawn. */
function captionOf(
  { counts, definition, backbone, notes, tools }: NetworkView,
  localizer: Localizer,
): readonly string[] {
  const { least, leastAt } = tools;
  return [
    counts,
    ...definition,
    localizer.text(LEGEND_OF_WIDTH),
    leastAt === 0
      ? localizer.text('No minimum weight.')
      : localizer.text('Minimum weight: {0}.', least[leastAt]?.spoken ?? ''),
    backbone?.spoken ?? localizer.text('All ties are drawn.'),
    ...notes,
  ];
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

/** In units of a picture, of which some four are a millimetre on paper. */
const MARGIN = 4;
const SPACE = 12;
const LABEL = TEXT_SIZE.name;
/** The share of the width on either side of the nodes that is for names. */
const ROOM = 0.1;
/** One column is drawn that much higher, which makes room for names: they are wide and low. */
const STRETCH = 1.4;
/** A letter has room in nodes of this radius. */
const LEAST_RADIUS = 7;
const LEAST_LINE = 0.7;
/** A few nodes are not enlarged to fill the column. */
const LARGEST = 1.4;

interface PlacedNode extends ShownNode {
  x: number;
  y: number;
}

/** The nodes on the sheet, from its present height on. The network is as wide as the column; one
 * column is higher than wide, so a network that is wider than high stands upright in it. */
function placedNodes(
  { nodes }: NetworkView,
  points: NetworkLayout['points'],
  sheet: Sheet,
  column: Column,
): { readonly nodes: readonly PlacedNode[]; readonly scale: number } {
  const given = boundsOf(nodes.map((node, at) => ({ ...node, x: 0, y: 0, ...points[at] })));
  const isUpright = column === 'one' && given.width > given.height;
  const stretch = column === 'one' ? STRETCH : 1;
  const width = isUpright ? given.height : given.width;
  const scale = Math.min(LARGEST, (sheet.inner * (1 - 2 * ROOM)) / width);
  const placed = nodes.map((node, at): PlacedNode => {
    const { x = 0, y = 0 } = points[at] ?? {};
    const radius = Math.max(LEAST_RADIUS, node.radius * scale);
    const [across, down] = isUpright ? [y, x] : [x, y];
    return { ...node, radius, x: scale * across, y: scale * down * stretch };
  });
  setApart(placed);
  const { left, top, width: wide } = boundsOf(placed);
  for (const node of placed) {
    node.x += (sheet.width - wide) / 2 - left;
    node.y += sheet.y - top;
  }
  return { nodes: placed, scale: Math.min(1, scale) };
}

function boundsOf(nodes: readonly Readonly<LineEnd>[]) {
  const left = least(nodes.map(({ x, radius }) => x - radius));
  const top = least(nodes.map(({ y, radius }) => y - radius));
  const width = greatest(nodes.map(({ x, radius }) => x + radius)) - left;
  return { left, top, width, height: greatest(nodes.map(({ y, radius }) => y + radius)) - top };
}

/** The names of nodes, within the margins. */
function labelsOf(
  nodes: readonly PlacedNode[],
  { left, inner, y }: Sheet,
): readonly (PlacedLabel | undefined)[] {
  const order = labelOrder(nodes);
  const within = { left, top: y - LABEL, right: left + inner, bottom: Infinity };
  const placed = placedLabels(
    order.flatMap((at) => nodes[at] ?? []),
    LABEL,
    within,
  );
  const placeIn = new Map(order.map((at, place) => [at, place]));
  return nodes.map((_, at) => placed[placeIn.get(at) ?? -1]);
}

function writeLegend(sheet: Sheet, view: NetworkView, localizer: Localizer): void {
  const { left, y: top, inner: width } = sheet;
  const { shapes, bottom } = legendRows(legendItems(view, localizer), { left, top, width });
  addAll(sheet.shapes, shapes);
  sheet.y = bottom;
  sheet.y += 4;
}

function legendItems(
  { groups, nodes, legend, isDirected }: NetworkView,
  localizer: Localizer,
): LegendItem[] {
  const node = (look: NodeLook, text: string): LegendItem => ({
    half: 9,
    drawn: (middle) => nodeShapes(look, middle, 8),
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
      node({ layer: 'actor', look, letter }, `${name} · ${localizer.text(COUNTS.actors, count)}`),
    ),
    ...(groups.length === 0 ? [node({ layer: 'actor', ...plain }, localizer.text('Actors'))] : []),
    ...(nodes.some(({ layer }) => layer === 'issue')
      ? [node({ layer: 'issue', ...plain }, localizer.text('Issues'))]
      : []),
  ];
}
