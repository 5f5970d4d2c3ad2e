import type { OtherKind } from '../../analysis/disagreements/kinds';
import { otherRowsOn, type Disagreement } from '../../analysis/disagreements/whoDisagrees';
import { groupedBy } from '../../analysis/records/groups';
import { perIssue, type IssueAnalysis } from '../../analysis/issueAnalysis';
import type { Task } from '../../util/task';
import { perLocalizer } from '../words/perVoice';
import type { Counted, RowGroup } from './disagreementLists';
import { rowOrder, sortedRows, type DisagreementSort, type RowOrder } from './disagreementOrder';
import type { ViewContext } from './facts';
import { firstOfLists } from './firstOfLists';
import type { NameFilter } from './nameFilter';

/** Rows of one other kind in the order of a sort; all of them are made. The rows of an issue are
 * cached as long as nothing changes on it. */
export interface OtherList extends Counted<Disagreement> {
  /** The issues that have rows, in the order of their first rows. */
  readonly issues: readonly RowGroup[];
  /** The rows of each issue. */
  readonly lists: readonly (readonly Disagreement[])[];
}

export function* otherList(
  context: ViewContext,
  kind: OtherKind,
  sort: DisagreementSort,
  filter?: NameFilter,
): Task<OtherList> {
  const { analysis } = context.facts;
  const lists: (readonly Disagreement[])[] = [];
  let count = 0;
  for (const [issue, on] of analysis.issues) {
    const own = ofKindOn(on, kind);
    if (own.length === 0) continue;
    const sorted = sortedOnce(context, own, sort);
    const rows = filter ? sorted.filter(({ actors }) => filter.holdsPair(issue, actors)) : sorted;
    count += rows.length;
    if (rows.length > 0) lists.push(rows);
    yield undefined;
  }
  const order = rowOrder(context, sort);
  return {
    count,
    lists,
    get issues() {
      // A stated pair counts only where no other kind applies, so that kind counts are not the
      // number of rows.
      const groupOrder = sort === 'pairs' ? byLength(rowOrder(context, 'name')) : byFirst(order);
      const inOrder = lists.toSorted(groupOrder);
      return inOrder.map((rows): RowGroup => ({
        id: rows[0]?.issue ?? '',
        count: rows.length,
        first: (most: number) => rows.slice(0, most),
      }));
    },
    first: (most) => firstOfLists(lists, most, order),
  };
}

type Rows = readonly Disagreement[];

function byFirst(order: RowOrder): (one: Rows, other: Rows) => number {
  return ([a], [b]) => (a && b ? order(a, b) : 0);
}

function byLength(order: RowOrder): (one: Rows, other: Rows) => number {
  const inOrder = byFirst(order);
  return (one, other) => other.length - one.length || inOrder(one, other);
}

/** The rows of a kind of an issue, unsorted. */
export function ofKindOn(on: IssueAnalysis, kind: OtherKind): readonly Disagreement[] {
  return rowsByKind(on).get(kind) ?? [];
}

const rowsByKind = perIssue((on) => groupedBy(otherRowsOn(on), ({ kind }) => kind));

/** Rows of one issue and kind in the order of a sort, cached with the issue. */
function sortedOnce(
  context: ViewContext,
  rows: readonly Disagreement[],
  sort: DisagreementSort,
): readonly Disagreement[] {
  const orders = SORTED(context.localizer);
  const known = orders.get(rows) ?? (new Map() as Sorted);
  orders.set(rows, known);
  const sorted = known.get(sort) ?? sortedRows(context, rows, sort);
  known.set(sort, sorted);
  return sorted;
}

type Sorted = Map<DisagreementSort, readonly Disagreement[]>;

const SORTED = perLocalizer(() => new WeakMap<readonly Disagreement[], Sorted>());
