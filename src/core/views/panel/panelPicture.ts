import { type Task } from '../../util/task';
import type { PositionState } from '../filter/analysisState';
import type { ViewContext } from '../facts/facts';
import { plainCounts } from '../words/countedText';
import { footLines } from './remarks';
import { positionTab } from './tabs/tabs';
import type { Column } from '../../drawing/column';
import type { Picture } from '../../drawing/picture';

/** The view as a picture for print; undefined where there is nothing to draw. `column` is the width
 * of a figure, and of no effect on other pictures. A task; the corpus must not change while it
 * runs. */
export function* panelPicture(
  context: ViewContext,
  state: PositionState,
  column: Column = 'two',
): Task<Picture | undefined> {
  if (context.facts.analysis.stances.size === 0) return undefined;
  const remarks = footLines(context, state).map(plainCounts);
  yield;
  const tab = positionTab(state.view);
  return tab.picture ? yield* tab.picture(context, state, remarks, column) : undefined;
}

/** The resolution for print. */
export const PRINT_DPI = 300;

/** Limits of a browser's canvas: on a side, and in all. */
const LONGEST_SIDE = 16_384;
const MOST_PIXELS = 200_000_000;

type Size = Pick<Picture, 'width' | 'height' | 'millimetres'>;

/** Units of a picture to the printed inch. */
export function unitsPerInch({ width, millimetres }: Size): number {
  return millimetres === undefined ? 96 : (width * 25.4) / millimetres;
}

/** Pixels of a PNG for each unit of the picture: those for print, or as many as a browser can draw
 * for a picture of many pages. */
export function pngScale(picture: Size): number {
  const { width, height } = picture;
  return Math.min(
    PRINT_DPI / unitsPerInch(picture),
    LONGEST_SIDE / Math.max(width, height),
    Math.sqrt(MOST_PIXELS / (width * height)),
  );
}
