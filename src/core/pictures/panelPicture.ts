import type { AnalysisState } from '../views/analysisState';
import { boardOf } from '../views/board';
import type { ViewContext } from '../views/facts';
import { matrixOf } from '../views/matrix';
import { saidOf, timelineBody } from '../views/panel';
import { boardPicture } from './boardPicture';
import { matrixPicture } from './matrixPicture';
import type { NetworkLayout } from './networkLayout';
import { networkPicture } from './networkPicture';
import { networkView } from '../views/networkView';
import type { Picture } from './picture';
import { PRINT_WIDTH } from './sheet';

/** What a view shows as a picture for print; undefined where there is nothing to draw. A network that has
 * been laid out already is drawn as it was. */
export function panelPicture(
  context: ViewContext,
  state: AnalysisState,
  layout?: NetworkLayout,
): Picture | undefined {
  const said = saidOf(context, state);
  if (context.facts.analysis.stances.size === 0) return undefined;
  switch (state.view) {
    case 'board': {
      const { chosen } = boardOf(context, state);
      return chosen && boardPicture(chosen, said, context.voice);
    }
    case 'matrix':
      return matrixPicture(matrixOf(context, state), context.voice.say('actors by issues'), said);
    case 'timeline': {
      const notes = timelineBody(context, state, PRINT_WIDTH).notes;
      return timelineBody(context, state, PRINT_WIDTH, [...notes, ...said]).picture;
    }
    case 'network':
      return networkPicture(networkView(context, state), said, context.voice, layout);
  }
}

/** The resolution of print. */
export const PRINT_DPI = 300;

/** Canvases of browsers hold no more on a side, and in all. */
const LONGEST_SIDE = 16_384;
const MOST_PIXELS = 200_000_000;

/** How many pixels of a PNG stand for one of the picture: those of print, or as many as a browser can
 * draw of a picture of many pages. */
export function pngScale({ width, height }: Pick<Picture, 'width' | 'height'>): number {
  return Math.min(
    PRINT_DPI / 96,
    LONGEST_SIDE / Math.max(width, height),
    Math.sqrt(MOST_PIXELS / (width * height)),
  );
}
