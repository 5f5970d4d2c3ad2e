import type { ActorId } from '../../model/ids';
import { sortTask } from '../../util/sortTask';
import type { Task } from '../../util/task';
import type { Analysis } from '../analyse';
import { liftsActors } from '../records/filter';
import { internalPairs } from './internalPairs';
import type { IssueAnalysis } from '../issueAnalysis';
import { compareText } from '../../model/order';
import type { PairMap } from '../records/pairMap';

/** Pairs of actors that have a derived row on whatever issue; no row is made. */
export interface OpposedActors {
  /** Those with a side on an issue, by id. */
  readonly actors: readonly ActorId[];
  /** The pairs, each once. */
  readonly count: number;
  /** The opponents of the one at a place that stand behind it. */
  behind(place: number): readonly ActorId[];
}

/** Costs a glance at each row. */
export function* opposedActors(analysis: Analysis): Task<OpposedActors> {
  const actors = yield* actorsWithSides(analysis);
  const placeOf = new Map(actors.map((actor, place) => [actor, place]));
  const sidesOf = actors.map((): Side[] => []);
  yield undefined;
  for (const on of analysis.issues.values()) {
    for (const [place, side] of sidesOn(on, placeOf)) sidesOf[place]?.push(side);
    yield undefined;
  }
  /** In which look an actor was met last: it is counted once in each. */
  const metIn = new Int32Array(actors.length);
  let look = 0;
  const behind = (place: number): number[] => {
    look++;
    const found: number[] = [];
    for (const { others, internal } of sidesOf[place] ?? []) {
      const within = internal?.get(actors[place] ?? '');
      for (let at = others.length - 1; at >= 0; at--) {
        const other = others[at] ?? -1;
        if (other <= place) break;
        if (metIn[other] === look || within?.has(actors[other] ?? '') === true) continue;
        metIn[other] = look;
        found.push(other);
      }
    }
    return found;
  };
  let count = 0;
  for (const place of actors.keys()) {
    count += behind(place).length;
    yield undefined;
  }
  return {
    actors,
    count,
    behind: (place) => behind(place).flatMap((other) => actors[other] ?? []),
  };
}

/** A side of an actor on an issue. */
interface Side {
  /** The places of those on the other side, in order. */
  readonly others: Int32Array;
  /** Those whose rows are not derived. */
  readonly internal: PairMap<unknown> | undefined;
}

function* actorsWithSides({ stances }: Analysis): Task<readonly ActorId[]> {
  const found = new Set<ActorId>();
  for (const row of stances.values()) {
    for (const { actor, sign } of row.values()) if (sign !== 0) found.add(actor);
    yield undefined;
  }
  return yield* sortTask([...found], compareText);
}

function* sidesOn(
  on: IssueAnalysis,
  placeOf: ReadonlyMap<ActorId, number>,
): Generator<[number, Side]> {
  const plus: number[] = [];
  const minus: number[] = [];
  for (const { actor, sign } of on.stances.values()) {
    const place = placeOf.get(actor);
    if (place !== undefined && sign !== 0) (sign > 0 ? plus : minus).push(place);
  }
  const pairs = liftsActors(on.context.filter.rollUp) ? undefined : internalPairs(on);
  const internal = pairs && pairs.size > 0 ? pairs : undefined;
  for (const [own, others] of [
    [plus, minus],
    [minus, plus],
  ] as const) {
    const side = { others: Int32Array.from(others).sort(), internal };
    for (const place of own) yield [place, side];
  }
}
