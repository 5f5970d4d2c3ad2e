import {
  analysisFilter,
  DEFAULT_ANALYSIS_STATE,
  EMPTY_CODEBOOK,
  isPositionState,
  panelData,
  positionTab,
  type PanelData,
  type ViewContext,
  runCooperatively,
  runSync,
  countedWork,
  withHiddenWork,
  coderPanel,
  type CoderState,
} from '../../../core';
import { analysisContextTask } from '../../derived/analysisContext';
import { areFactsWhole } from '../../derived/factsStore';
import { withTexts } from '../../derived/readTexts';
import { localizer } from '../../derived/viewContext';
import type { Services } from '../../services';
import type { AnalysisStates } from './analysisState';
import type { Comparisons } from './comparisons';
import type { LoadedCorpus } from '../../corpora/corpora';

/** How often progress is shown, in milliseconds. */
const PROGRESS_MS = 500;

/** What a tab of what coders coded shows: where the comparison takes long, the last one or how
 * far it is, then the comparison. Ends without it where `stop` is true, or the corpus changed
 * meanwhile: the listener of that change asks again. */
async function* coderContents(
  comparisons: Comparisons,
  loaded: LoadedCorpus,
  state: CoderState,
  stop: () => boolean,
): AsyncGenerator<PanelData> {
  let done = 0;
  const work = comparisons.of(loaded, state, stop, (share) => {
    done = share;
  });
  const isOver = work.then(
    () => true,
    () => true,
  );
  while (!(await Promise.race([isOver, later()]))) {
    if (stop()) return;
    // Of an earlier version, until the present one is compared.
    const last = comparisons.last(loaded, state);
    yield coderPanel(last ?? { kind: 'running', done }, state, localizer);
  }
  const content = await work;
  if (content && !stop()) yield coderPanel(content, state, localizer);
}

/** False after a while. */
function later(): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), PROGRESS_MS));
}

/** In milliseconds: what is computed within this time is shown with the rest, so that nothing
 * flickers. */
const SHOWN_TOGETHER_MS = 200;

/** What the panel shows; where coders work blind and it is empty, why. See `contents`. */
export async function* panelContents(
  services: Services,
  states: AnalysisStates,
  comparisons: Comparisons,
  width: number,
  stop: () => boolean,
): AsyncGenerator<PanelData> {
  for await (const data of contents(services, states, comparisons, width, stop)) {
    const corpus = services.corpora.active?.corpus;
    const counted = corpus ? countedWork(corpus.seen, corpus.codebook, corpus.coder) : 'all';
    yield withHiddenWork(data, counted, localizer);
  }
}

/** What the panel shows, and again once its tab has computed what takes longer, maybe seconds. Ends
 * without a result where `stop` is true, or the corpus has changed meanwhile: the listener of that
 * change asks again. */
async function* contents(
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
    yield* coderContents(comparisons, loaded, state, stop);
    return;
  }
  const found = await analysisContextTask(loaded, state, environment.yieldToHost, stop);
  if (!found) return;
  const { whole, context, filter } = found;
  const tab = positionTab(state.view);
  const { index } = loaded.corpus;
  const { version } = index;
  const isOld = (): boolean => stop() || index.version !== version;
  const made = async (): Promise<PanelData | undefined> => {
    const dataOf = (own: ViewContext) =>
      runCooperatively(
        panelData({ whole, context: own }, state, filter, localizer, width),
        environment.yieldToHost,
        isOld,
      );
    const first = await dataOf(context);
    if (!first) return undefined;
    const quoted = first.body.kind === 'nothing' ? [] : (tab.quotedIn?.(first.body) ?? []);
    const read = await withTexts(loaded, context, quoted);
    // With the sentences of its quotes, once their articles are read.
    const data = read === context || isOld() ? first : await dataOf(read);
    if (!data || areFactsWhole(loaded)) return data;
    return {
      ...data,
      remarks: [
        [{ text: localizer.text('Not all articles are loaded yet.'), opens: undefined }],
        ...data.remarks,
      ],
    };
  };
  const computing = tab.compute?.(context, state);
  const until = performance.now() + SHOWN_TOGETHER_MS;
  const isComputed =
    !computing ||
    (await runCooperatively(
      computing,
      environment.yieldToHost,
      () => isOld() || performance.now() > until,
    ));
  const first = isOld() ? undefined : await made();
  if (!first) return;
  yield first;
  if (isComputed) return;
  await runCooperatively(computing, environment.yieldToHost, isOld);
  const second = isOld() ? undefined : await made();
  if (second) yield second;
}
