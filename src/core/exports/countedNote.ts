import type { Analysis } from '../analysis/analyse';
import { EXCLUSION_REASONS } from '../analysis/records/exclusion';
import { articlesNotRead } from './exportedRows';
import { filterImage } from './filterImage';

/** What a table of derived things counts, and what not, for whoever reads it without us. */
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
