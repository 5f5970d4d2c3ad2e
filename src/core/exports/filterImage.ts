import type { Filter } from '../analysis/filter';

/** What was counted, as JSON. */
export function filterImage(filter: Filter) {
  const { scope, coder, window, ...rest } = filter;
  return {
    ...rest,
    scope:
      scope.kind === 'articles'
        ? { kind: scope.kind, paths: [...scope.paths].sort() }
        : { ...scope },
    coder: coder ?? null,
    window: window ? { first: window.first, last: window.last } : null,
  };
}
