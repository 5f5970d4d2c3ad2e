import { analyse, runSync, type Filter } from '../../core';
import type { LoadedCorpus } from '../corpus/corpus';
import type { Options } from '../options/options';
import type { Outside } from '../output/outside';
import { recodingProgress } from '../output/printing';
import { findingColumns } from './findingColumns';
import { listFragile } from './fragile';
import { refuseSeedAlone } from './shares';
import { listContradictions, listDisagreements } from './listFindings';
import type { Listing } from '../commands/listings';
import { oneSideRemarks } from '../commands/remarks';
import { noCoders, readCoders } from './readCoders';

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
  refuseSeedAlone(options);
  const analysis = runSync(analyse(reader, filter));
  const needsCoders = command === 'fragile' || options.foundAgain;
  const coders = needsCoders ? await readCoders({ reader, folder }, options, outside) : undefined;
  if (command === 'fragile') return listFragile(analysis, coders ?? noCoders(reader));
  const more = findingColumns(analysis, coders, options, recodingProgress(outside, options.quiet));
  // Shares are no use without what they claim, which JSON has no place for.
  if (options.json && !options.quiet) for (const line of more.remarks) outside.report(line);
  if (options.json || options.format !== undefined)
    for (const line of oneSideRemarks(analysis)) outside.report(line);
  const list = command === 'disagreements' ? listDisagreements : listContradictions;
  return list(reader, analysis, more);
}
