import type { Filter } from '../analysis/records/filter';

/** The filter of a count, as JSON. */
export function filterImage(filter: Filter) {
  const { scope, coder, query, window, ...rest } = filter;
  return {
    ...rest,
    scope:
      scope.kind === 'articles'
        ? { kind: scope.kind, paths: [...scope.paths].sort() }
        : { ...scope },
    coder: coder ?? null,
    query: query?.text ?? null,
    window: window ? { first: window.first, last: window.last } : null,
  };
}
