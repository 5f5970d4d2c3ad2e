import { compareText } from '../util/order';
import type { ActorId, ArticlePath } from '../model/ids';
import type { Sides } from './divisiveness';

/** The positions of actors on an issue, in columns, one actor after the other: each resample reads
 * all of them. */
export interface Votes {
  readonly actors: number;
  /** The start of each actor's positions, and after the last one the end. */
  readonly starts: Int32Array;
  /** The number of each position's article. */
  readonly articles: Int32Array;
  readonly polarities: Float64Array;
}

export interface Vote {
  readonly actor: ActorId;
  readonly article: ArticlePath;
  readonly polarity: number;
}

/** Articles, which are the units of resampling, numbered from 0 by their paths, so that the same
 * seed draws the same ones whatever the order of records. */
export function articleNumbers(
  eachVote: readonly Pick<Vote, 'article'>[],
): ReadonlyMap<ArticlePath, number> {
  const paths = new Set(eachVote.map(({ article }) => article));
  return new Map([...paths].sort(compareText).map((path, number) => [path, number]));
}

/** The votes, sorted by actor. `numbers` must have all their articles. */
export function votesOf(
  eachVote: readonly Vote[],
  numbers: ReadonlyMap<ArticlePath, number>,
): Votes {
  const byActor = new Map<ActorId, Vote[]>();
  for (const one of eachVote) {
    const own = byActor.get(one.actor);
    if (own) own.push(one);
    else byActor.set(one.actor, [one]);
  }
  const starts = new Int32Array(byActor.size + 1);
  const articles = new Int32Array(eachVote.length);
  const polarities = new Float64Array(eachVote.length);
  let at = 0;
  for (const [actor, own] of [...byActor.values()].entries()) {
    for (const { article, polarity } of own) {
      articles[at] = numbers.get(article) ?? 0;
      polarities[at++] = polarity;
    }
    starts[actor + 1] = at;
  }
  return { actors: byActor.size, starts, articles, polarities };
}

/** Each actor once, by the sign of its sum; with `drawn`, only over the articles of a resample. */
export function sidesOf(votes: Votes, drawn?: Uint32Array): Sides {
  const { actors, starts, articles, polarities } = votes;
  const sides = { against: 0, middle: 0, for: 0 };
  for (let actor = 0; actor < actors; actor++) {
    const end = starts[actor + 1] ?? 0;
    let sum = 0;
    let times = 0;
    for (let at = starts[actor] ?? 0; at < end; at++) {
      const often = drawn ? (drawn[articles[at] ?? 0] ?? 0) : 1;
      sum += often * (polarities[at] ?? 0);
      times += often;
    }
    if (times === 0) continue;
    if (sum > 0) sides.for += 1;
    else if (sum < 0) sides.against += 1;
    else sides.middle += 1;
  }
  return sides;
}
