import { intercoderPanel, type AnalysisState, type PanelData } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { localizer } from '../../derived/viewContext';
import type { Comparisons } from './comparisons';

/** How often progress is shown, in milliseconds. */
const PROGRESS_MS = 500;

/** What the tab of intercoder agreement shows: where the comparison takes long, the last one or how
 * far it is, then the comparison. Ends without it where `stop` is true, or the corpus changed
 * meanwhile: the listener of that change asks again. */
export async function* intercoderContents(
  comparisons: Comparisons,
  loaded: LoadedCorpus,
  state: AnalysisState,
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
    yield intercoderPanel(last ?? { kind: 'running', done }, state, localizer);
  }
  const content = await work;
  if (content && !stop()) yield intercoderPanel(content, state, localizer);
}

/** False after a while. */
function later(): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), PROGRESS_MS));
}
