import { didYouMean, inScope, quotableCoders, type CodersCorpus, type Rendered } from '../../core';
import { loadCodersCorpus } from '../corpus/codersCorpus';
import type { CorpusPlace } from '../corpus/findCorpora';
import { folderScope } from '../options/filter';
import type { ExitCode } from '../options/command';
import type { CodersValues } from '../options/shared';
import { WrongUse } from '../options/wrongUse';
import { onCorpora } from '../output/onCorpora';
import type { Outside } from '../output/outside';
import { progressOn, reportProblems } from '../output/printing';

/** What a command prints about the coders of one corpus. */
export interface CodersResult extends Rendered {
  /** Whether a figure is below its threshold, or articles were skipped. */
  readonly isBelow?: boolean;
}

/** Runs a command that reads the files of all coders. `print`: its output for one corpus, named as
 * its folder. */
export function onCoders(
  operands: readonly string[],
  options: CodersValues & {
    readonly format?: string | undefined;
    /** A machine whose readings are read, too. */
    readonly against?: string | undefined;
  },
  outside: Outside,
  print: (corpus: CodersCorpus, folder: string) => CodersResult,
): Promise<ExitCode> {
  return onCorpora(operands, options, outside, async (place) => {
    const { folder } = place;
    const loaded = await loadCoders(place, options, progressOn(outside, options.quiet));
    reportProblems(
      loaded.problems.filter(({ severity }) => severity !== 'info'),
      options,
      outside,
    );
    if (loaded.kind === 'refused') return { folder, exitCode: 2, pieces: undefined };
    const isSkipped = loaded.problems.some(({ leavesOut }) => leavesOut);
    try {
      const { isBelow = false, ...rendered } = print(quotableCoders(loaded.corpus), folder);
      return { folder, exitCode: isSkipped || isBelow ? 1 : 0, ...rendered };
    } catch (error) {
      // Of several corpora one may have coders who cannot be compared.
      if (!options.all || !(error instanceof WrongUse)) throw error;
      outside.report(`${folder}: ${[error.message, ...error.below].join(' ')}`);
      return { folder, exitCode: 2, pieces: undefined };
    }
  });
}

/** The readings of all coders of a corpus, in the scope asked for. */
async function loadCoders(
  { folder, within }: CorpusPlace,
  { scope, against }: CodersValues & { readonly against?: string | undefined },
  progress: (done: number, total: number) => void,
): Promise<Awaited<ReturnType<typeof loadCodersCorpus>>> {
  const loaded = await loadCodersCorpus(folder, progress, against);
  if (loaded.kind === 'refused') return loaded;
  const { corpus, problems } = loaded;
  const inFolder = folderScope(within);
  const isAsked = (path: string): boolean =>
    scope.kind === 'article'
      ? path === scope.path || path === `${within}/${scope.path}`
      : inScope(path, inFolder);
  const articles = corpus.articles.filter(({ path }) => isAsked(path));
  if (scope.kind === 'article' && articles.length === 0) {
    const known = corpus.articles.map(({ path }) => path);
    throw new WrongUse(`No coder has begun ${scope.path}.${didYouMean(scope.path, known)}`);
  }
  return { kind: 'corpus', corpus: { ...corpus, articles }, problems };
}
