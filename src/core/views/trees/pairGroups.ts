import type { RankedKind } from '../../analysis/disagreements/kinds';
import { haveRow, pairRow, type Disagreement } from '../../analysis/disagreements/whoDisagrees';
import { lazily } from '../../util/lazily';
import type { IssueAnalysis } from '../../analysis/issueAnalysis';
import { opposedActors, type OpposedActors } from '../../analysis/disagreements/opposedActors';
import type { Pair } from '../../analysis/records/pairMap';
import { firstDerived } from '../../analysis/disagreements/rankedDerived';
import { sortTask } from '../../util/sortTask';
import { runSync, type Task } from '../../util/task';
import { countTask, issuesWith, type Counted, type RowGroup } from '../facts/disagreementLists';
import type { OtherList } from '../facts/otherLists';
import {
  idOrders,
  nameOrder,
  rowOrder,
  sortedRows,
  type DisagreementSort,
} from '../facts/disagreementOrder';
import { firstOfLists } from '../facts/firstOfLists';
import { append } from '../facts/grouping';
import type { ViewContext } from '../facts/facts';

/** Rows of one kind by pair, in the order of their first rows. Pairs are counted, and only shown
 * ones get rows. */
export function* rowsByPair(
  context: ViewContext,
  kind: RankedKind,
  sort: DisagreementSort,
): Task<Counted<RowGroup>> {
  const opposed = yield* opposedActors(context.facts.analysis, kind);
  const asked = { context, kind, sort };
  return yield* countTask(opposed.count, (most) => firstGroups(asked, opposed, most));
}

interface GroupsAsked {
  readonly context: ViewContext;
  readonly kind: RankedKind;
  readonly sort: DisagreementSort;
}

/** Rows by pair, from rows that are all made. Only shown pairs are sorted. */
export function otherRowsByPair(
  context: ViewContext,
  { lists }: OtherList,
  sort: DisagreementSort,
): Counted<RowGroup> {
  const groups = new Map<string, Disagreement[]>();
  for (const rows of lists) for (const row of rows) append(groups, idOf(row.actors), row);
  const order = rowOrder(context, sort, 'pair');
  const first = function* (most: number): Task<readonly Disagreement[]> {
    yield undefined;
    return firstOfLists(lists, most, order);
  };
  const byName = nameOrder(context, 'pair');
  const leadersByCount = (most: number): readonly Disagreement[] =>
    [...groups.values()]
      .map((rows) => ({ leader: rows.toSorted(order)[0], count: rows.length }))
      .flatMap(({ leader, count }) => (leader ? [{ leader, count }] : []))
      .sort((a, b) => b.count - a.count || byName(a.leader, b.leader))
      .slice(0, most)
      .map(({ leader }) => leader);
  return {
    count: groups.size,
    first: (most) =>
      (sort === 'pairs'
        ? leadersByCount(most)
        : runSync(firstLeaders(groups.size, most, first))
      ).map((leader) => {
        const id = idOf(leader.actors);
        const rows = lazily(() => groups.get(id)?.toSorted(order) ?? []);
        return {
          id,
          count: groups.get(id)?.length ?? 0,
          first: (few) => (few === 1 ? [leader] : rows().slice(0, few)),
        };
      }),
  };
}

/** The first row of each pair, found among twice as many rows as pairs, or four times, until there
 * are enough. */
function* firstLeaders(
  pairs: number,
  most: number,
  firstRows: (asked: number) => Task<readonly Disagreement[]>,
): Task<readonly Disagreement[]> {
  const wanted = Math.min(most, pairs);
  for (let asked = 2 * wanted; ; asked *= 2) {
    const rows = yield* firstRows(asked);
    const leaders = leadersAmong(rows);
    if (leaders.length >= wanted || rows.length < asked) return leaders.slice(0, most);
  }
}

/** The first row of each pair. */
function leadersAmong(rows: readonly Disagreement[]): readonly Disagreement[] {
  const leaders = new Map<string, Disagreement>();
  for (const row of rows) {
    const id = idOf(row.actors);
    if (!leaders.has(id)) leaders.set(id, row);
  }
  return [...leaders.values()];
}

function* firstGroups(
  asked: GroupsAsked,
  opposed: OpposedActors,
  most: number,
): Task<readonly RowGroup[]> {
  const { context, kind, sort } = asked;
  const groups: RowGroup[] = [];
  if (sort === 'name' || sort === 'pairs') {
    const firstPairs = sort === 'name' ? pairsByName : pairsByIssues;
    for (const pair of yield* firstPairs(context, opposed, most)) {
      groups.push(groupOf(asked, pair));
      yield undefined;
    }
    return groups;
  }
  const compare = nameOrder(context, 'pair');
  const issues = issuesWith(context.facts, kind);
  const firstRows = (rows: number): Task<readonly Disagreement[]> =>
    firstDerived(context.facts.analysis, issues, { kind, most: rows, rank: sort, compare });
  for (const leader of yield* firstLeaders(opposed.count, most, firstRows)) {
    groups.push(groupOf(asked, leader.actors, leader));
    yield undefined;
  }
  return groups;
}

function groupOf(
  { context, kind, sort }: GroupsAsked,
  pair: Pair,
  leader?: Disagreement,
): RowGroup {
  const { analysis } = context.facts;
  const issues = issuesWith(context.facts, kind)
    .map((issue) => analysis.on(issue))
    .filter((on) => haveRow(on, kind, ...pair));
  const rowOn = (on: IssueAnalysis): readonly Disagreement[] => {
    const [one, other] = [on.stances.get(pair[0]), on.stances.get(pair[1])];
    return one && other ? [pairRow(on, kind, one, other)] : [];
  };
  const rows = lazily(() => sortedRows(context, issues.flatMap(rowOn), sort, 'pair'));
  return {
    id: idOf(pair),
    count: issues.length,
    first: (most) => (leader && most === 1 ? [leader] : rows().slice(0, most)),
  };
}

function* pairsByName(
  context: ViewContext,
  opposed: OpposedActors,
  most: number,
): Task<readonly Pair[]> {
  const byName = idOrders(context).actors;
  const places = yield* sortTask([...opposed.actors.keys()], (a, b) =>
    byName(opposed.actors[a] ?? '', opposed.actors[b] ?? ''),
  );
  const pairs: Pair[] = [];
  for (const place of places) {
    if (pairs.length >= most) break;
    const actor = opposed.actors[place] ?? '';
    for (const other of [...opposed.behind(place)].sort(byName)) pairs.push([actor, other]);
    yield undefined;
  }
  return pairs.slice(0, most);
}

/** Pairs by the number of issues on which they are opposed; equal ones by name. Costs a look at
 * each row. */
function* pairsByIssues(
  context: ViewContext,
  opposed: OpposedActors,
  most: number,
): Task<readonly Pair[]> {
  const byName = idOrders(context).actors;
  const order = (a: CountedPair, b: CountedPair): number =>
    b.issues - a.issues || byName(a.pair[0], b.pair[0]) || byName(a.pair[1], b.pair[1]);
  let found: CountedPair[] = [];
  const cut = (): void => {
    found = found.sort(order).slice(0, most);
  };
  for (const [place, actor] of opposed.actors.entries()) {
    for (const [other, issues] of opposed.issuesBehind(place)) {
      found.push({ pair: [actor, other], issues });
    }
    // Of a million pairs only as many are kept as may be shown.
    if (found.length > 4 * most + MANY_PAIRS) cut();
    yield undefined;
  }
  cut();
  return found.map(({ pair }) => pair);
}

interface CountedPair {
  readonly pair: Pair;
  readonly issues: number;
}

const MANY_PAIRS = 1000;

function idOf(actors: Pair): string {
  return JSON.stringify(actors);
}
