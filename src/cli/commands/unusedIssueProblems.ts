import { CODEBOOK_FILE, parseCodebook, problem, runSync, unusedIssues } from '../../core';
import type { LoadedCorpus } from '../corpus/corpus';
import { readCodebookText } from '../corpus/oneArticle';
import { problemsOf, type FoundProblem } from './problems';

/** A note for each issue of a corpus that has no annotation, at its place in the codebook. */
export async function unusedIssueProblems({
  folder,
  reader,
}: LoadedCorpus): Promise<readonly FoundProblem[]> {
  const unused = unusedIssues(reader.articles(), reader.codebook);
  if (unused.length === 0) return [];
  const read = await readCodebookText(folder);
  const parsed = read.kind === 'text' ? runSync(parseCodebook(read.text)) : undefined;
  if (read.kind !== 'text' || parsed?.kind !== 'codebook') return [];
  const { places } = parsed;
  return problemsOf(
    CODEBOOK_FILE,
    read.text,
    unused.map((id) => problem('issue-unused', places.get(`issue:${id}`) ?? START, id)),
  );
}

const START = { start: 0, end: 0 };
