import { foundAgain, sharesOf } from '../../../../src/core/intercoder/recoding/foundAgain';
import { runSync } from '../../../../src/core/util/task';
import { sharesOfFindings, simulatedStudy, type Condition } from './simulatedStudies';

/** A finding of a simulated study: what was claimed of it, and the share of new coders who find
 * it. */
export interface CalibratedShare {
  readonly isPair: boolean;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly real: number;
}

/** The findings of some studies of one kind. */
export function calibrated(
  condition: Condition,
  studies: number,
  seed: number,
): readonly CalibratedShare[] {
  return Array.from({ length: studies }, (_, at) => {
    const { analysis, coders, real } = simulatedStudy(condition, seed + at);
    const claimed = runSync(foundAgain(analysis, coders, seed));
    if (claimed.kind !== 'found-again') throw new Error('Too few articles were coded twice.');
    const is = sharesOfFindings(analysis, runSync(sharesOf(analysis, real)));
    return sharesOfFindings(analysis, claimed).map(
      ({ isPair, share: { mean, low, high } }, place) => {
        return { isPair, mean, low, high, real: is[place]?.share.mean ?? NaN };
      },
    );
  }).flat();
}

/** How shares and intervals hold. */
export interface Calibration {
  readonly findings: number;
  readonly claimed: number;
  readonly real: number;
  /** The share of intervals that hold the real share. */
  readonly cover: number;
  readonly width: number;
}

export function calibrationOf(shares: readonly CalibratedShare[]): Calibration {
  const meanOf = (of: (share: CalibratedShare) => number): number =>
    shares.reduce((sum, share) => sum + of(share), 0) / shares.length;
  return {
    findings: shares.length,
    claimed: meanOf(({ mean }) => mean),
    real: meanOf(({ real }) => real),
    cover: meanOf(({ low, high, real }) => (low <= real && real <= high ? 1 : 0)),
    width: meanOf(({ low, high }) => high - low),
  };
}

/** Bounds of the shares that are compared; below .5 nothing is judged. */
export const BINS: readonly (readonly [number, number])[] = [
  [0.5, 0.7],
  [0.7, 0.8],
  [0.8, 0.9],
  [0.9, 0.96],
  [0.96, 1.01],
];

/** The greatest difference between claimed and real shares in a bin that has enough findings. */
export function worstBin(shares: readonly CalibratedShare[], fewest = 30): number {
  const errors = BINS.flatMap(([from, to]) => {
    const own = shares.filter(({ mean }) => from <= mean && mean < to);
    const { claimed, real } = calibrationOf(own);
    return own.length < fewest ? [] : [Math.abs(claimed - real)];
  });
  return Math.max(0, ...errors);
}
