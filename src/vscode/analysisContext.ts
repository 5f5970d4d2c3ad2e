import {
  analysisFilter,
  analysisSteps,
  factsOfAnalysis,
  finished,
  inSteps,
  isFiltered,
  type Analysis,
  type AnalysisFilter,
  type AnalysisState,
  type Facts,
  type Steps,
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
  const asked = askedOf(loaded, state);
  const facts = known.get(loaded);
  if (!asked.key || facts?.key === asked.key) return contextOf(loaded, asked, facts?.facts);
  return contextOf(
    loaded,
    asked,
    keep(loaded, asked.key, factsOfAnalysis(finished(asked.steps()))),
  );
}

/** The same, with a breath now and then; undefined where `stop` says that nobody wants it any more, or the
 * corpus has changed meanwhile. */
export async function analysisContextInSteps(
  loaded: LoadedCorpus,
  state: AnalysisState,
  breathe: () => Promise<void>,
  stop: () => boolean,
): Promise<AnalysisContext | undefined> {
  const asked = askedOf(loaded, state);
  const facts = known.get(loaded);
  if (!asked.key || facts?.key === asked.key) return contextOf(loaded, asked, facts?.facts);
  const { index } = loaded.corpus;
  const { version } = index;
  const analysis = await inSteps(asked.steps(), breathe, () => stop() || index.version !== version);
  return analysis && contextOf(loaded, asked, keep(loaded, asked.key, factsOfAnalysis(analysis)));
}

interface Asked {
  readonly whole: ViewContext;
  readonly filter: AnalysisFilter;
  /** Undefined where nothing is filtered. */
  readonly key: string | undefined;
  readonly steps: () => Steps<Analysis>;
}

function askedOf(loaded: LoadedCorpus, state: AnalysisState): Asked {
  const { corpus, root } = loaded;
  const whole = viewContext(loaded);
  const rollUp = setting('rollUp', root);
  const filter = analysisFilter(state, corpus.codebook, rollUp);
  const { who, organization, coder, status, query, from, to } = state;
  const { version } = corpus.index;
  return {
    whole,
    filter,
    key: isFiltered(filter)
      ? JSON.stringify([version, rollUp, who, organization, coder, status, query, from, to])
      : undefined,
    steps: () => analysisSteps(corpus.index, filter.filter, whole.facts.analysis),
  };
}

function contextOf(
  loaded: LoadedCorpus,
  { whole, filter, key }: Asked,
  facts: Facts | undefined,
): AnalysisContext {
  const context = key && facts ? contextWith(loaded, facts) : whole;
  return { whole, context, filter };
}

function keep(loaded: LoadedCorpus, key: string, facts: Facts): Facts {
  known.set(loaded, { key, facts });
  return facts;
}
