import type { Disagreement } from '../analysis/disagreements';
import { compareText } from '../analysis/order';
import type { ViewContext } from './facts';
import { issueLabel, pairLabel } from './treeRows';

/** `evidence`: by the records on the weaker side; `articles`: by how many speak of it; `recent`: by
 * the last date. */
export type DisagreementSort = 'evidence' | 'articles' | 'recent' | 'name';

/** Rows in the order asked for; equal ones by name, which begins with what the view groups by. */
export function sortedRows(
  context: ViewContext,
  rows: readonly Disagreement[],
  sort: DisagreementSort,
  leading: 'issue' | 'pair' = 'issue',
): readonly Disagreement[] {
  const names = new Map(
    rows.map((row) => {
      const name = [issueLabel(context, row.issue), pairLabel(context, row.actors)];
      return [row, (leading === 'issue' ? name : name.reverse()).join(' ')] as const;
    }),
  );
  const byName = (a: Disagreement, b: Disagreement) =>
    context.voice.compare(names.get(a) ?? '', names.get(b) ?? '');
  if (sort === 'name') return [...rows].sort(byName);
  if (sort === 'recent') {
    return [...rows].sort(
      (a, b) => compareText(b.lastDate ?? '', a.lastDate ?? '') || byName(a, b),
    );
  }
  const measure = sort === 'evidence' ? evidence : articlesOf(context);
  const measured = new Map(rows.map((row) => [row, measure(row)] as const));
  return [...rows].sort((a, b) => (measured.get(b) ?? 0) - (measured.get(a) ?? 0) || byName(a, b));
}

/** The weaker side decides; of equal ones the number of all records, which is below a million. */
function evidence({ positions, records }: Disagreement): number {
  const [a, b] = [positions[0].length, positions[1].length];
  return Math.min(a, b) * 1_000_000 + a + b + records.length;
}

function articlesOf({ facts }: ViewContext): (row: Disagreement) => number {
  return ({ positions, records }) => {
    const paths = new Set<string>();
    for (const name of positions.flat()) {
      const record = facts.analysis.recordOf.get(name);
      if (record) paths.add(record.article.path);
    }
    for (const name of records) {
      const record = facts.relation(name);
      if (record) paths.add(record.article.path);
    }
    return paths.size;
  };
}
