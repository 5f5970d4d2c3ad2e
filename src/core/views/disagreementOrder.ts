import type { Disagreement } from '../analysis/disagreements';
import { compareText } from '../analysis/order';
import { articleCounter, evidenceRank } from '../analysis/rankedDerived';
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
  const byName = nameOrder(context, leading);
  if (sort === 'name') return [...rows].sort(byName);
  if (sort === 'recent') {
    return [...rows].sort(
      (a, b) => compareText(b.lastDate ?? '', a.lastDate ?? '') || byName(a, b),
    );
  }
  const measure = sort === 'evidence' ? evidence : articleCounter(context.facts.analysis);
  const measured = new Map(rows.map((row) => [row, measure(row)] as const));
  return [...rows].sort((a, b) => (measured.get(b) ?? 0) - (measured.get(a) ?? 0) || byName(a, b));
}

/** By the names on screen, each made once. */
export function nameOrder(
  context: ViewContext,
  leading: 'issue' | 'pair' = 'issue',
): (a: Disagreement, b: Disagreement) => number {
  const names = new Map<Disagreement, string>();
  const nameOf = (row: Disagreement): string => {
    let known = names.get(row);
    if (known === undefined) {
      const name = [issueLabel(context, row.issue), pairLabel(context, row.actors)];
      known = (leading === 'issue' ? name : name.reverse()).join(' ');
      names.set(row, known);
    }
    return known;
  };
  return (a, b) => context.voice.compare(nameOf(a), nameOf(b));
}

function evidence({ positions: [a, b], records }: Disagreement): number {
  return evidenceRank(a.length, b.length, records.length);
}
