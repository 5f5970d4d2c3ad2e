import type { ActorId } from '../../model/ids';
import type { NetStance } from '../netStances';
import type { StanceInTime } from '../claims/stanceInTime';
import type { DateBounds } from '../records/dates';
import type { TwoSidedKind } from './kinds';
import type { PairBits } from './pairBits';

/** A time in which two actors are opposed. Its dates are the first and the last of its claims. */
export interface Period extends DateBounds {
  /** The sign of the first actor of the row; the other has the opposite one. */
  readonly sign: -1 | 1;
  /** The claims of each actor on its side. A side is mixed if the actor has claims of the other
   * sign, too, in the stretches of the period. */
  readonly sides: Sides;
}

/** True if two actors are opposed in both orientations. */
export function haveChangedSides({ periods }: { readonly periods: readonly Period[] }): boolean {
  return periods.some(({ sign }) => sign !== periods[0]?.sign);
}

/** Stances of the two actors of a row, in its order. */
export type Sides = readonly [NetStance, NetStance];

/** The pairs of opposed actors on one issue, by kind (see whoDisagrees.ts). A pair is in several
 * sets only if some of its periods are internal and others are not. Places are those of
 * `stances`. */
export interface PairsOn extends Readonly<Record<TwoSidedKind, PairBits>> {
  readonly stances: readonly NetStance[];
  readonly placeOf: ReadonlyMap<ActorId, number>;
  readonly inTime: readonly StanceInTime[];
  /** Whether a period is one between two actors of one side; undefined where sides are ignored. */
  readonly isInternal: ((period: Period) => boolean) | undefined;
}

export function stanceAt({ stances }: Pick<PairsOn, 'stances'>, place: number): NetStance {
  const stance = stances[place];
  if (!stance) throw new RangeError(`no actor at place ${String(place)}`);
  return stance;
}
