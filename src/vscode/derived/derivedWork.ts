import type * as vscode from 'vscode';
import { runCooperatively, type AnalysisState, type Task } from '../../core';
import { analysisContextTask, type AnalysisContext } from './analysisContext';
import type { LoadedCorpus } from '../corpora/corpora';
import { factsAreDerived } from './factsStore';
import type { Services } from '../services';

/** Makes something once from everything derived from a state, in steps: begins when all articles
 * are read, and again if the corpus changes meanwhile. Undefined when the user cancelled. */
export async function madeOfDerived<Result>(
  { environment }: Pick<Services, 'environment'>,
  loaded: LoadedCorpus,
  state: AnalysisState,
  token: vscode.CancellationToken,
  make: (found: AnalysisContext) => Task<Result>,
): Promise<{ readonly result: Result } | undefined> {
  const { index } = loaded.corpus;
  if (!(await loaded.corpus.readWhole(() => token.isCancellationRequested))) return undefined;
  while (!token.isCancellationRequested) {
    await factsAreDerived(loaded, token);
    const { version } = index;
    const stop = (): boolean => token.isCancellationRequested || index.version !== version;
    const found = stop()
      ? undefined
      : await analysisContextTask(loaded, state, environment.yieldToHost, stop);
    const made =
      found && (await runCooperatively(wrapped(make(found)), environment.yieldToHost, stop));
    if (made) return made;
  }
  return undefined;
}

/** Wraps the result, so that an undefined one differs from a cancelled task. */
function* wrapped<Result>(steps: Task<Result>): Task<{ readonly result: Result }> {
  return { result: yield* steps };
}
