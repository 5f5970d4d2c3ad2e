import type { ActorId } from '../../model/ids';
import type { NetStance } from '../netStances';
import type { StanceInTime } from '../claims/stanceInTime';
import type { PairBits } from './pairBits';

/** Which two actors of one issue stand against each other, and how: each pair is in one set at most. Places are those of
 * `stances`. */
export interface PairsOn {
  readonly stances: readonly NetStance[];
  readonly placeOf: ReadonlyMap<ActorId, number>;
  readonly inTime: readonly StanceInTime[];
  /** Their net stances have opposite signs in a stretch of time. */
  readonly derived: PairBits;
  /** They took opposite sides in one article or on one exact date, and no stretch nets them opposite. */
  readonly atTimes: PairBits;
  /** The same as either, but both were of one side. */
  readonly internal: PairBits;
  /** Their claims of all times net to opposite signs, and nothing else holds: at different times. */
  readonly apart: PairBits;
}
