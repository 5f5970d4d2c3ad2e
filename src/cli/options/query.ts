import { nearestWord, readQuery, type Codebook, type RecordQuery } from '../../core';
import { problemLine, queryProblemRow, type ProblemRow } from '../commands/problems';
import { readSearches } from '../corpus/searches';
import type { Outside } from '../output/outside';
import type { FilterValues } from './filter';
import { WrongUse } from './wrongUse';

export type QueryOutcome =
  | { readonly kind: 'query'; readonly query: RecordQuery | undefined }
  /** It cannot be understood, which has been reported: wrong use. */
  | { readonly kind: 'refused' };

/** The query of the options, or of the search that they name, compiled; undefined where there is
 * none. Its problems are reported with `--quiet` too, which is for problems of files. `folder`: the
 * corpus. Throws `WrongUse` for two queries, and for a search that does not exist. */
export async function queryOf(
  { query: text, search, date: dates }: Pick<FilterValues, 'query' | 'search' | 'date'>,
  folder: string,
  codebook: Codebook,
  outside: Outside,
): Promise<QueryOutcome> {
  if (text !== undefined && search !== undefined)
    throw new WrongUse(
      '--search and --query cannot be combined. Use one of them; --since and --until narrow either.',
    );
  if (search !== undefined) return namedQuery(search, dates, folder, codebook, outside);
  if (text === undefined) return { kind: 'query', query: undefined };
  const query = readQuery(text, codebook, dates);
  if (query.problems.length === 0) return { kind: 'query', query };
  return refused(query.problems.map(queryProblemRow), outside);
}

async function namedQuery(
  name: string,
  dates: FilterValues['date'],
  folder: string,
  codebook: Codebook,
  outside: Outside,
): Promise<QueryOutcome> {
  const read = await readSearches(folder);
  if (read.kind === 'none') {
    throw new WrongUse(
      `There is no search “${name}”: the corpus has no searches.yaml. Share a saved search in VS Code to create it.`,
    );
  }
  if (read.kind === 'refused') return refused(read.problems, outside);
  const found = read.searches.find((one) => one.name === name.trim());
  if (!found) {
    const known = read.searches.map((one) => one.name);
    throw new WrongUse(`searches.yaml has no search “${name}”.${suggestion(name, known)}`);
  }
  // With one of its parts ignored it would be another search.
  const problems = read.queryProblems(codebook, found);
  if (problems.length > 0) return refused(problems, outside);
  return { kind: 'query', query: readQuery(found.query, codebook, dates) };
}

/** The problems explain why nothing is printed. */
function refused(problems: readonly ProblemRow[], outside: Outside): QueryOutcome {
  for (const found of problems) outside.report(problemLine({ ...found, severity: 'error' }));
  return { kind: 'refused' };
}

/** The nearest name, otherwise all names. */
function suggestion(name: string, known: readonly string[]): string {
  const nearest = nearestWord(name, known);
  if (nearest !== undefined) return ` Did you mean “${nearest}”?`;
  if (known.length === 0) return ' It contains no searches.';
  const more = known.length > MOST_LISTED ? ` and ${String(known.length - MOST_LISTED)} more` : '';
  const listed = known.slice(0, MOST_LISTED).map((one) => `“${one}”`);
  return ` Available: ${listed.join(', ')}${more}.`;
}

const MOST_LISTED = 20;
