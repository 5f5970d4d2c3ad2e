import type { ProblemKind } from '../model/problem';
import { entry, warning } from './kinds';

/** Problems of shared searches (`searches.yaml`). Those that begin with `query-` are of what is searched for: each is
 * one of `QUERY_PROBLEMS`, with the same arguments. */
export const SEARCH_PROBLEMS = {
  'missing-search-name': entry(
    'This search has no name and is left out. Give it one that no other search has, as “name”.',
  ),
  'missing-query': entry(
    'This search does not say what it looks for and is left out. Write it as “query”.',
  ),
  'duplicate-search': entry(
    'Another search above has the name “{0}”, so this one is left out. Give one of them another name.',
  ), // name
  'too-many-searches': entry(
    'No more than {0} searches are read: this one and those after it are left out. Remove some.',
  ), // limit
  'searches-file-name': warning(
    'These searches are not read: shared searches are in “{0}” beside the codebook. Rename the file, or move it there.',
  ), // file name

  'query-unknown-field': warning(
    'There is no field “{0}”, so this part of the search is left out. Correct it; words with a colon need quotation marks.',
  ),
  'query-misspelt-field': warning(
    'There is no field “{0}”, so this part of the search is left out. “{1}” is one; correct it.',
  ), // field, nearest
  'query-unknown-name': warning(
    'There is no {0} “{1}”, so this part of the search finds nothing. Correct it, or add it to the codebook.',
  ), // field, name
  'query-misspelt-name': warning(
    'There is no {0} “{1}”, so this part of the search finds nothing. There is “{2}”; correct it.',
  ), // field, name, nearest id
  'query-unknown-variable': warning(
    'The codebook has no field “{0}”, so this part of the search finds nothing. Correct its name.',
  ), // field
  'query-misspelt-variable': warning(
    'The codebook has no field “{0}”, so this part of the search finds nothing. It has “{1}”; correct it.',
  ), // field, nearest
  'query-joined-values': warning(
    'Several values after one “{0}:” are read as one name, which finds nothing. Write “{0}:” once for each: {1}.',
  ), // field, what to write
  'query-bad-date': warning(
    '“{0}” is no date, so this part of the search is left out. Write for example 2024, 2024-05 or 2024-05-17.',
  ),
  'query-empty-value': warning(
    'Nothing stands after “{0}:”, so this part of the search is left out. Add a value, or remove it.',
  ),
  'query-open-quote': warning(
    'The quotation mark that begins here is not closed, so all that follows it is one phrase. Close it.',
  ),
  'query-long-pattern': warning(
    'The pattern “{0}” is longer than {1} characters and finds nothing. Shorten it.',
  ),
  'query-heavy-pattern': warning(
    'The pattern “{0}” finds nothing: a pattern may have at most {1} stars in one part of a path, {1} parts that are “**” and {1} groups. Make it simpler.',
  ),
  'query-pattern-groups': warning(
    'The pattern “{0}” finds nothing: groups that repeat or exclude, and more than {1} groups, are not used. Make it simpler.',
  ),
  'query-too-long': warning(
    'The search is longer than {0} characters, and the rest is left out. Shorten it.',
  ),
} satisfies Record<string, ProblemKind>;
