import {
  derivedRow,
  isDerived,
  type Disagreement,
} from '../../analysis/disagreements/whoDisagrees';
import { lazily } from '../../util/lazily';
import type { IssueAnalysis } from '../../analysis/issueAnalysis';
import { opposedActors, type OpposedActors } from '../../analysis/disagreements/opposedActors';
import type { Pair } from '../../analysis/records/pairMap';
import { firstDerived } from '../../analysis/disagreements/rankedDerived';
import { sortTask } from '../../util/sortTask';
import { runSync, type Task } from '../../util/task';
import {
  countedInSteps,
  type Counted,
  type RowGroup,
  type UnderivedList,
} from '../facts/disagreementLists';
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

/** Derived rows by pair, in the order of their first rows. Pairs are counted, and only those that are shown
 * get rows. */
export function* derivedByPair(
  context: ViewContext,
  sort: DisagreementSort,
): Task<Counted<RowGroup>> {
  const opposed = yield* opposedActors(context.facts.analysis);
  return yield* countedInSteps(opposed.count, (most) => firstGroups(context, sort, opposed, most));
}

/** Of rows that are all made. Only pairs that are shown are put in order. */
export function underivedByPair(
  context: ViewContext,
  { lists }: UnderivedList,
  sort: DisagreementSort,
): Counted<RowGroup> {
  const groups = new Map<string, Disagreement[]>();
  for (const rows of lists) for (const row of rows) append(groups, idOf(row.actors), row);
  const order = rowOrder(context, sort, 'pair');
  const first = function* (most: number): Task<readonly Disagreement[]> {
    yield undefined;
    return firstOfLists(lists, most, order);
  };
  return {
    count: groups.size,
    first: (most) =>
      runSync(firstLeaders(groups.size, most, first)).map((leader) => {
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

/** The best row of each pair: among twice as many rows as pairs, or four times, until there are enough. */
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
  context: ViewContext,
  sort: DisagreementSort,
  opposed: OpposedActors,
  most: number,
): Task<readonly RowGroup[]> {
  const groups: RowGroup[] = [];
  if (sort === 'name') {
    for (const pair of yield* pairsByName(context, opposed, most)) {
      groups.push(groupOf(context, sort, pair));
      yield undefined;
    }
    return groups;
  }
  const { analysis, derivedCounts } = context.facts;
  const compare = nameOrder(context, 'pair');
  const firstRows = (rows: number): Task<readonly Disagreement[]> =>
    firstDerived(analysis, derivedCounts.keys(), { most: rows, rank: sort, compare });
  for (const leader of yield* firstLeaders(opposed.count, most, firstRows)) {
    groups.push(groupOf(context, sort, leader.actors, leader));
    yield undefined;
  }
  return groups;
}

function groupOf(
  context: ViewContext,
  sort: DisagreementSort,
  pair: Pair,
  leader?: Disagreement,
): RowGroup {
  const { analysis, derivedCounts } = context.facts;
  const stancesOn = ({ stances }: IssueAnalysis) =>
    [stances.get(pair[0]), stances.get(pair[1])] as const;
  const issues = [...derivedCounts.keys()]
    .map((issue) => analysis.on(issue))
    .filter((on) => isDerived(on, ...stancesOn(on)));
  const rowOn = (on: IssueAnalysis): readonly Disagreement[] => {
    const [one, other] = stancesOn(on);
    return one && other ? [derivedRow(on, one, other)] : [];
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

function idOf(actors: Pair): string {
  return JSON.stringify(actors);
}
