import { type Task } from '../../util/task';
import type { PositionState } from '../filter/analysisState';
import type { ViewContext } from '../facts/facts';
import { plainCounts } from '../words/countedText';
import { footLines } from './panel';
import { positionTab } from './tabs/tabs';
import type { Picture } from '../../drawing/picture';

/** The view as a picture for print; undefined where there is nothing to draw. A task; the corpus
 * must not change while it runs. */
export function* panelPicture(
  context: ViewContext,
  state: PositionState,
): Task<Picture | undefined> {
  if (context.facts.analysis.stances.size === 0) return undefined;
  const remarks = footLines(context, state).map(plainCounts);
  yield;
  const tab = positionTab(state.view);
  return tab.picture ? yield* tab.picture(context, state, remarks) : undefined;
}

/** The resolution for print. */
export const PRINT_DPI = 300;

/** Limits of a browser's canvas: on a side, and in all. */
const LONGEST_SIDE = 16_384;
const MOST_PIXELS = 200_000_000;

/** Pixels of a PNG for each one of the picture: those for print, or as many as a browser can draw
 * for a picture of many pages. */
export function pngScale({ width, height }: Pick<Picture, 'width' | 'height'>): number {
  return Math.min(
    PRINT_DPI / 96,
    LONGEST_SIDE / Math.max(width, height),
    Math.sqrt(MOST_PIXELS / (width * height)),
  );
}
