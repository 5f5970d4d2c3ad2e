import {
  derivedRow,
  isDerived,
  type Disagreement,
} from '../../analysis/disagreements/whoDisagrees';
import type { IssueAnalysis } from '../../analysis/issueAnalysis';
import type { NetStance } from '../../analysis/netStances';
import { compareText } from '../../model/order';
import { rankMeasure, type DerivedRank } from '../../analysis/disagreements/rankedDerived';
import type { WantedPairs } from '../../analysis/disagreements/wantedPairs';
import type { ActorId, IssueId } from '../../model/ids';
import { sortTask } from '../../util/sortTask';
import type { Task } from '../../util/task';
import type { Facts } from './facts';
import { perVoice } from '../words/perVoice';
import { actorLabel, issueLabel, type NameContext } from '../words/nameLabels';

/** `evidence`: by the records on the weaker side; `articles`: by how many speak of it; `recent`: by
 * the last day. */
export type DisagreementSort = DerivedRank | 'name';

export type RowOrder = (a: Disagreement, b: Disagreement) => number;

/** Enough to put rows in order. */
export interface OrderContext extends NameContext {
  readonly facts: Pick<Facts, 'analysis' | 'codebook'>;
}

/** Rows in the order asked for; equal ones by name, which begins with what the view groups by. */
export function sortedRows(
  context: OrderContext,
  rows: readonly Disagreement[],
  sort: DisagreementSort,
  leading: 'issue' | 'pair' = 'issue',
): readonly Disagreement[] {
  return [...rows].sort(rowOrder(context, sort, leading));
}

/** Each row is measured once. */
export function rowOrder(
  context: OrderContext,
  sort: DisagreementSort,
  leading: 'issue' | 'pair' = 'issue',
): RowOrder {
  const byName = nameOrder(context, leading);
  if (sort === 'name') return byName;
  const measure = rankMeasure(context.facts.analysis, sort);
  const measured = new Map<Disagreement, number>();
  const measureOf = (row: Disagreement): number => {
    let known = measured.get(row);
    if (known === undefined) measured.set(row, (known = measure(row)));
    return known;
  };
  return (a, b) => measureOf(b) - measureOf(a) || byName(a, b);
}

/** By the names on screen, each made once; of one name by id. */
export function nameOrder(context: NameContext, leading: 'issue' | 'pair' = 'issue'): RowOrder {
  const { issues, actors } = idOrders(context);
  const byIssue: RowOrder = (a, b) => issues(a.issue, b.issue);
  const byPair: RowOrder = (a, b) =>
    actors(a.actors[0], b.actors[0]) || actors(a.actors[1], b.actors[1]);
  return leading === 'issue'
    ? (a, b) => byIssue(a, b) || byPair(a, b)
    : (a, b) => byPair(a, b) || byIssue(a, b);
}

/** The net stances for and against an issue by the names of their actors, kept as long as nothing changes on it. */
export function* takingByName(context: NameContext, on: IssueAnalysis): Task<readonly NetStance[]> {
  const known = TAKING(context.voice);
  let taking = known.get(on);
  if (!taking) {
    const { actors } = idOrders(context);
    const sided = [...on.stances.values()].filter(({ sign }) => sign !== 0);
    taking = yield* sortTask(sided, (a, b) => actors(a.actor, b.actor));
    known.set(on, taking);
  }
  return taking;
}

const TAKING = perVoice(() => new WeakMap<IssueAnalysis, readonly NetStance[]>());

/** The derived rows of an issue by name, each made when it is its turn; see `takingByName`. */
export function* derivedByName(
  on: IssueAnalysis,
  taking: readonly NetStance[],
  wanted?: WantedPairs,
): Generator<Disagreement> {
  const opponents = opponentsIn(taking, on.issue, wanted);
  for (const one of taking) {
    for (const other of opponents(one)) {
      // The first of a pair is the first by id.
      if (compareText(one.actor, other.actor) > 0) continue;
      if (isDerived(on, one, other)) yield derivedRow(on, one, other);
    }
  }
}

/** Of those on the other side the ones that are wanted with somebody, in the order given. */
function opponentsIn(
  taking: readonly NetStance[],
  issue: IssueId | undefined,
  wanted: WantedPairs | undefined,
): (one: NetStance) => readonly NetStance[] {
  const known = new Map<string, readonly NetStance[]>();
  return ({ actor, sign }) => {
    const own = wanted?.classOf(actor) ?? 0;
    const key = `${String(sign)} ${String(own)}`;
    let others = known.get(key);
    if (!others) {
      const areWanted = (other: ActorId): boolean =>
        wanted?.areWanted(issue, own, wanted.classOf(other)) ?? true;
      others = taking.filter((other) => sign * other.sign < 0 && areWanted(other.actor));
      known.set(key, others);
    }
    return others;
  };
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
      a === b ? 0 : context.voice.compare(known(a), known(b)) || compareText(a ?? '', b ?? '');
  }
}
