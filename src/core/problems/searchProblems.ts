import type { ProblemKind } from '../model/problem';
import { entry, warning } from './kinds';

/** Problems of shared searches (`searches.yaml`). Those that begin with `query-` are problems of
 * the query: each is one of `QUERY_PROBLEMS`, with the same arguments. */
export const SEARCH_PROBLEMS = {
  'missing-search-name': entry(
    'This search has no name and is not used. Add a “name” that no other search has.',
  ),
  'missing-query': entry('This search has no query and is not used. Add a “query”.'),
  'duplicate-search': entry(
    'Another search above has the name “{0}”, so this one is not used. Rename one of them.',
  ), // name
  'too-many-searches': entry(
    'At most {0} searches are read, so this one and those after it are not used. Remove some.',
  ), // limit
  'searches-file-name': warning(
    'These searches are not read: shared searches must be in “{0}” next to the codebook. Rename the file, or move it there.',
  ), // file name

  'query-unknown-field': warning(
    'There is no field “{0}”, so this part of the search is not used. Correct it; words with a colon need quotation marks.',
  ),
  'query-misspelt-field': warning(
    'There is no field “{0}”. Did you mean “{1}”? This part of the search is not used. Correct the name.',
  ), // field, nearest
  'query-unknown-name': warning(
    'There is no {0} “{1}”, so this part of the search finds nothing. Correct it, or add it to the codebook.',
  ), // field, name
  'query-misspelt-name': warning(
    'There is no {0} “{1}”. Did you mean “{2}”? This part of the search finds nothing. Correct the name.',
  ), // field, name, nearest id
  'query-unknown-variable': warning(
    'The codebook has no field “{0}”, so this part of the search finds nothing. Correct its name.',
  ), // field
  'query-misspelt-variable': warning(
    'The codebook has no field “{0}”. Did you mean “{1}”? This part of the search finds nothing. Correct the name.',
  ), // field, nearest
  'query-joined-values': warning(
    'Several values after one “{0}:” are read as one name, which finds nothing. Write “{0}:” once for each: {1}.',
  ), // field, what to write
  'query-bad-date': warning(
    '“{0}” is not a date, so this part of the search is not used. Write for example 2024, 2024-05 or 2024-05-17.',
  ),
  'query-empty-value': warning(
    'There is no value after “{0}:”, so this part of the search is not used. Add a value, or remove “{0}:”.',
  ),
  'query-open-quote': warning(
    'The quotation mark here is not closed, so everything after it is one phrase. Close it.',
  ),
  'query-long-pattern': warning(
    'The pattern “{0}” is longer than {1} characters and finds nothing. Shorten it.',
  ),
  'query-heavy-pattern': warning(
    'The pattern “{0}” finds nothing: a pattern can have at most {1} stars in one part of a path, {1} parts that are “**” and {1} groups. Simplify it.',
  ),
  'query-pattern-groups': warning(
    'The pattern “{0}” finds nothing: groups that repeat or exclude, and more than {1} groups, are not supported. Simplify it.',
  ),
  'query-too-long': warning(
    'The search is longer than {0} characters, so the rest is not used. Shorten it.',
  ),
} satisfies Record<string, ProblemKind>;
