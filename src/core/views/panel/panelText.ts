import { type Task } from '../../util/task';
import type { ViewContext } from '../facts/facts';
import type { AnalysisFilter } from '../filter/analysisFilter';
import type { PositionState } from '../filter/analysisState';
import { plainCounts } from '../words/countedText';
import { panelData } from './panel';
import { positionTab, TABS } from './tabs/tabs';

/** A tab of the panel as lines of text: its title, the counts, and the whole content of the picture
 * in words. A task; the corpus must not change while it runs. */
export function* panelText(
  given: { readonly whole: ViewContext; readonly context: ViewContext },
  state: PositionState,
  filter: AnalysisFilter,
): Task<string> {
  const { context } = given;
  const { localizer } = context;
  const tab = positionTab(state.view);
  const whole = { ...state, ...tab.stateOfLines };
  const { remarks, body } = yield* panelData(given, whole, filter, localizer, WIDTH);
  const lines = [localizer.text(TABS[state.view].name), '', ...remarks.map(plainCounts), ''];
  yield;
  const shown = body.kind === 'nothing' ? [body.text] : tab.lines(context, state, body);
  return [...lines, ...shown, ''].join('\n');
}

/** Width of the layout of the picture, which is not drawn. */
const WIDTH = 900;
