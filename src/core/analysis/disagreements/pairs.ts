import type { ActorId } from '../../model/ids';
import type { NetStance } from '../netStances';
import type { StanceInTime } from '../claims/stanceInTime';
import type { PairBits } from './pairBits';

/** The pairs of opposed actors on one issue, by kind: each pair is in one set at most. Places are
 * those of `stances`. */
export interface PairsOn {
  readonly stances: readonly NetStance[];
  readonly placeOf: ReadonlyMap<ActorId, number>;
  readonly inTime: readonly StanceInTime[];
  /** Pairs whose net stances have opposite signs in a stretch of time. */
  readonly derived: PairBits;
  /** Pairs that took opposite sides in one article or on one exact date, while no stretch nets them
   * opposite. */
  readonly atTimes: PairBits;
  /** Pairs like either, but of one side. */
  readonly internal: PairBits;
  /** Pairs whose claims of all times net to opposite signs, and that are in no other set: at
   * different times. */
  readonly apart: PairBits;
}
