import type { ActorId } from '../../model/ids';
import type { NetStance } from '../netStances';
import type { StanceInTime } from '../claims/stanceInTime';
import type { TwoSidedKind } from './kinds';
import type { PairBits } from './pairBits';

/** The pairs of opposed actors on one issue, by kind (see whoDisagrees.ts): each pair is in one set
 * at most. Places are those of `stances`. */
export interface PairsOn extends Readonly<Record<TwoSidedKind, PairBits>> {
  readonly stances: readonly NetStance[];
  readonly placeOf: ReadonlyMap<ActorId, number>;
  readonly inTime: readonly StanceInTime[];
}
