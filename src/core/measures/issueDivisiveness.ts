import type { NetStance } from '../analysis/netStances';
import { finished, pauses, type Steps } from '../model/steps';
import { divisiveness } from './divisiveness';
import { intervalSteps, type Interval, type Resampling } from './resample';
import { articleNumbersInSteps, sidesOf, votesInSteps, type Said } from './votes';

/** With fewer actors nothing is said of how divided they are. */
export const FEW_ACTORS = 5;

/** How divided actors are on one issue, and of what that is said. */
export interface IssueDivisiveness {
  /** Undefined with fewer than `FEW_ACTORS` actors. */
  readonly value: number | undefined;
  readonly actors: number;
}

/** Of what actors hold on one issue: each actor once, by its net stance. */
export function issueDivisiveness(stances: Iterable<NetStance>): IssueDivisiveness {
  const sides = { against: 0, middle: 0, for: 0 };
  for (const { sign } of stances) {
    if (sign > 0) sides.for += 1;
    else if (sign < 0) sides.against += 1;
    else sides.middle += 1;
  }
  const actors = sides.for + sides.middle + sides.against;
  return { value: actors >= FEW_ACTORS ? divisiveness(sides) : undefined, actors };
}

/** Of one issue, resampling the articles that speak of it. */
export function divisivenessInterval(
  said: readonly Said[],
  resampling: Resampling,
): Interval | undefined {
  return finished(divisivenessIntervalSteps(said, resampling)).interval;
}

/** The same in steps, and how many articles there are. */
export function* divisivenessIntervalSteps(
  said: readonly Said[],
  resampling: Resampling,
): Steps<{ readonly interval: Interval | undefined; readonly articles: number }> {
  const numbers = yield* articleNumbersInSteps(said);
  const votes = yield* votesInSteps(said, numbers);
  const figure = (drawn: Uint32Array) => divisiveness(sidesOf(votes, drawn));
  const interval = yield* intervalSteps(numbers.size, resampling, figure);
  return { interval, articles: numbers.size };
}

/** What actors say on one issue, for an interval. */
export function* saidOnIssue(stances: Iterable<NetStance>): Steps<readonly Said[]> {
  const said: Said[] = [];
  const isLong = pauses(LONG);
  for (const { evidence } of stances) {
    for (const { actor, record, polarity } of evidence) {
      if (polarity !== undefined) said.push({ actor, article: record.article.path, polarity });
    }
    if (isLong(evidence.length)) yield undefined;
  }
  return said;
}

/** So many positions are a step. */
const LONG = 2000;
