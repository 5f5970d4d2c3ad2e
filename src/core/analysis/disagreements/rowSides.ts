import { sum } from '../../util/lists';
import type { ActorId } from '../../model/ids';
import { exceptionsOf } from '../exceptions';
import type { NetStance } from '../netStances';
import { isTwoSidedKind } from './kinds';
import { haveChangedSides, type Period } from './pairs';
import type { Disagreement } from './whoDisagrees';

/** The side of an actor in a row: *changed* where the row has periods of both orientations. */
export const ROW_SIDES = ['for', 'against', 'changed'] as const;
export type RowSide = (typeof ROW_SIDES)[number];

/** The side of the first or of the second actor; undefined where a row is not made of claims of
 * both. */
export function sideAt(
  row: Pick<Disagreement, 'kind' | 'periods' | 'stances'>,
  at: 0 | 1,
): RowSide | undefined {
  if (!isTwoSidedKind(row.kind)) return undefined;
  if (haveChangedSides(row)) return 'changed';
  return (row.stances[at]?.sign ?? 0) > 0 ? 'for' : 'against';
}

/** The periods in which the first actor of a row has one sign. */
export interface Orientation {
  readonly sign: Period['sign'];
  readonly periods: readonly [Period, ...Period[]];
  /** The records of each actor in them, in the order of the row. */
  readonly positions: readonly [readonly string[], readonly string[]];
}

type WithPeriods = Pick<Disagreement, 'periods' | 'positions'>;

/** Two where the actors have changed sides, that of the first period first; none without
 * periods. */
export function orientationsOf({ periods, positions }: WithPeriods): readonly Orientation[] {
  const [first, ...others] = periods;
  if (!first) return [];
  const after = others.filter(({ sign }) => sign !== first.sign);
  const [second, ...later] = after;
  if (!second) return [{ sign: first.sign, periods: [first, ...others], positions }];
  const before = others.filter(({ sign }) => sign === first.sign);
  return [oriented(first, before), oriented(second, later)];
}

function oriented(first: Period, others: readonly Period[]): Orientation {
  const periods = [first, ...others] as const;
  const positions = ([0, 1] as const).map((at) => [
    ...new Set(periods.flatMap(({ sides }) => sides[at].positions)),
  ]);
  return { sign: first.sign, periods, positions: [positions[0] ?? [], positions[1] ?? []] };
}

/** True if one orientation is found on no date on which the other is not: then each was on both
 * sides at once, and nobody has changed sides. */
export function isBothWays(row: WithPeriods): boolean {
  const [first, second] = orientationsOf(row);
  if (!first || !second) return false;
  const dates = [first, second].map(({ periods }) => periods.map(dateKey));
  const [one = [], other = []] = dates;
  return other.every((date) => one.includes(date)) || one.every((date) => other.includes(date));
}

function dateKey({ days }: Period): string {
  return days ? `${days.first}/${days.last}` : 'undated';
}

/** A row as it is in one of its periods. What a text states has no period. */
export function rowOfPeriod(row: Disagreement, period: Period): Disagreement {
  const { sides, firstDate, lastDate, days } = period;
  const [one, other] = sides;
  return {
    ...row,
    ...{ firstDate, lastDate, days },
    stated: false,
    mixed: one.mixed || other.mixed,
    positions: [one.positions, other.positions],
    claims: [one.ownClaims, other.ownClaims],
    records: [],
    periods: [period],
    stances: sides,
  };
}

/** The orientation in which a record of the first or second actor is one of its claims. */
export function orientationWith(row: WithPeriods, at: 0 | 1, id: string): Orientation | undefined {
  const all = orientationsOf(row);
  return all.length < 2 ? all[0] : all.find(({ positions }) => positions[at].includes(id));
}

/** True if an actor has claims of both signs in a period; without periods, at all. */
export function isMixedAt(
  { periods, stances }: Pick<Disagreement, 'periods' | 'stances'>,
  at: 0 | 1,
): boolean {
  if (periods.length === 0) return stances[at]?.mixed === true;
  return periods.some(({ sides }) => sides[at].mixed);
}

/** The exceptions of an actor that is on its side of a row with exceptions; otherwise 0. */
export function exceptionsAt(row: Pick<Disagreement, 'periods' | 'stances'>, at: 0 | 1): number {
  const stance = row.stances[at];
  return stance && isMixedAt(row, at) ? exceptionsOf(stance) : 0;
}

/** The side of two actors of a row within one side: of those they share, that of most claims. */
export function commonSide({
  stances: [one, other],
}: Pick<Disagreement, 'stances'>): ActorId | undefined {
  const counts = [one, other].map(claimsBySide);
  const [own, others] = counts;
  const shared = [...(own ?? [])].filter(([side]) => others?.has(side) === true);
  const total = ([side, count]: readonly [ActorId, number]): number =>
    count + (others?.get(side) ?? 0);
  return (shared.length > 0 ? shared : [...(own ?? [])]).sort(
    (a, b) => total(b) - total(a),
  )[0]?.[0];
}

function claimsBySide(stance: NetStance | undefined): ReadonlyMap<ActorId, number> {
  const counts = new Map<ActorId, number>();
  for (const { evidence, count } of stance?.claims ?? []) {
    const [first] = evidence;
    if (first) counts.set(first.side, (counts.get(first.side) ?? 0) + count);
  }
  return counts;
}

/** The exceptions of both actors; 0 if one of them is on both sides. */
export function exceptionsIn(row: Pick<Disagreement, 'periods' | 'stances'>): number {
  const mixed = ([0, 1] as const).filter((at) => isMixedAt(row, at));
  const exceptions = mixed.map((at) => exceptionsAt(row, at));
  return exceptions.includes(0) ? 0 : sum(exceptions);
}
