import type { ActorId } from '../../model/ids';
import { addAll, sum } from '../../util/lists';
import type { IssueAnalysis } from '../issueAnalysis';
import type { Pair } from '../records/pairMap';
import { COUNTED_KINDS, RANKED_KINDS, type CountedKind, type RankedKind } from './kinds';
import {
  compareRows,
  haveRow,
  otherRowsOn,
  pairRow,
  statedRowsOn,
  type Disagreement,
} from './whoDisagrees';

// Finds or counts rows of an issue without making the others.

/** The actors that have a row of a kind with an actor, in the order of ids. */
export function* opponentsOn(
  on: IssueAnalysis,
  kind: RankedKind,
  actor: ActorId,
): Generator<ActorId> {
  const { placeOf, stances, [kind]: pairs } = on.pairs;
  const place = placeOf.get(actor);
  if (place === undefined) return;
  for (const other of pairs.with(place)) {
    const stance = stances[other];
    if (stance) yield stance.actor;
  }
}

/** The rows of two actors, in order. */
export function disagreementsBetween(on: IssueAnalysis, pair: Pair): Disagreement[] {
  const [a, b] = pair;
  const rows = otherRowsOn(on).filter(({ actors }) => actors.includes(a) && actors.includes(b));
  return [...rows, ...pairRows(on, a, b)].sort(compareRows);
}

/** The rows that concern at least one of some actors, in order. */
export function disagreementsOfAny(
  on: IssueAnalysis,
  actors: ReadonlySet<ActorId>,
): Disagreement[] {
  const rows = otherRowsOn(on).filter((row) => row.actors.some((actor) => actors.has(actor)));
  const seen = new Set<ActorId>();
  for (const actor of actors) {
    for (const kind of RANKED_KINDS) {
      for (const other of opponentsOn(on, kind, actor)) {
        // A pair of two of the actors occurs for both.
        if (!seen.has(other)) addAll(rows, pairRows(on, actor, other));
      }
    }
    seen.add(actor);
  }
  return rows.sort(compareRows);
}

function pairRows(on: IssueAnalysis, a: ActorId, b: ActorId): readonly Disagreement[] {
  const [one, other] = [on.stances.get(a), on.stances.get(b)];
  if (!one || !other) return [];
  const kind = RANKED_KINDS.find((some) => haveRow(on, some, a, b));
  return kind ? [pairRow(on, kind, one, other)] : [];
}

/** The pairs that count as disagreements of an issue, by kind and places; rows are not made. */
export function* countedPairs({
  pairs,
}: IssueAnalysis): Generator<readonly [one: number, other: number, kind: CountedKind]> {
  for (const kind of COUNTED_KINDS) {
    for (const [one, other] of pairs[kind].pairs()) yield [one, other, kind];
  }
}

/** The number of all rows of an issue, as `disagreementsOn` makes them. */
export function countRowsOn(on: IssueAnalysis): number {
  return sum(RANKED_KINDS.map((kind) => on.pairs[kind].count)) + otherRowsOn(on).length;
}

/** The number of these pairs. */
export function countDisagreementsOn({ pairs }: IssueAnalysis): number {
  return sum(COUNTED_KINDS.map((kind) => pairs[kind].count));
}

/** The stated rows of an issue whose pair has no other counted row. */
export function statedAloneOn(on: IssueAnalysis): readonly Disagreement[] {
  return statedRowsOn(on).filter(
    ({ actors: [a, b] }) => !COUNTED_KINDS.some((kind) => haveRow(on, kind, a, b)),
  );
}
