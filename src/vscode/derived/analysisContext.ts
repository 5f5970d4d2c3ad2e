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
  /** Without filter and window, as in the trees. */
  readonly whole: ViewContext;
  readonly context: ViewContext;
  readonly filter: AnalysisFilter;
}

/** What is derived under one filter. */
interface Known {
  readonly key: string;
  readonly codebook: Codebook;
  readonly kept: CachedFacts;
  /** The version of the corpus that the facts belong to. */
  version: number;
  facts: Facts | undefined;
}

const known = new WeakMap<LoadedCorpus, Known>();

/** Everything derived from what a state includes, as a task that yields; undefined once `stop` is
 * true or the corpus has changed. The last one is cached: switching view or issue derives nothing
 * anew, and a changed file costs only its own content. */
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
  // A search for actors means something else in networks.
  const isOverPairs = filter.filter.query?.overPairs !== undefined;
  const key = JSON.stringify([
    ...[rollUp, who, organization, coder, status, query, from, to],
    isOverPairs,
  ]);
  let own = known.get(loaded);
  // Searches depend on the codebook.
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
