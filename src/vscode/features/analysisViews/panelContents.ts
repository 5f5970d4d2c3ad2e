import {
  analysisFilter,
  awaitsCoalitions,
  comparedCoalitions,
  DEFAULT_ANALYSIS_STATE,
  EMPTY_CODEBOOK,
  isPositionState,
  panelData,
  type ArticlePath,
  type PanelData,
  type ViewContext,
  runCooperatively,
  runSync,
} from '../../../core';
import { analysisContextTask } from '../../derived/analysisContext';
import { areFactsWhole } from '../../derived/factsStore';
import { withTexts } from '../../derived/readTexts';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';
import type { AnalysisStates } from './analysisState';
import type { Comparisons } from './comparisons';
import { intercoderContents } from './intercoderContents';

/** In milliseconds: coalitions compared within this time are shown with the rest, so that nothing
 * flickers. */
const SHOWN_TOGETHER_MS = 200;

/** The articles quoted on the board. */
function quotedIn({ body }: PanelData): readonly ArticlePath[] {
  if (body.kind !== 'board' || !body.chosen) return [];
  const { columns, stated } = body.chosen;
  const cards = columns.flatMap(({ actors }) => actors.flatMap((one) => one.cards));
  return [...stated, ...cards].map(({ article }) => article);
}

/** What the panel shows, and again once coalitions have been compared, which may take seconds. Ends
 * without a result where `stop` is true, or the corpus has changed meanwhile: the listener of that
 * change asks again. */
export async function* panelContents(
  { corpora, environment }: Services,
  states: AnalysisStates,
  comparisons: Comparisons,
  width: number,
  stop: () => boolean,
): AsyncGenerator<PanelData> {
  const loaded = corpora.active;
  if (!loaded) {
    const state = DEFAULT_ANALYSIS_STATE;
    const filter = analysisFilter(state, EMPTY_CODEBOOK, 'none');
    yield runSync(panelData(undefined, state, filter, localizer, width));
    return;
  }
  const state = states.of(loaded);
  if (!isPositionState(state)) {
    yield* intercoderContents(comparisons, loaded, state, stop);
    return;
  }
  const found = await analysisContextTask(loaded, state, environment.yieldToHost, stop);
  if (!found) return;
  const { whole, context, filter } = found;
  const { index } = loaded.corpus;
  const { version } = index;
  const isOld = (): boolean => stop() || index.version !== version;
  const made = async (): Promise<PanelData | undefined> => {
    const dataOf = (own: ViewContext): Promise<PanelData | undefined> =>
      runCooperatively(
        panelData({ whole, context: own }, state, filter, localizer, width),
        environment.yieldToHost,
        isOld,
      );
    const first = await dataOf(context);
    const read = first && (await withTexts(loaded, context, quotedIn(first)));
    // With the sentences of its quotes, once their articles are read.
    const data = read === context || !read || isOld() ? first : await dataOf(read);
    if (!data || areFactsWhole(loaded)) return data;
    return {
      ...data,
      remarks: [[{ text: localizer.text('not all read'), opens: undefined }], ...data.remarks],
    };
  };
  const comparison = comparedCoalitions(context, state);
  const until = performance.now() + SHOWN_TOGETHER_MS;
  await runCooperatively(
    comparison,
    environment.yieldToHost,
    () => isOld() || performance.now() > until,
  );
  const first = isOld() ? undefined : await made();
  if (!first) return;
  yield first;
  if (!awaitsCoalitions(context, state)) return;
  await runCooperatively(comparison, environment.yieldToHost, isOld);
  const second = isOld() ? undefined : await made();
  if (second) yield second;
}
