import type { Analysis } from '../../analysis/analyse';
import { issuesInForce } from '../../analysis/records/evidence';
import type { PositionRecord } from '../../analysis/records/positionRecords';
import type { IssueId } from '../../model/ids';

/** Records by the issues in force; those without an issue under undefined. */
export function byIssue<Row>(
  rows: readonly Row[],
  recordOf: (row: Row) => PositionRecord,
  { context }: Analysis,
): Map<IssueId | undefined, Row[]> {
  const found = new Map<IssueId | undefined, Row[]>();
  for (const row of rows) {
    const issues = issuesInForce(recordOf(row).position.issues, context).map(({ issue }) => issue);
    for (const issue of new Set(issues.length > 0 ? issues : [undefined])) {
      const known = found.get(issue);
      if (known) known.push(row);
      else found.set(issue, [row]);
    }
  }
  return found;
}
