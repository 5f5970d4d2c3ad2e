import type { CancellationToken } from 'vscode';
import {
  compareCoders,
  readingChoice,
  runCooperatively,
  type AnalysisState,
  type CodersCorpus,
  type IntercoderContent,
} from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';
import { isBlindHere } from '../../corpora/othersWork';
import type { Services } from '../../services';

/** Comparisons of the coders of each corpus, made when the tab is shown and kept until the corpus
 * changes, so that what is chosen there is shown at once. */
export interface Comparisons {
  /** The last comparison of these readings, also of an earlier version of the corpus; undefined
   * where there is none. */
  last(loaded: LoadedCorpus, state: AnalysisState): IntercoderContent | undefined;
  /** Reads the files of all coders and compares them, if that was not done for this version;
   * undefined where `stop` became true, or the corpus changed meanwhile. `report` gets the share
   * that is done, 0 to 1. */
  of(
    loaded: LoadedCorpus,
    state: AnalysisState,
    stop: () => boolean,
    report: (done: number) => void,
  ): Promise<IntercoderContent | undefined>;
}

/** What was made of one version of a corpus. */
interface Known {
  readonly version: number;
  readonly corpus: CodersCorpus;
  /** By the choice of readings. */
  readonly made: Map<string, IntercoderContent>;
}

/** The share of the work that is reading. */
const READING = 0.9;

export function createComparisons({ environment }: Pick<Services, 'environment'>): Comparisons {
  const known = new WeakMap<LoadedCorpus, Known>();
  const lasts = new WeakMap<LoadedCorpus, { key: string; content: IntercoderContent }>();

  const corpusOf = async (
    loaded: LoadedCorpus,
    isOld: () => boolean,
    report: (done: number) => void,
  ): Promise<Known | undefined> => {
    const { corpus } = loaded;
    const { version } = corpus.index;
    const before = known.get(loaded);
    if (before?.version === version) return before;
    const read = await corpus.coders.all(isOld, (done) => report(done * READING));
    if (!read || isOld()) return undefined;
    const now = { version, corpus: read, made: new Map<string, IntercoderContent>() };
    known.set(loaded, now);
    return now;
  };

  return {
    last: (loaded, state) => {
      const last = lasts.get(loaded);
      return last?.key === keyOf(state) ? last.content : undefined;
    },
    of: async (loaded, state, stop, report) => {
      const { corpus } = loaded;
      if (isBlindHere(loaded)) return { kind: 'blind' };
      if (!(await corpus.readWhole(stop))) return undefined;
      const { index } = corpus;
      const { version } = index;
      const isOld = (): boolean => stop() || index.version !== version;
      const found = await corpusOf(loaded, isOld, report);
      if (!found) return undefined;
      const key = keyOf(state);
      const before = found.made.get(key);
      const content =
        before ??
        (await runCooperatively(
          compareCoders(found.corpus, readingChoice(state)),
          environment.yieldToHost,
          isOld,
        ));
      if (!content) return undefined;
      found.made.set(key, content);
      lasts.set(loaded, { key, content });
      return content;
    },
  };
}

function keyOf(state: AnalysisState): string {
  return JSON.stringify(readingChoice(state));
}

/** The comparison of the present version, however often the corpus changes meanwhile; undefined
 * when the user cancelled. */
export async function currentComparison(
  comparisons: Comparisons,
  loaded: LoadedCorpus,
  state: AnalysisState,
  token: CancellationToken,
): Promise<IntercoderContent | undefined> {
  while (!token.isCancellationRequested) {
    const stop = (): boolean => token.isCancellationRequested;
    const content = await comparisons.of(loaded, state, stop, () => undefined);
    if (content) return content;
  }
  return undefined;
}
