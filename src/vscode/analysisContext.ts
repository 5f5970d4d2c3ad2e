import {
  analysisFilter,
  factsOf,
  isFiltered,
  type AnalysisFilter,
  type AnalysisState,
  type Facts,
  type ViewContext,
} from '../core';
import type { LoadedCorpus } from './corpora';
import { setting } from './settings';
import { contextWith, viewContext } from './viewContext';

export interface AnalysisContext {
  /** Without filter and window, as the trees show it. */
  readonly whole: ViewContext;
  readonly context: ViewContext;
  readonly filter: AnalysisFilter;
}

interface Known {
  readonly key: string;
  readonly facts: Facts;
}

const known = new WeakMap<LoadedCorpus, Known>();

/** Everything derived of what a state lets count. The last one is kept: going from view to view, or from
 * issue to issue, derives nothing anew. */
export function analysisContext(loaded: LoadedCorpus, state: AnalysisState): AnalysisContext {
  const { corpus, root } = loaded;
  const whole = viewContext(loaded);
  const rollUp = setting('rollUp', root);
  const filter = analysisFilter(state, corpus.codebook, rollUp);
  if (!isFiltered(filter)) return { whole, context: whole, filter };
  const { who, organization, coder, status, query, from, to } = state;
  const { version } = corpus.index;
  const key = JSON.stringify([version, rollUp, who, organization, coder, status, query, from, to]);
  let entry = known.get(loaded);
  if (entry?.key !== key) {
    entry = { key, facts: factsOf(corpus.index, filter.filter) };
    known.set(loaded, entry);
  }
  return { whole, context: contextWith(loaded, entry.facts), filter };
}
