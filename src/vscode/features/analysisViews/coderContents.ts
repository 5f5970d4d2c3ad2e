import { coderPanel, type CoderState, type PanelData } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { localizer } from '../../derived/viewContext';
import type { Comparisons } from './comparisons';

/** How often progress is shown, in milliseconds. */
const PROGRESS_MS = 500;

/** What a tab of what coders coded shows: where the comparison takes long, the last one or how
 * far it is, then the comparison. Ends without it where `stop` is true, or the corpus changed
 * meanwhile: the listener of that change asks again. */
export async function* coderContents(
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
