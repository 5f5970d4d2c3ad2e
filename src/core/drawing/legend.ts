import { addAll } from '../util/lists';
import type { Point, Shape } from './picture';
import { cutToWidth, textWidth } from './textWidth';

/** A drawn shape and its meaning. */
export interface LegendItem {
  /** The distance from its middle to either side, in pixels. */
  readonly half: number;
  readonly drawn: (middle: Point) => readonly Shape[];
  readonly text: string;
}

/** Draws items with their meanings side by side, in as many rows as the width requires; below
 * `top`. */
export function legendRows(
  items: readonly LegendItem[],
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
): { readonly shapes: readonly Shape[]; readonly bottom: number } {
  const shapes: Shape[] = [];
  let [x, y] = [left, top];
  for (const { half, drawn, text } of items) {
    const shown = cutToWidth(text, SIZE, width - 2 * half - SPACE);
    const wide = 2 * half + SPACE + textWidth(shown, SIZE);
    if (x > left && x + wide > left + width) [x, y] = [left, y + ROW];
    const middle = y + ROW / 2;
    addAll(shapes, drawn([x + half, middle]));
    shapes.push({
      kind: 'text',
      at: [x + 2 * half + SPACE, middle + 4],
      text: shown,
      look: 'body',
    });
    x += wide + BETWEEN;
  }
  return { shapes, bottom: items.length === 0 ? top : y + ROW };
}

const SIZE = 12;
const SPACE = 8;
const BETWEEN = 20;
const ROW = 22;
