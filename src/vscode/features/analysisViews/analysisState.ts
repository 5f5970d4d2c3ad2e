import type { Memento } from 'vscode';
import { changedState, DEFAULT_ANALYSIS_STATE, type AnalysisState } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';

/** What the analysis views show of each corpus, remembered for the workspace. Board, matrix,
 * timeline and network share it. */
export interface AnalysisStates {
  of(loaded: LoadedCorpus): AnalysisState;
  /** Changes the state of a corpus. A value that is invalid for its key changes nothing; see
   * `changedState`. */
  change(loaded: LoadedCorpus, change: unknown): Promise<AnalysisState>;
}

export function createAnalysisStates(memory: Memento): AnalysisStates {
  const keyOf = ({ root }: LoadedCorpus): string => `analysis:${root.toString()}`;
  const of = (loaded: LoadedCorpus): AnalysisState =>
    changedState(DEFAULT_ANALYSIS_STATE, memory.get(keyOf(loaded)));
  return {
    of,
    change: async (loaded, change) => {
      const next = changedState(of(loaded), change);
      await memory.update(keyOf(loaded), next);
      return next;
    },
  };
}
