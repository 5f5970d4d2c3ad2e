import type { Analysis } from '../analysis/analyse';
import { LEFT_OUT_REASONS } from '../analysis/records/leftOut';
import { articlesNotRead } from './exportedRows';
import { filterImage } from './filterImage';

/** What a table of derived things counts, and what not, for whoever reads it without us. */
export function countedNote(analysis: Analysis) {
  const { reader, records, evidenceCount, leftOut, notLifted } = analysis;
  const { filter } = analysis.context;
  return {
    filter: filterImage(filter),
    positions: records.length,
    used: evidenceCount,
    leftOut: LEFT_OUT_REASONS.flatMap((reason) => {
      const count = leftOut.get(reason);
      return count === undefined ? [] : [{ reason, counted: 'positions', count }];
    }),
    notLifted,
    articlesNotRead: articlesNotRead(reader, filter),
    source: 'docs/reference/disagreements.md; docs/reference/formats.md',
  };
}
