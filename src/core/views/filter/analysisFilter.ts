import {
  DEFAULT_FILTER,
  type Filter,
  type RecordQuery,
  type RollUp,
} from '../../analysis/records/filter';
import type { Codebook } from '../../model/codebook';
import { writtenValue, type QueryProblem } from '../../query/parseQuery';
import { readQuery } from '../../query/readQuery';
import type { AnalysisState } from './analysisState';

export interface AnalysisFilter {
  readonly filter: Filter;
  /** What cannot be understood of the searches; see `queryProblemText`. */
  readonly problems: readonly QueryProblem[];
}

/** What counts in the analysis views: each filled field is a search of its own in the language of
 * *Find Positions…*, and a position must be found by all of them. So an actor and an organization
 * narrow each other, while two actors in one search widen it. */
export function analysisFilter(
  state: AnalysisState,
  codebook: Codebook,
  rollUp: RollUp,
): AnalysisFilter {
  const parts = [
    term('actor', state.who),
    term('actor', state.organization),
    term('coder', state.coder),
    term('status', state.status),
    state.query.trim(),
  ].filter((part) => part !== '');
  const queries = parts.map((part) => readQuery(part, codebook));
  const query: RecordQuery | undefined =
    queries.length === 0
      ? undefined
      : {
          text: parts.join(' '),
          matches: (article, annotation) =>
            queries.every((one) => one.matches(article, annotation)),
        };
  return {
    filter: { ...DEFAULT_FILTER, rollUp, query, window: windowOf(state) },
    problems: queries.flatMap(({ problems }) => problems),
  };
}

/** True when something is kept out that a person chose to keep out. */
export function isFiltered({ filter }: AnalysisFilter): boolean {
  return filter.query !== undefined || filter.window !== undefined;
}

function term(field: 'actor' | 'coder' | 'status', value: string): string {
  const typed = value.trim();
  return typed === '' ? '' : `${field}:${writtenValue(typed)}`;
}

const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

function windowOf({ from, to }: AnalysisState): Filter['window'] {
  if (from === undefined && to === undefined) return undefined;
  const first = from ?? FIRST_DAY;
  const last = to ?? LAST_DAY;
  // Ends that were put past each other mean the stretch between them.
  return first <= last ? { first, last } : { first: last, last: first };
}
