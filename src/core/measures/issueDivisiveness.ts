import type { NetStance } from '../analysis/netStances';
import type { Task } from '../util/task';
import { divisiveness } from './divisiveness';
import { interval, type Interval, type Resampling } from './resample';
import { articleNumbers, sidesOf, votesOf, type Vote } from './votes';

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

/** Of one issue, resampling the articles that speak of it, and how many these are; in steps, a resample each. */
export function* divisivenessInterval(
  eachVote: readonly Vote[],
  resampling: Resampling,
): Task<{ readonly interval: Interval | undefined; readonly articles: number }> {
  const numbers = articleNumbers(eachVote);
  const votes = votesOf(eachVote, numbers);
  const figure = (drawn: Uint32Array) => divisiveness(sidesOf(votes, drawn));
  return {
    interval: yield* interval(numbers.size, resampling, figure),
    articles: numbers.size,
  };
}

/** What actors say on one issue, for an interval. */
export function votesOnIssue(stances: Iterable<NetStance>): readonly Vote[] {
  const eachVote: Vote[] = [];
  for (const { evidence } of stances) {
    for (const { actor, record, polarity } of evidence) {
      if (polarity !== undefined) eachVote.push({ actor, article: record.article.path, polarity });
    }
  }
  return eachVote;
}
