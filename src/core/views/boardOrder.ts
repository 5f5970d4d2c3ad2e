import type { IssueId } from '../model/ids';
import type { ViewContext } from './facts';
import { countedPairs } from './hierarchy';
import { issueLabel } from './treeRows';
import type { WordKey } from './words';

/** What issues can be listed by on the board. A further measure is a further entry of this list. */
export const BOARD_SORTS: readonly BoardSort[] = [
  {
    id: 'disagreements',
    name: 'by disagreements',
    unit: 'disagreements',
    measure: (context) => (issue) => countedPairs(context.facts.disagreementsOn(issue)).length,
  },
  {
    id: 'articles',
    name: 'by articles',
    unit: 'articles',
    measure: (context) => (issue) => articlesOn(context, issue).size,
  },
  { id: 'name', name: 'by name', unit: 'disagreements', measure: undefined },
];

export interface BoardSort {
  /** Remembered with the state. */
  readonly id: string;
  readonly name: WordKey;
  /** What the measure counts. */
  readonly unit: WordKey;
  /** The largest first; undefined: by name alone. */
  readonly measure: ((context: ViewContext) => (issue: IssueId) => number) | undefined;
}

export interface SortedIssue {
  readonly issue: IssueId;
  readonly name: string;
  /** What it is sorted by, in words; empty where it is sorted by name. */
  readonly said: string;
}

/** Issues in the order asked for (unknown: the first), equal ones by name. */
export function sortedIssues(
  context: ViewContext,
  issues: Iterable<IssueId>,
  sortId: string,
): readonly SortedIssue[] {
  const { voice } = context;
  const sort = BOARD_SORTS.find(({ id }) => id === sortId) ?? BOARD_SORTS[0];
  const measure = sort?.measure?.(context);
  const rows = [...issues].map((issue) => {
    const value = measure?.(issue) ?? 0;
    const said = measure && sort ? voice.say(sort.unit, value) : '';
    return { issue, name: issueLabel(context, issue), value, said };
  });
  rows.sort((a, b) => b.value - a.value || voice.compare(a.name, b.name));
  return rows.map(({ issue, name, said }) => ({ issue, name, said }));
}

function articlesOn({ facts }: ViewContext, issue: IssueId): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { evidence } of facts.analysis.stances.get(issue)?.values() ?? []) {
    for (const { record } of evidence) paths.add(record.article.path);
  }
  return paths;
}
