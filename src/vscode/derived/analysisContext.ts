import {
  analysisFilter,
  runCooperatively,
  isFiltered,
  CachedFacts,
  type AnalysisFilter,
  type AnalysisState,
  type Codebook,
  type Facts,
  type ViewContext,
} from '../../core';
import type { LoadedCorpus } from '../corpora/corpora';
import { setting } from '../host/settings';
import { contextWith, viewContext } from './viewContext';

export interface AnalysisContext {
  /** Without filter and window, as the trees show it. */
  readonly whole: ViewContext;
  readonly context: ViewContext;
  readonly filter: AnalysisFilter;
}

/** What is derived of one filter. */
interface Known {
  readonly key: string;
  readonly codebook: Codebook;
  readonly kept: CachedFacts;
  /** Of which the facts are. */
  version: number;
  facts: Facts | undefined;
}

const known = new WeakMap<LoadedCorpus, Known>();

/** Everything derived of what a state lets count, with a breath now and then; undefined where `stop` says that
 * nobody wants it any more, or the corpus has changed meanwhile. The last one is kept: going from view to view,
 * or from issue to issue, derives nothing anew, and a changed file costs what is in it. */
export async function analysisContextTask(
  loaded: LoadedCorpus,
  state: AnalysisState,
  yieldToHost: () => Promise<void>,
  stop: () => boolean,
): Promise<AnalysisContext | undefined> {
  const asked = askedOf(loaded, state);
  const { own } = asked;
  const { index } = loaded.corpus;
  const { version } = index;
  if (own && own.version !== version) {
    const isOld = (): boolean => stop() || index.version !== version;
    const facts = await runCooperatively(own.kept.update(index), yieldToHost, isOld);
    if (!facts) return undefined;
    own.facts = facts;
    own.version = version;
  }
  return contextOf(loaded, asked);
}

interface Asked {
  readonly whole: ViewContext;
  readonly filter: AnalysisFilter;
  /** Undefined where nothing is filtered. */
  readonly own: Known | undefined;
}

function askedOf(loaded: LoadedCorpus, state: AnalysisState): Asked {
  const { corpus, root } = loaded;
  const whole = viewContext(loaded);
  const rollUp = setting('rollUp', root);
  const filter = analysisFilter(state, corpus.codebook, rollUp);
  if (!isFiltered(filter)) return { whole, filter, own: undefined };
  const { who, organization, coder, status, query, from, to } = state;
  const { codebook } = corpus;
  const key = JSON.stringify([rollUp, who, organization, coder, status, query, from, to]);
  let own = known.get(loaded);
  // Searches are read with the codebook.
  if (own?.key !== key || own.codebook !== codebook) {
    const kept = new CachedFacts(filter.filter);
    own = { key, codebook, kept, version: -1, facts: undefined };
    known.set(loaded, own);
  }
  return { whole, filter, own };
}

function contextOf(loaded: LoadedCorpus, { whole, filter, own }: Asked): AnalysisContext {
  return { whole, context: own?.facts ? contextWith(loaded, own.facts) : whole, filter };
}
