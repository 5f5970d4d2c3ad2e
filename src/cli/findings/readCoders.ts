import type { CodersCorpus } from '../../core';
import { problemLines } from '../commands/problems';
import { loadCodersCorpus } from '../corpus/codersCorpus';
import type { LoadedCorpus } from '../corpus/corpus';
import type { CommonValues } from '../options/shared';
import type { Outside } from '../output/outside';

/** The readings of all coders beside the one that is counted; none where they cannot be read. */
export async function readCoders(
  { folder, reader }: Pick<LoadedCorpus, 'folder' | 'reader'>,
  { quiet, verbose }: Pick<CommonValues, 'quiet' | 'verbose'>,
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
