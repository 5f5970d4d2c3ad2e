import path from 'node:path';
import type { CodersCorpus } from '../../core';
import { listAdjudication } from '../commands/adjudicate';
import type { CorpusPlace } from '../corpus/findCorpora';
import type { Options } from '../options/options';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { printed, progressOn, reportProblems } from '../output/printing';
import type { CorpusResult } from '../runOn';
import { coderAgreement, loadCoders, type CodersResult } from './coderAgreement';
import { methodsReport } from './methodsReport';

/** Commands that read the files of all coders. */
type CodersCommand = 'adjudicate' | 'agreement' | 'report';

/** Runs one of these commands on one corpus, as `runOn` does. */
export async function runOnCoders(
  command: CodersCommand,
  place: CorpusPlace,
  options: Options,
  outside: Outside,
): Promise<CorpusResult> {
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
    const { isBelow, ...rendered } = codersResult(command, folder, loaded.corpus, options, outside);
    return { folder, exitCode: isSkipped || isBelow ? 1 : 0, ...rendered };
  } catch (error) {
    // Of several corpora one may have coders who cannot be compared.
    if (!options.all || !(error instanceof WrongUse)) throw error;
    outside.report(`${folder}: ${[error.message, ...error.below].join(' ')}`);
    return { folder, exitCode: 2, pieces: undefined };
  }
}

function codersResult(
  command: CodersCommand,
  folder: string,
  corpus: CodersCorpus,
  options: Options,
  outside: Outside,
): CodersResult {
  if (command === 'adjudicate') {
    const listing = listAdjudication(corpus, options);
    return { pieces: printed(listing, options, outside), isBelow: false };
  }
  if (command === 'report') {
    const name = corpus.codebook.title ?? path.basename(folder);
    return { pieces: methodsReport(name, corpus, options), isBelow: false };
  }
  return coderAgreement(corpus, options, outside);
}
