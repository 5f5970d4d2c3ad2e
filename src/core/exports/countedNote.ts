import type { Analysis } from '../analysis/analyse';
import { EXCLUSION_REASONS } from '../analysis/records/exclusion';
import { articlesNotRead } from './exportedRows';
import { filterImage } from './filterImage';

/** What a table of derived data counts and excludes, for readers of the exported file. */
export function countedNote(analysis: Analysis) {
  const { reader, records, evidenceCount, excluded, notLifted } = analysis;
  const { filter } = analysis.context;
  return {
    filter: filterImage(filter),
    positions: records.length,
    used: evidenceCount,
    excluded: EXCLUSION_REASONS.flatMap((reason) => {
      const count = excluded.get(reason);
      return count === undefined ? [] : [{ reason, counted: 'positions', count }];
    }),
    notLifted,
    articlesNotRead: articlesNotRead(reader, filter),
    source: 'docs/reference/disagreements.md; docs/reference/formats.md',
  };
}
