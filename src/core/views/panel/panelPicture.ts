import { type Task } from '../../util/task';
import type { PositionState } from '../filter/analysisState';
import { boardOf } from '../board/board';
import { contradictionLists } from '../trees/contradictionRows';
import type { ViewContext } from '../facts/facts';
import { plainCounts } from '../words/countedText';
import { matrixOf } from '../matrix/matrix';
import { comparedCoalitions } from '../network/networkCoalitions';
import { networkView } from '../network/networkView';
import { footLines, timelineOnPage } from './panel';
import { positionTimeline } from '../timeline/timeline';
import { boardPicture } from '../board/boardPicture';
import { matrixPicture } from '../matrix/matrixPicture';
import { layoutOf } from '../network/networkLayout';
import { networkPicture } from '../network/networkPicture';
import type { Picture } from '../../drawing/picture';
import { PRINT_WIDTH } from '../../drawing/sheet';

/** The view as a picture for print; undefined where there is nothing to draw. A task; the corpus
 * must not change while it runs. */
export function* panelPicture(
  context: ViewContext,
  state: PositionState,
): Task<Picture | undefined> {
  if (context.facts.analysis.stances.size === 0) return undefined;
  const remarks = footLines(context, state).map(plainCounts);
  yield;
  switch (state.view) {
    case 'board': {
      const { chosen } = yield* boardOf(context, state);
      yield;
      return chosen && boardPicture(chosen, remarks, context.localizer);
    }
    case 'matrix': {
      const matrix = matrixOf(context, state);
      yield;
      const foot = [context.localizer.text('legend cells'), ...remarks];
      return matrixPicture(matrix, context.localizer.text('actors by issues'), foot);
    }
    case 'timeline': {
      yield* contradictionLists(context);
      const timeline = positionTimeline(context, state);
      yield;
      return timelineOnPage(context, timeline, PRINT_WIDTH, [
        ...timeline.notes.map(plainCounts),
        ...remarks,
      ]);
    }
    case 'network': {
      yield* comparedCoalitions(context, state);
      const view = yield* networkView(context, state);
      yield;
      const layout = layoutOf(view.nodes, view.ties);
      while (layout.step()) yield;
      return networkPicture(view, layout, remarks, context.localizer);
    }
  }
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
