import type { ActorId } from '../../model/ids';
import { addAll } from '../../util/lists';
import type { IssueAnalysis } from '../issueAnalysis';
import type { Pair } from '../records/pairMap';
import {
  compareRows,
  haveRow,
  otherRowsOn,
  pairRow,
  statedRowsOn,
  type Disagreement,
  type PairKind,
} from './whoDisagrees';

// Finds or counts rows of an issue without making the others.

/** The actors that have a row of a kind with an actor, in the order of ids. */
export function* opponentsOn(
  on: IssueAnalysis,
  kind: PairKind,
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
    for (const kind of PAIR_KINDS) {
      for (const other of opponentsOn(on, kind, actor)) {
        // A pair of two of the actors occurs for both.
        if (!seen.has(other)) addAll(rows, pairRows(on, actor, other));
      }
    }
    seen.add(actor);
  }
  return rows.sort(compareRows);
}

const PAIR_KINDS: readonly PairKind[] = ['derived', 'apart'];

function pairRows(on: IssueAnalysis, a: ActorId, b: ActorId): readonly Disagreement[] {
  const [one, other] = [on.stances.get(a), on.stances.get(b)];
  if (!one || !other) return [];
  const kind = PAIR_KINDS.find((some) => haveRow(on, some, a, b));
  return kind ? [pairRow(on, kind, one, other)] : [];
}

/** The pairs that count as disagreements of an issue, on balance and at times, by places; rows are
 * not made. */
export function* countedPairs({
  pairs,
}: IssueAnalysis): Generator<readonly [one: number, other: number]> {
  yield* pairs.derived.pairs();
  yield* pairs.atTimes.pairs();
}

/** The number of these pairs. */
export function countDisagreementsOn({ pairs }: IssueAnalysis): number {
  return pairs.derived.count + pairs.atTimes.count;
}

/** The stated rows of an issue whose pair has no other counted row. */
export function statedAloneOn(on: IssueAnalysis): readonly Disagreement[] {
  return statedRowsOn(on).filter(
    ({ actors: [a, b] }) => !haveRow(on, 'derived', a, b) && !haveRow(on, 'atTimes', a, b),
  );
}
