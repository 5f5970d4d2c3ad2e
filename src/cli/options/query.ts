import { readQuery, type Codebook, type RecordQuery } from '../../core';
import type { Options } from './options';
import type { Outside } from '../output/outside';
import { problemLine, queryProblemRow } from '../commands/problems';

export type QueryOutcome =
  | { readonly kind: 'query'; readonly query: RecordQuery | undefined }
  /** It cannot be understood, which has been said: wrong use. */
  | { readonly kind: 'refused' };

/** The query of the options, compiled; undefined where there is none. Its problems are reported with
 * `--quiet` too, which is for problems of files. */
export function queryOf(
  { query: text, dates }: Options,
  codebook: Codebook,
  outside: Outside,
): QueryOutcome {
  if (text === undefined) return { kind: 'query', query: undefined };
  const query = readQuery(text, codebook, dates);
  if (query.problems.length === 0) return { kind: 'query', query };
  for (const problem of query.problems) outside.report(problemLine(queryProblemRow(problem)));
  return { kind: 'refused' };
}
