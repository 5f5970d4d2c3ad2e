import { analyse, runSync, type CodersCorpus, type Filter } from '../../core';
import { loadCodersCorpus } from '../corpus/codersCorpus';
import type { LoadedCorpus } from '../corpus/corpus';
import type { Options } from '../options/options';
import { WrongUse } from '../options/wrongUse';
import type { Outside } from '../output/outside';
import { findingColumns } from './findingColumns';
import { listFragile } from './fragile';
import { listContradictions, listDisagreements } from './listFindings';
import type { Listing } from '../commands/listings';
import { problemLines } from '../commands/problems';

/** The lists that an analysis gives. */
export type AnalysisCommand = 'disagreements' | 'contradictions' | 'fragile';

export function isAnalysisCommand(command: string): command is AnalysisCommand {
  return command === 'disagreements' || command === 'contradictions' || command === 'fragile';
}

/** Analyses a corpus and lists what is found; reads the files of all coders where the options need
 * them. */
export async function listAnalysed(
  command: AnalysisCommand,
  { reader, folder }: LoadedCorpus,
  filter: Filter,
  options: Options,
  outside: Outside,
): Promise<Listing> {
  if (options.seed !== undefined && !options.foundAgain) {
    throw new WrongUse('--seed is for --found-again. Add it, or leave out --seed.');
  }
  const analysis = runSync(analyse(reader, filter));
  const needsCoders = command === 'fragile' || options.foundAgain;
  const coders = needsCoders ? await codersOf(folder, reader, options, outside) : undefined;
  if (command === 'fragile') return listFragile(analysis, coders ?? noCoders(reader));
  const more = findingColumns(analysis, coders, options);
  // Shares are no use without what they claim, which JSON has no place for.
  if (options.json && !options.quiet) for (const line of more.remarks) outside.report(line);
  const list = command === 'disagreements' ? listDisagreements : listContradictions;
  return list(reader, analysis, more);
}

async function codersOf(
  folder: string,
  reader: LoadedCorpus['reader'],
  { quiet, verbose }: Options,
  outside: Outside,
): Promise<CodersCorpus> {
  const read = await loadCodersCorpus(folder, () => undefined);
  if (read.kind === 'refused') return noCoders(reader);
  // A file that all share was reported when the corpus was read.
  if (reader.codebook.annotationFiles === 'one-per-coder' && !quiet) {
    const excluded = read.problems.filter(({ leavesOut }) => leavesOut);
    for (const line of problemLines(excluded, verbose)) outside.report(line);
  }
  return read.corpus;
}

function noCoders({ codebook }: LoadedCorpus['reader']): CodersCorpus {
  return { codebook, articles: [] };
}
