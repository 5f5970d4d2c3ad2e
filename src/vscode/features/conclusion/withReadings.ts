import { runCooperatively, type CodersCorpus, type Task, type ViewContext } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { withDelayedProgress } from '../../derived/delayedProgress';
import { factsAreDerived } from '../../derived/factsStore';
import { viewContext } from '../../derived/viewContext';
import type { Services } from '../../services';

/** Share of the bar for reading; the rest is for computing. */
const READING = 0.2;

/** Makes something from what the views show and from the readings of all coders, with progress that
 * can be cancelled; undefined where it was. What is shown is of one moment: later changes do not
 * begin it anew. */
export async function madeWithReadings<Result>(
  { environment }: Pick<Services, 'environment'>,
  loaded: LoadedCorpus,
  title: string,
  make: (
    context: ViewContext,
    coders: CodersCorpus,
    progress: (part: number) => void,
  ) => Task<Result>,
): Promise<Result | undefined> {
  const { corpus } = loaded;
  return withDelayedProgress(title, async (token, report) => {
    const stop = (): boolean => token.isCancellationRequested;
    if (!(await corpus.readWhole(stop))) return undefined;
    const coders = await corpus.coders.all(stop, (done) => {
      report(done * READING);
    });
    if (!coders) return undefined;
    await factsAreDerived(loaded, token);
    if (stop()) return undefined;
    const task = make(viewContext(loaded), coders, (done) => {
      report(READING + done * (1 - READING));
    });
    return runCooperatively(task, environment.yieldToHost, stop);
  });
}
