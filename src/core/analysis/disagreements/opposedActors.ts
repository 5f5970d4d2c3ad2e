import type { ActorId } from '../../model/ids';
import { sortTask } from '../../util/sortTask';
import type { Task } from '../../util/task';
import type { Analysis } from '../analyse';
import { compareText } from '../../util/order';
import type { RankedKind } from './kinds';
import type { PairsOn } from './pairs';

/** Pairs of actors that have a row of one kind on any issue; rows are not made. */
export interface OpposedActors {
  /** Those with a row, by id. */
  readonly actors: readonly ActorId[];
  /** The pairs, each once. */
  readonly count: number;
  /** The opponents of the actor at a place that are behind it. */
  behind(place: number): readonly ActorId[];
  /** Like `behind`, with the number of issues. */
  issuesBehind(place: number): ReadonlyMap<ActorId, number>;
}

/** Costs a look at each row. */
export function* opposedActors(analysis: Analysis, kind: RankedKind): Task<OpposedActors> {
  const issues = [...analysis.issues.values()].flatMap(({ pairs }) =>
    pairs[kind].count > 0 ? [pairs] : [],
  );
  const actors = yield* actorsOf(issues, kind);
  const placeOf = new Map(actors.map((actor, place) => [actor, place]));
  const issuesBehind = (place: number): ReadonlyMap<ActorId, number> => {
    const found = new Map<ActorId, number>();
    const actor = actors[place] ?? '';
    for (const { placeOf: on, stances, [kind]: pairs } of issues) {
      const own = on.get(actor);
      if (own === undefined) continue;
      // Places on an issue are in the order of ids, too.
      for (const other of pairs.with(own, own + 1)) {
        const opponent = stances[other]?.actor ?? '';
        found.set(opponent, (found.get(opponent) ?? 0) + 1);
      }
    }
    return found;
  };
  const behind = (place: number): readonly ActorId[] =>
    [...issuesBehind(place).keys()].sort((a, b) => (placeOf.get(a) ?? 0) - (placeOf.get(b) ?? 0));
  let count = 0;
  for (const place of actors.keys()) {
    count += behind(place).length;
    yield undefined;
  }
  return { actors, count, behind, issuesBehind };
}

function* actorsOf(issues: readonly PairsOn[], kind: RankedKind): Task<readonly ActorId[]> {
  const found = new Set<ActorId>();
  for (const { stances, [kind]: pairs } of issues) {
    for (const [place, { actor }] of stances.entries()) {
      if (!found.has(actor) && pairs.countWith(place) > 0) found.add(actor);
    }
    yield undefined;
  }
  return yield* sortTask([...found], compareText);
}
