import { addAll } from '../../util/lists';
import {
  byKind,
  isCountedKind,
  RANKED_KINDS,
  type RankedKind,
} from '../../analysis/disagreements/kinds';
import { haveRow, otherRowsOn, type Disagreement } from '../../analysis/disagreements/whoDisagrees';
import type { IssueAnalysis } from '../../analysis/issueAnalysis';
import { statedAloneOn } from '../../analysis/disagreements/findRows';
import { firstDerived, type DerivedRank } from '../../analysis/disagreements/rankedDerived';
import type { IssueId } from '../../model/ids';
import { sortTask } from '../../util/sortTask';
import { runSync, type Task } from '../../util/task';
import {
  idOrders,
  issuesByPairs,
  nameOrder,
  rankWithin,
  rowOrder,
  rowsByName,
  sortedRows,
  placesByName,
  type DisagreementSort,
} from './disagreementOrder';
import { kindTotal, pairTotal, type Facts, type ViewContext } from './facts';
import { MOST_CHILDREN } from './firstOfLists';
import { append } from './grouping';
import type { NameFilter } from './nameFilter';
import { ofKindOn } from './otherLists';
import { perLocalizer } from '../words/perVoice';

/** The first items of a list, with the number of all. */
export interface Counted<Item> {
  readonly count: number;
  readonly first: (most: number) => readonly Item[];
}

/** Rows of one issue or one pair. */
export interface RowGroup extends Counted<Disagreement> {
  readonly id: string;
}

/** The kind of rows that a list has, and their sort. */
interface RowsAsked {
  readonly context: ViewContext;
  readonly kind: RankedKind;
  readonly sort: DisagreementSort;
  readonly filter?: NameFilter | undefined;
}

/** A list of which the first page is made in steps and kept; more of it on demand. */
export function* countTask<Item>(
  count: number,
  make: (most: number) => Task<readonly Item[]>,
): Task<Counted<Item>> {
  let known = yield* make(MOST_CHILDREN);
  const first = (most: number): readonly Item[] => {
    if (known.length >= Math.min(most, count)) return known.slice(0, most);
    const more = runSync(make(most));
    // All rows of a large corpus are too many to keep.
    if (Number.isFinite(most)) known = more;
    return more;
  };
  return { count, first };
}

/** A list of which all items are made. */
export function countedAll<Item>(all: readonly Item[]): Counted<Item> {
  return { count: all.length, first: (most) => all.slice(0, most) };
}

/** The issues that have rows of a kind. */
export function issuesWith({ kindCounts }: Facts, kind: RankedKind): readonly IssueId[] {
  return [...kindCounts].flatMap(([issue, counts]) =>
    issue !== undefined && counts[kind] > 0 ? [issue] : [],
  );
}

/** The rows of a kind, in the order of their sort. */
export function* pairRows(
  context: ViewContext,
  kind: RankedKind,
  sort: DisagreementSort,
): Task<Counted<Disagreement>> {
  const count = kindTotal(context.facts, kind);
  return yield* countTask(count, (most) => firstPairRows({ context, kind, sort }, most));
}

export function* firstPairRows(asked: RowsAsked, most: number): Task<readonly Disagreement[]> {
  const issues = issuesWith(asked.context.facts, asked.kind);
  const { context, kind, sort } = asked;
  if (sort === 'name') {
    return yield* firstOn(asked, yield* sortTask(issues, idOrders(context).issues), most);
  }
  if (sort !== 'pairs') return yield* firstOn(asked, issues, most);
  const rows: Disagreement[] = [];
  for (const issue of yield* sortTask(issues, issuesByPairs(context, kind))) {
    if (rows.length >= most) break;
    addAll(rows, yield* firstOn(asked, [issue], most - rows.length));
  }
  return rows;
}

/** The rows of a kind by issue, in the order of their first rows. */
export function* rowsByIssue(
  context: ViewContext,
  kind: RankedKind,
  sort: DisagreementSort,
): Task<Counted<RowGroup>> {
  const { kindCounts } = context.facts;
  const asked = { context, kind, sort };
  const leaders: Disagreement[] = [];
  for (const issue of issuesWith(context.facts, kind)) {
    addAll(leaders, yield* leaderOn(asked, issue));
    yield undefined;
  }
  const inOrder = yield* sortTask(leaders, rowOrder(context, sort));
  const groups = inOrder.map((leader): RowGroup => {
    const { issue = '' } = leader;
    return {
      id: issue,
      count: kindCounts.get(issue)?.[kind] ?? 1,
      first: (most) => (most === 1 ? [leader] : runSync(firstOn(asked, [issue], most))),
    };
  });
  return countedAll(groups);
}

/** The first row of an issue, cached as long as nothing changes on the issue; by name it is not
 * cached. */
function* leaderOn(asked: RowsAsked, issue: IssueId): Task<readonly Disagreement[]> {
  const { context, kind, sort } = asked;
  if (sort === 'name') return yield* firstOn(asked, [issue], 1);
  const on = context.facts.analysis.on(issue);
  const known = LEADERS(context.localizer)[kind][rankWithin(sort)];
  let leader = known.get(on);
  if (!leader) known.set(on, (leader = yield* firstOn(asked, [issue], 1)));
  return leader;
}

function* firstOn(
  { context, kind, sort, filter }: RowsAsked,
  issues: readonly IssueId[],
  most: number,
): Task<readonly Disagreement[]> {
  const { analysis } = context.facts;
  if (sort !== 'name') {
    const compare = nameOrder(context);
    const choice = { kind, most, rank: rankWithin(sort), compare, wanted: filter };
    return yield* firstDerived(analysis, issues, choice);
  }
  // An issue is sorted by its own name.
  const rows: Disagreement[] = [];
  for (const issue of issues) {
    const on = analysis.on(issue);
    const places = yield* placesByName(context, on);
    for (const row of rowsByName(on, kind, places, filter)) {
      if (rows.length >= most) return rows;
      rows.push(row);
      if (rows.length % ROWS_AT_ONCE === 0) yield undefined;
    }
    yield undefined;
  }
  return rows;
}

const ROWS_AT_ONCE = 500;

/** The disagreements with most evidence, and the number of all. */
export function weightiestRows(
  context: ViewContext,
  most: number,
): { readonly rows: readonly Disagreement[]; readonly all: number } {
  const derived = runSync(firstPairRows({ context, kind: 'derived', sort: 'evidence' }, most));
  const others = context.facts.otherRows.filter(({ kind }) => isCountedKind(kind));
  const rows = sortedRows(context, [...derived, ...others], 'evidence').slice(0, most);
  return { rows, all: pairTotal(context.facts) };
}

export interface PairRows {
  readonly count: number;
  readonly first: (most: number) => readonly (readonly Disagreement[])[];
}

/** The pairs of an issue that disagree, on balance or at times, each with its rows, those with most
 * evidence first. */
export function pairsOn(context: ViewContext, issue: IssueId): PairRows {
  const { analysis, pairCounts } = context.facts;
  const on = analysis.on(issue);
  const byPair = new Map<string, Disagreement[]>();
  for (const row of sortedRows(context, otherRowsOn(on), 'evidence')) {
    const [a, b] = row.actors;
    const isPair = isCountedKind(row.kind) || haveRow(on, 'derived', a, b);
    if (row.kind !== 'one-sided' && isPair) append(byPair, keyOf(row), row);
  }
  const others = [...byPair.values()].filter(([row]) => row && isCountedKind(row.kind));
  const order = rowOrder(context, 'evidence');
  return {
    count: pairCounts.get(issue) ?? 0,
    first: (most) => {
      const asked = { context, kind: 'derived', sort: 'evidence' } as const;
      const derived = runSync(firstOn(asked, [issue], most));
      const leaders = [...derived, ...others.flatMap((rows) => rows.slice(0, 1))];
      return leaders
        .sort(order)
        .slice(0, most)
        .map((row) => [...new Set([row, ...(byPair.get(keyOf(row)) ?? [])])]);
    },
  };
}

/** The pairs of an issue that do not count as disagreements: of one side, or only stated; each with
 * its rows, those with most evidence first. */
export function otherPairsOn(
  context: ViewContext,
  issue: IssueId,
): readonly (readonly Disagreement[])[] {
  const on = context.facts.analysis.on(issue);
  const beside = new Set<Disagreement>([...ofKindOn(on, 'internal'), ...statedAloneOn(on)]);
  const byPair = new Map<string, Disagreement[]>();
  for (const row of sortedRows(context, [...beside], 'evidence')) append(byPair, keyOf(row), row);
  return [...byPair.values()];
}

function keyOf({ actors }: Disagreement): string {
  return JSON.stringify(actors);
}

/** The first row of a kind of each issue. */
const LEADERS = perLocalizer(() => byKind(RANKED_KINDS, leadersByRank));

function leadersByRank(): Record<DerivedRank, WeakMap<IssueAnalysis, readonly Disagreement[]>> {
  return { evidence: new WeakMap(), articles: new WeakMap(), recent: new WeakMap() };
}
