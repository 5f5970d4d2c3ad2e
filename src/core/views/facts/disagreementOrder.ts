import type { DisagreementKind, RankedKind } from '../../analysis/disagreements/kinds';
import { pairRow, type Disagreement } from '../../analysis/disagreements/whoDisagrees';
import type { IssueAnalysis } from '../../analysis/issueAnalysis';
import { compareText } from '../../util/order';
import { rankMeasure, type DerivedRank } from '../../analysis/disagreements/rankedDerived';
import type { WantedPairs } from '../../analysis/disagreements/wantedPairs';
import type { ActorId, IssueId } from '../../model/ids';
import { sortTask } from '../../util/sortTask';
import type { Task } from '../../util/task';
import type { Facts } from './facts';
import { perLocalizer } from '../words/perVoice';
import { actorLabel, issueLabel, type NameContext } from '../words/nameLabels';

/** `evidence`: by the records on the weaker side; `articles`: by the number of articles; `recent`:
 * by the last day; `pairs`: issues by the number of their pairs, pairs by the number of their
 * issues. */
export type DisagreementSort = DerivedRank | 'pairs' | 'name';

/** The measure by which rows of one issue are sorted. */
export function rankWithin(sort: Exclude<DisagreementSort, 'name'>): DerivedRank {
  return sort === 'pairs' ? 'evidence' : sort;
}

export type RowOrder = (a: Disagreement, b: Disagreement) => number;

/** What is needed to sort rows. */
export interface OrderContext extends NameContext {
  readonly facts: Pick<Facts, 'analysis' | 'codebook' | 'kindCounts'>;
}

/** Rows in the order of a sort; equal ones by name, which begins with what the view groups by. */
export function sortedRows(
  context: OrderContext,
  rows: readonly Disagreement[],
  sort: DisagreementSort,
  leading: 'issue' | 'pair' = 'issue',
): readonly Disagreement[] {
  return [...rows].sort(rowOrder(context, sort, leading));
}

/** The comparison for a sort, which measures each row once. */
export function rowOrder(
  context: OrderContext,
  sort: DisagreementSort,
  leading: 'issue' | 'pair' = 'issue',
): RowOrder {
  const byName = nameOrder(context, leading);
  if (sort === 'name') return byName;
  const { issues } = idOrders(context);
  const byPairs: RowOrder = (a, b) =>
    pairsOf(context, b.kind, b.issue) - pairsOf(context, a.kind, a.issue) ||
    issues(a.issue, b.issue);
  const measure = rankMeasure(context.facts.analysis, rankWithin(sort));
  const measured = new Map<Disagreement, number>();
  const measureOf = (row: Disagreement): number => {
    let known = measured.get(row);
    if (known === undefined) measured.set(row, (known = measure(row)));
    return known;
  };
  const byRank: RowOrder = (a, b) => measureOf(b) - measureOf(a) || byName(a, b);
  return sort === 'pairs' ? (a, b) => byPairs(a, b) || byRank(a, b) : byRank;
}

/** Issues by the number of their pairs of a kind, the most first; equal ones by name. */
export function issuesByPairs(
  context: OrderContext,
  kind: DisagreementKind,
): (a: IssueId, b: IssueId) => number {
  const { issues } = idOrders(context);
  return (a, b) => pairsOf(context, kind, b) - pairsOf(context, kind, a) || issues(a, b);
}

function pairsOf(
  { facts }: OrderContext,
  kind: DisagreementKind,
  issue: IssueId | undefined,
): number {
  return facts.kindCounts.get(issue)?.[kind] ?? 0;
}

/** Compares by the names on screen, each computed once; equal ones by id. */
export function nameOrder(context: NameContext, leading: 'issue' | 'pair' = 'issue'): RowOrder {
  const { issues, actors } = idOrders(context);
  const byIssue: RowOrder = (a, b) => issues(a.issue, b.issue);
  const byPair: RowOrder = (a, b) =>
    actors(a.actors[0], b.actors[0]) || actors(a.actors[1], b.actors[1]);
  return leading === 'issue'
    ? (a, b) => byIssue(a, b) || byPair(a, b)
    : (a, b) => byPair(a, b) || byIssue(a, b);
}

/** The actors of an issue by their names, as places, cached as long as nothing changes on it. */
export function* placesByName(context: NameContext, on: IssueAnalysis): Task<readonly number[]> {
  const known = PLACES(context.localizer);
  let places = known.get(on);
  if (!places) {
    const { actors } = idOrders(context);
    const { stances } = on.pairs;
    const nameAt = (place: number): ActorId => stances[place]?.actor ?? '';
    places = yield* sortTask([...stances.keys()], (a, b) => actors(nameAt(a), nameAt(b)));
    known.set(on, places);
  }
  return places;
}

const PLACES = perLocalizer(() => new WeakMap<IssueAnalysis, readonly number[]>());

/** The rows of one kind of an issue by name, each made only when it is reached; see
 * `placesByName`. */
export function* rowsByName(
  on: IssueAnalysis,
  kind: RankedKind,
  places: readonly number[],
  wanted?: WantedPairs,
): Generator<Disagreement> {
  const { stances, [kind]: pairs } = on.pairs;
  const orderOf = new Map(places.map((place, order) => [place, order]));
  for (const place of places) {
    const one = stances[place];
    if (!one) continue;
    // The first actor of a pair is the first by id.
    const others = [...pairs.with(place, place + 1)].sort(
      (a, b) => (orderOf.get(a) ?? 0) - (orderOf.get(b) ?? 0),
    );
    for (const next of others) {
      const other = stances[next];
      if (other && isWanted(on.issue, one.actor, other.actor, wanted)) {
        yield pairRow(on, kind, one, other);
      }
    }
  }
}

function isWanted(
  issue: IssueId | undefined,
  one: ActorId,
  other: ActorId,
  wanted: WantedPairs | undefined,
): boolean {
  return wanted?.areWanted(issue, wanted.classOf(one), wanted.classOf(other)) ?? true;
}

interface IdOrders {
  readonly issues: (a: IssueId | undefined, b: IssueId | undefined) => number;
  readonly actors: (a: ActorId, b: ActorId) => number;
}

/** Ids by their names. */
export function idOrders(context: NameContext): IdOrders {
  return {
    issues: byName((issue: IssueId | undefined) => issueLabel(context, issue)),
    actors: byName((actor: ActorId) => actorLabel(context, [actor])),
  };

  function byName<Id extends string | undefined>(
    nameOf: (id: Id) => string,
  ): (a: Id, b: Id) => number {
    const names = new Map<Id, string>();
    const known = (id: Id): string => {
      let name = names.get(id);
      if (name === undefined) names.set(id, (name = nameOf(id)));
      return name;
    };
    return (a, b) =>
      a === b ? 0 : context.localizer.compare(known(a), known(b)) || compareText(a ?? '', b ?? '');
  }
}
