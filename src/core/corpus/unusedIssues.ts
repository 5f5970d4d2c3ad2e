import { ancestorsOf } from '../codebook/lookUp';
import type { Codebook } from '../model/codebook';
import type { ArticleRow } from '../model/corpus';
import type { IssueId } from '../model/ids';

/** The issues without an annotation on them or on one below them; those that only group are
 * excluded. In the order of the codebook. Linear in the annotations. */
export function unusedIssues(
  rows: readonly ArticleRow[],
  { issues }: Pick<Codebook, 'issues'>,
): readonly IssueId[] {
  const used = new Set<IssueId>();
  for (const { annotations } of rows) {
    for (const { annotation } of annotations) {
      if (!('issues' in annotation)) continue;
      for (const issue of annotation.issues) {
        if (used.has(issue)) continue;
        used.add(issue);
        for (const above of ancestorsOf(issues, issue)) used.add(above);
      }
    }
  }
  return [...issues.values()]
    .filter(({ id, codable }) => codable && !used.has(id))
    .map(({ id }) => id);
}
