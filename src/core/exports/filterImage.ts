import type { Filter } from '../analysis/records/filter';
import { queryText } from '../analysis/records/queryOverPairs';

/** The filter of a count, as JSON. */
export function filterImage(filter: Filter) {
  const { scope, coder, query: _, actors: __, window, ...rest } = filter;
  return {
    ...rest,
    scope:
      scope.kind === 'articles'
        ? { kind: scope.kind, paths: [...scope.paths].sort() }
        : { ...scope },
    coder: coder ?? null,
    query: queryText(filter) ?? null,
    window: window ? { first: window.first, last: window.last } : null,
  };
}
