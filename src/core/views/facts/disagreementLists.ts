import { addAll } from '../../util/lists';
import {
  isDerived,
  underivedOn,
  type Disagreement,
  type DisagreementKind,
} from '../../analysis/disagreements/whoDisagrees';
import { perIssue, type IssueAnalysis } from '../../analysis/issueAnalysis';
import { firstDerived, type DerivedRank } from '../../analysis/disagreements/rankedDerived';
import type { IssueId } from '../../model/ids';
import { sortTask } from '../../util/sortTask';
import { runSync, type Task } from '../../util/task';
import {
  derivedByName,
  idOrders,
  nameOrder,
  rowOrder,
  sortedRows,
  takingByName,
  type DisagreementSort,
} from './disagreementOrder';
import { derivedTotal, type ViewContext } from './facts';
import { firstOfLists, MOST_CHILDREN } from './firstOfLists';
import { append } from './grouping';
import type { NameFilter } from './nameFilter';
import { perVoice } from '../words/perVoice';

/** As many as are shown, of so many. */
export interface Counted<Item> {
  readonly count: number;
  readonly first: (most: number) => readonly Item[];
}

/** Rows of one issue or one pair. */
export interface RowGroup extends Counted<Disagreement> {
  readonly id: string;
}

/** Which derived rows are listed, and how. */
interface DerivedAsked {
  readonly context: ViewContext;
  readonly sort: DisagreementSort;
  readonly filter?: NameFilter | undefined;
}

/** What is shown at first is made in steps, and kept; more of it when somebody looks. */
export function* countedInSteps<Item>(
  count: number,
  make: (most: number) => Task<readonly Item[]>,
): Task<Counted<Item>> {
  let known = yield* make(MOST_CHILDREN);
  const first = (most: number): readonly Item[] => {
    if (known.length >= Math.min(most, count)) return known.slice(0, most);
    const more = runSync(make(most));
    // All of a large corpus are more than anybody keeps.
    if (Number.isFinite(most)) known = more;
    return more;
  };
  return { count, first };
}

/** Of what is all there. */
export function countedAll<Item>(all: readonly Item[]): Counted<Item> {
  return { count: all.length, first: (most) => all.slice(0, most) };
}

/** Derived rows, in the order of their sort. */
export function* derivedRows(
  context: ViewContext,
  sort: DisagreementSort,
): Task<Counted<Disagreement>> {
  const count = derivedTotal(context.facts);
  return yield* countedInSteps(count, (most) => firstDerivedRows({ context, sort }, most));
}

export function* firstDerivedRows(
  asked: DerivedAsked,
  most: number,
): Task<readonly Disagreement[]> {
  const issues = [...asked.context.facts.derivedCounts.keys()];
  const inOrder =
    asked.sort === 'name' ? yield* sortTask(issues, idOrders(asked.context).issues) : issues;
  return yield* firstOn(asked, inOrder, most);
}

/** The same by issue, in the order of their first rows. */
export function* derivedByIssue(
  context: ViewContext,
  sort: DisagreementSort,
): Task<Counted<RowGroup>> {
  const { derivedCounts } = context.facts;
  const leaders: Disagreement[] = [];
  for (const issue of derivedCounts.keys()) {
    addAll(leaders, yield* leaderOn(context, sort, issue));
    yield undefined;
  }
  const inOrder = yield* sortTask(leaders, rowOrder(context, sort));
  const groups = inOrder.map((leader): RowGroup => {
    const { issue = '' } = leader;
    return {
      id: issue,
      count: derivedCounts.get(issue) ?? 1,
      first: (most) => (most === 1 ? [leader] : runSync(firstOn({ context, sort }, [issue], most))),
    };
  });
  return countedAll(groups);
}

/** The first row of an issue, kept as long as nothing changes on the issue; by name it is made anew. */
function* leaderOn(
  context: ViewContext,
  sort: DisagreementSort,
  issue: IssueId,
): Task<readonly Disagreement[]> {
  if (sort === 'name') return yield* firstOn({ context, sort }, [issue], 1);
  const on = context.facts.analysis.on(issue);
  const known = LEADERS(context.voice)[sort];
  let leader = known.get(on);
  if (!leader) known.set(on, (leader = yield* firstOn({ context, sort }, [issue], 1)));
  return leader;
}

function* firstOn(
  { context, sort, filter }: DerivedAsked,
  issues: readonly IssueId[],
  most: number,
): Task<readonly Disagreement[]> {
  const { analysis } = context.facts;
  if (sort !== 'name') {
    const compare = nameOrder(context);
    return yield* firstDerived(analysis, issues, { most, rank: sort, compare, wanted: filter });
  }
  // An issue stands where its own name does.
  const rows: Disagreement[] = [];
  for (const issue of issues) {
    const on = analysis.on(issue);
    const taking = yield* takingByName(context, on);
    for (const row of derivedByName(on, taking, filter)) {
      if (rows.length >= most) return rows;
      rows.push(row);
      if (rows.length % ROWS_IN_STEP === 0) yield undefined;
    }
    yield undefined;
  }
  return rows;
}

const ROWS_IN_STEP = 500;

/** The rows with most evidence that are not one-sided, and how many there are in all. */
export function weightiestRows(
  context: ViewContext,
  most: number,
): { readonly rows: readonly Disagreement[]; readonly all: number } {
  const derived = runSync(firstDerivedRows({ context, sort: 'evidence' }, most));
  const others = context.facts.underived.filter(({ kind }) => kind !== 'one-sided');
  const rows = sortedRows(context, [...derived, ...others], 'evidence').slice(0, most);
  return { rows, all: derivedTotal(context.facts) + others.length };
}

export interface PairRows {
  readonly count: number;
  readonly first: (most: number) => readonly (readonly Disagreement[])[];
}

/** The pairs of an issue that disagree, each with its rows, those with most evidence first. One-sided
 * rows are not among them. */
export function pairsOn(context: ViewContext, issue: IssueId): PairRows {
  const { analysis, derivedCounts } = context.facts;
  const on = analysis.on(issue);
  const others = underivedOn(on).filter(({ kind }) => kind !== 'one-sided');
  const byPair = new Map<string, Disagreement[]>();
  for (const row of sortedRows(context, others, 'evidence')) append(byPair, keyOf(row), row);
  const alone = [...byPair.values()].filter(
    ([row]) => row && !isDerived(on, on.stances.get(row.actors[0]), on.stances.get(row.actors[1])),
  );
  const order = rowOrder(context, 'evidence');
  return {
    count: (derivedCounts.get(issue) ?? 0) + alone.length,
    first: (most) => {
      const derived = runSync(firstOn({ context, sort: 'evidence' }, [issue], most));
      const leaders = [...derived, ...alone.flatMap((rows) => rows.slice(0, 1))];
      return leaders
        .sort(order)
        .slice(0, most)
        .map((row) => [...new Set([row, ...(byPair.get(keyOf(row)) ?? [])])]);
    },
  };
}

function keyOf({ actors }: Disagreement): string {
  return JSON.stringify(actors);
}

/** The first derived row of each issue. */
const LEADERS = perVoice(
  (): Record<DerivedRank, WeakMap<IssueAnalysis, readonly Disagreement[]>> => {
    return { evidence: new WeakMap(), articles: new WeakMap(), recent: new WeakMap() };
  },
);

export type Underived = Exclude<DisagreementKind, 'derived'>;

/** Rows of one other kind in the order of a sort: of these all are made. What is made for an issue is kept as
 * long as nothing changes on it. */
export interface UnderivedList extends Counted<Disagreement> {
  /** The issues that have some, in the order of their first rows. */
  readonly issues: readonly RowGroup[];
  /** The rows of each issue. */
  readonly lists: readonly (readonly Disagreement[])[];
}

export function* underivedList(
  context: ViewContext,
  kind: Underived,
  sort: DisagreementSort,
  filter?: NameFilter,
): Task<UnderivedList> {
  const { analysis } = context.facts;
  const lists: (readonly Disagreement[])[] = [];
  let count = 0;
  for (const [issue, on] of analysis.issues) {
    const own = ofKindOn(on)[kind];
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
      const inOrder = lists.toSorted(([a], [b]) => (a && b ? order(a, b) : 0));
      return inOrder.map((rows): RowGroup => ({
        id: rows[0]?.issue ?? '',
        count: rows.length,
        first: (most: number) => rows.slice(0, most),
      }));
    },
    first: (most) => firstOfLists(lists, most, order),
  };
}

const ofKindOn = perIssue((on) => {
  const rows = underivedOn(on);
  const ofKind = (kind: Underived) => rows.filter((row) => row.kind === kind);
  return {
    internal: ofKind('internal'),
    stated: ofKind('stated'),
    'one-sided': ofKind('one-sided'),
  };
});

/** Rows of one issue and kind, which are remembered with the issue, in the order of a sort. */
function sortedOnce(
  context: ViewContext,
  rows: readonly Disagreement[],
  sort: DisagreementSort,
): readonly Disagreement[] {
  const orders = SORTED(context.voice);
  const known = orders.get(rows) ?? (new Map() as Sorted);
  orders.set(rows, known);
  const sorted = known.get(sort) ?? sortedRows(context, rows, sort);
  known.set(sort, sorted);
  return sorted;
}

type Sorted = Map<DisagreementSort, readonly Disagreement[]>;

const SORTED = perVoice(() => new WeakMap<readonly Disagreement[], Sorted>());
