import {
  addAll,
  CODEBOOK_FILE,
  inScope,
  parseCodebook,
  problem,
  runSync,
  unusedIssues,
  type Filter,
} from '../../core';
import { askedCorpus } from '../corpus/askedCorpus';
import type { LoadedCorpus } from '../corpus/corpus';
import { readCodebookText } from '../corpus/oneArticle';
import { searchesProblems } from '../corpus/searches';
import { command } from '../options/command';
import { flag, text } from '../options/option';
import { COMMON } from '../options/shared';
import { onCorpora } from '../output/onCorpora';
import { jsonOf, printed, reportProblems, type Listing } from '../output/printing';
import { citationProblems } from './citations';
import { exampleProblems } from './examples';
import { problemRow, problemsOf, type FoundProblem, type ProblemRow } from './problems';
import { askedChecks, CHECKS, qualityProblems } from './quality';
import { counted } from './remarks';

export const CHECK = command({
  summary: 'Problems in the codebook, the annotation files, their quotes and citations.',
  details:
    'Prints each problem with its place, and the number of problems in each file. The exit code is 1 if there is an error or a warning, so that a pipeline can stop. Citations are checked in Markdown files.',
  example: 'policy-annotator check articles --texts briefs',
  options: {
    texts: text('FOLDER', 'another folder with Markdown files whose citations are checked, too'),
    examples: flag('also examples of the codebook that matching or a coded position contradicts'),
    quality: flag(
      'also note what deserves a second look: repeated positions, missing definitions, entries of the codebook that may be one',
    ),
    checks: CHECKS,
    strict: flag('exit code 1 if there is such a note'),
    ...COMMON,
  },
  run: async ({ options, operands }, outside) =>
    onCorpora(operands, options, outside, async (place) => {
      const { folder } = place;
      const everyFile = options.coding === undefined;
      const asked = await askedCorpus(place, options, outside, { everyFile, isWhole: true });
      if ('refused' in asked) {
        const pieces = options.json ? jsonOf(asked.refused.map(problemRow)) : undefined;
        return { folder, exitCode: 2, pieces };
      }
      const { corpus, filter, problems, isInScope, isRefused } = asked;
      addAll(problems, await searchesProblems(folder, corpus.reader.codebook));
      addAll(problems, await citationProblems(corpus, isInScope, options, outside));
      if (options.examples) addAll(problems, await exampleProblems(corpus));
      if (options.verbose && filter.scope.kind === 'corpus')
        addAll(problems, await unusedIssueProblems(corpus));
      const checks = askedChecks(options);
      if (checks)
        addAll(problems, await qualityProblems(corpus, checks, isInScope, options.strict));
      reportProblems(problems, options, outside);
      const isWrong = problems.some(({ leavesOut, severity }) => leavesOut || severity !== 'info');
      const exitCode = isRefused ? 2 : isWrong ? 1 : 0;
      const listing = listProblems(corpus, problems, filter);
      return { folder, exitCode, pieces: printed(listing, options, outside) };
    }),
});

/** The number of problems by file; the problems themselves go to standard error. */
export function listProblems(
  { reader }: LoadedCorpus,
  found: readonly FoundProblem[],
  { scope }: Pick<Filter, 'scope'>,
): Listing {
  const files = new Map<string, ProblemRow[]>();
  for (const row of found) {
    const known = files.get(row.file);
    if (known) known.push(row);
    else files.set(row.file, [row]);
  }
  const count = (rows: readonly ProblemRow[], severity: string): string =>
    String(rows.filter((row) => row.severity === severity).length);
  const articles = reader.articles().filter(({ path }) => inScope(path, scope)).length;
  return {
    rows: found.map(problemRow),
    table: [
      ['FILE', 'ERRORS', 'WARNINGS', 'NOTES'],
      ...[...files].map(([file, rows]) => [
        file,
        count(rows, 'error'),
        count(rows, 'warning'),
        count(rows, 'info'),
      ]),
    ],
    remarks: [`${counted(found.length, 'problem')}, ${counted(articles, 'article')} checked`],
  };
}

/** A note for each issue of a corpus that has no annotation, at its place in the codebook. */
async function unusedIssueProblems({
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
