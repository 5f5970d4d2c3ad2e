import type { NetStance } from '../analysis/netStances';
import type { Task } from '../util/task';
import { divisiveness } from './divisiveness';
import { interval, type Interval, type Resampling } from './resample';
import { articleNumbers, sidesOf, votesOf, type Vote } from './votes';

/** With fewer actors no divisiveness is given. */
export const FEW_ACTORS = 5;

/** How divided actors are on one issue, and the counts it is based on. */
export interface IssueDivisiveness {
  /** Undefined with fewer than `FEW_ACTORS` actors. */
  readonly value: number | undefined;
  readonly actors: number;
}

/** The divisiveness of the net stances on one issue, in which each actor counts once. */
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

/** The interval for one issue, resampling the articles that mention it, and the number of these; a
 * task with a step for each resample. */
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

/** The positions of actors on one issue, for an interval. */
export function votesOnIssue(stances: Iterable<NetStance>): readonly Vote[] {
  const eachVote: Vote[] = [];
  for (const { evidence } of stances) {
    for (const { actor, record, polarity } of evidence) {
      if (polarity !== undefined) eachVote.push({ actor, article: record.article.path, polarity });
    }
  }
  return eachVote;
}
