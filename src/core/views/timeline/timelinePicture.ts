import { addAll, greatest } from '../../util/lists';
import { axisDays } from './axisDays';
import type { PositionTimeline, TimelineLane, TimelineMark } from './timeline';
import { isWithin, type Days, type Plot } from './timelineZoom';
import { STANCE_LOOKS, type StanceLook } from '../words/stanceLook';
import { legendRows, type LegendItem } from '../../drawing/legend';
import type { Picture, Point, Shape } from '../../drawing/picture';
import { cutToWidth, textWidth } from '../../drawing/textWidth';

export interface TimelineGiven {
  readonly width: number;
  /** Formats a date for the screen. */
  readonly date: (written: string) => string;
  /** The label beside the ticks of articles. */
  readonly articles: string;
  /** The labels of marks and arrows in the legend. */
  readonly legend: Readonly<Record<StanceLook | 'shift', string>>;
  /** Lines at the foot; empty on the screen, which shows them elsewhere. */
  readonly remarks: readonly string[];
}

/** A timeline as a picture, with the places of its days. */
export interface TimelineDrawing extends Picture {
  readonly plot: Plot;
}

/** Draws lanes with marks by stance, shifts between them, articles as ticks below. Undefined where
 * nothing has a date. */
export function timelinePicture(
  timeline: PositionTimeline,
  given: TimelineGiven,
): TimelineDrawing | undefined {
  if (!timeline.days) return undefined;
  const head = given.remarks.length > 0 ? TITLE : 0;
  const names = Math.min(MOST_NAME, given.width * 0.3, longestName(timeline, given));
  const plot = { left: names + MARGIN, right: given.width - 2 * MARGIN };
  const days = timeline.zoom ?? timeline.days;
  const [first, last] = days;
  const x = (day: number): number =>
    last === first
      ? (plot.left + plot.right) / 2
      : plot.left + ((day - first) / (last - first)) * (plot.right - plot.left);
  const grid: Shape[] = [];
  const shapes: Shape[] = [];
  const isLong = timeline.lanes.length > MOST_WITHOUT_TOP;
  const legendAt = (y: number): ReturnType<typeof legendRows> => {
    const place = { left: MARGIN, top: y, width: given.width - 2 * MARGIN };
    return legendRows(legendItems(timeline, given), place);
  };
  const above = isLong ? legendAt(head) : undefined;
  const dates = above?.bottom ?? head;
  let y = dates + (isLong ? 24 : 8);
  for (const lane of timeline.lanes) {
    const drawn = drawLane(lane, x, y, days);
    addAll(shapes, drawn.shapes);
    shapes.push({
      kind: 'text',
      at: [names, y + drawn.height / 2 + 4],
      text: cutToWidth(lane.name, sizeOf(lane), names - 8),
      look: lane.isChosen ? 'heading' : 'body',
      anchor: 'end',
    });
    y += drawn.height;
    grid.push({ kind: 'line', from: [MARGIN / 2, y], to: [plot.right, y], look: 'grid' });
  }
  const axis = y + 22;
  addAll(shapes, articleTicks(timeline, given, x, axis, names, days));
  shapes.push({ kind: 'line', from: [plot.left, axis], to: [plot.right, axis], look: 'axis' });
  const most = Math.max(2, Math.floor((plot.right - plot.left) / 90));
  for (const { day, written } of axisDays(first, last, most)) {
    const text = given.date(written);
    grid.push({ kind: 'line', from: [x(day), dates], to: [x(day), axis + 4], look: 'grid' });
    const half = textWidth(text, 10.5) / 2;
    const middle = Math.min(Math.max(x(day), half), given.width - half);
    for (const baseline of isLong ? [dates + 14, axis + 17] : [axis + 17]) {
      shapes.push({ kind: 'text', at: [middle, baseline], text, look: 'note', anchor: 'middle' });
    }
  }
  const title: Shape[] =
    head === 0 ? [] : [{ kind: 'text', at: [MARGIN, 26], text: timeline.name, look: 'title' }];
  const legend = above ?? legendAt(axis + 28);
  const foot = isLong ? axis + 28 : legend.bottom;
  const remarks = given.remarks.map((text, at): Shape => ({
    kind: 'text',
    at: [MARGIN, foot + 16 + at * 15],
    text: cutToWidth(text, 10.5, given.width - 2 * MARGIN),
    look: 'note',
  }));
  return {
    width: given.width,
    height: foot + 6 + (remarks.length > 0 ? 12 + remarks.length * 15 : 0),
    title: timeline.name,
    plot: { left: plot.left, right: plot.right, days, whole: timeline.days },
    shapes: [...grid, ...title, ...shapes, ...legend.shapes, ...remarks],
  };
}

/** With more lanes the legend and the dates are also above them, since the bottom is out of
 * sight. */
const MOST_WITHOUT_TOP = 12;
/** Width of a name in pixels; names that are cut can only be read in full by pointing at them. */
const MOST_NAME = 280;
const MARGIN = 12;
const TITLE = 40;
const RADIUS = 6;
const STEP = 2 * RADIUS + 2;
/** Marks of one day that are drawn one above the other; further ones cover the last. */
const MOST_ROWS = 8;

function longestName({ lanes }: PositionTimeline, { articles }: TimelineGiven): number {
  const widths = lanes.map((lane) => textWidth(lane.name, sizeOf(lane)));
  return Math.max(textWidth(articles, 10.5), greatest(widths)) + 2 * MARGIN;
}

/** The size of letters with the width of those of the name, which are bold in the chosen lane. */
function sizeOf({ isChosen }: TimelineLane): number {
  return isChosen ? 14.5 : 12;
}

/** The legend of the looks that occur. */
function legendItems({ lanes }: PositionTimeline, { legend }: TimelineGiven): LegendItem[] {
  const looks = new Set(lanes.flatMap(({ marks }) => marks.map(({ look }) => look)));
  const hasShifts = lanes.some(({ shifts }) => shifts.length > 0);
  return [
    ...STANCE_LOOKS.filter((look) => looks.has(look)).map((look) => ({
      half: RADIUS,
      drawn: (middle: Point) => disc(look, middle),
      text: legend[look],
    })),
    ...(hasShifts
      ? [
          {
            half: 16,
            drawn: ([x, y]: Point) => arrow([x - 16 - RADIUS, y], [x + 16 + RADIUS, y]),
            text: legend.shift,
          },
        ]
      : []),
  ];
}

function drawLane(
  { marks, shifts }: TimelineLane,
  x: (day: number) => number,
  top: number,
  shown: Days,
): { readonly shapes: readonly Shape[]; readonly height: number } {
  const ends: number[] = [];
  const points = marks.map((mark): Point | undefined => {
    if (!isWithin(mark.days, shown)) return undefined;
    const days = clipped(mark.days, shown);
    const middle = x((days[0] + days[1]) / 2);
    const free = ends.findIndex((end) => end + STEP <= middle);
    const row = Math.min(free < 0 ? ends.length : free, MOST_ROWS - 1);
    ends[row] = middle;
    return [middle, top + 13 + row * STEP];
  });
  const drawn = marks.flatMap((mark, at) => {
    const point = points[at];
    return point ? drawMark({ ...mark, days: clipped(mark.days, shown) }, point, x) : [];
  });
  const moves = shifts.flatMap(({ from, to, label }): Shape[] => {
    const [start, end] = [points[from], points[to]];
    if (!start || !end) return [];
    return [{ kind: 'group', label, target: undefined, shapes: arrow(start, end) }];
  });
  return { shapes: [...moves, ...drawn], height: 26 + (Math.max(ends.length, 1) - 1) * STEP };
}

function clipped([first, last]: Days, [from, to]: Days): Days {
  return [Math.max(first, from), Math.min(last, to)];
}

function drawMark(mark: TimelineMark, at: Point, x: (day: number) => number): Shape[] {
  const { look, label, target, days } = mark;
  const [, y] = at;
  const span: Shape[] =
    x(days[1]) - x(days[0]) > 2 * RADIUS
      ? [{ kind: 'line', from: [x(days[0]), y], to: [x(days[1]), y], look: 'tick' }]
      : [];
  return [{ kind: 'group', label, target, shapes: [...span, ...disc(look, at)] }];
}

/** The mark with its sign, which makes it readable without the colour. */
function disc(look: StanceLook, [middle, y]: Point): Shape[] {
  const inner = 3;
  const lineAcross = (height: number): Shape => ({
    kind: 'line',
    from: [middle - inner, height],
    to: [middle + inner, height],
    look: 'on-mark',
  });
  const across = lineAcross(y);
  const down: Shape = {
    kind: 'line',
    from: [middle, y - inner],
    to: [middle, y + inner],
    look: 'on-mark',
  };
  const slash: Shape = {
    kind: 'line',
    from: [middle - 2.5, y + 2.5],
    to: [middle + 2.5, y - 2.5],
    look: 'on-mark',
  };
  const dot: Shape = { kind: 'line', from: [middle - 1, y], to: [middle + 1, y], look: 'on-mark' };
  const sign = {
    support: [across, down],
    oppose: [across],
    ambivalent: [dot],
    neutral: [-1.5, 1.5].map((by) => lineAcross(y + by)),
    other: [slash],
  }[look];
  return [{ kind: 'circle', at: [middle, y], radius: RADIUS, look: `fill-${look}` }, ...sign];
}

/** From the edge of one mark to the edge of another. */
function arrow([x1, y1]: Point, [x2, y2]: Point): Shape[] {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length <= 2 * RADIUS) return [];
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  const from: Point = [x1 + dx * RADIUS, y1 + dy * RADIUS];
  const to: Point = [x2 - dx * (RADIUS + 1), y2 - dy * (RADIUS + 1)];
  const barb = (turn: 1 | -1): Shape => ({
    kind: 'line',
    from: [to[0] - dx * 6 + turn * dy * 4, to[1] - dy * 6 - turn * dx * 4],
    to,
    look: 'axis',
  });
  return [{ kind: 'line', from, to, look: 'shift' }, barb(1), barb(-1)];
}

function articleTicks(
  { articles }: PositionTimeline,
  given: TimelineGiven,
  x: (day: number) => number,
  axis: number,
  names: number,
  [first, last]: Days,
): Shape[] {
  const shown = articles.filter((day) => day >= first && day <= last);
  const places = new Set(shown.map((day) => Math.round(x(day))));
  const label: Shape = {
    kind: 'text',
    at: [names, axis],
    text: cutToWidth(given.articles, 10.5, names - 8),
    look: 'note',
    anchor: 'end',
  };
  return [
    label,
    ...[...places].map((at): Shape => ({
      kind: 'line',
      from: [at, axis - 8],
      to: [at, axis],
      look: 'tick',
    })),
  ];
}
