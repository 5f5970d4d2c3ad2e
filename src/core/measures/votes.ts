import { compareText } from '../analysis/order';
import type { ActorId, ArticlePath } from '../model/ids';
import type { Sides } from './divisiveness';

/** What one actor says on an issue: polarities, and the numbers of the articles in which it does. */
export type Votes = readonly { readonly article: number; readonly polarity: number }[];

export interface Said {
  readonly actor: ActorId;
  readonly article: ArticlePath;
  readonly polarity: number;
}

/** Articles, which are what is resampled, numbered from 0 by their paths: the same seed draws the same ones
 * in whatever order things were said. */
export function articleNumbers(
  said: Iterable<Pick<Said, 'article'>>,
): ReadonlyMap<ArticlePath, number> {
  const paths = new Set<ArticlePath>();
  for (const { article } of said) paths.add(article);
  return new Map([...paths].sort(compareText).map((path, number) => [path, number]));
}

/** By actor. `numbers` has all articles of what is said. */
export function votesOf(
  said: Iterable<Said>,
  numbers: ReadonlyMap<ArticlePath, number>,
): readonly Votes[] {
  const byActor = new Map<ActorId, { article: number; polarity: number }[]>();
  for (const { actor, article, polarity } of said) {
    const vote = { article: numbers.get(article) ?? 0, polarity };
    const votes = byActor.get(actor);
    if (votes) votes.push(vote);
    else byActor.set(actor, [vote]);
  }
  return [...byActor.values()];
}

/** Each actor once, by the sign of its sum; of a resample those that were drawn. */
export function sidesOf(votes: readonly Votes[], drawn?: Uint32Array): Sides {
  const sides = { against: 0, middle: 0, for: 0 };
  for (const own of votes) {
    let sum = 0;
    let times = 0;
    for (const { article, polarity } of own) {
      const often = drawn ? (drawn[article] ?? 0) : 1;
      sum += often * polarity;
      times += often;
    }
    if (times === 0) continue;
    if (sum > 0) sides.for += 1;
    else if (sum < 0) sides.against += 1;
    else sides.middle += 1;
  }
  return sides;
}
