import { compareText } from '../analysis/order';
import type { Filter } from '../analysis/filter';
import type { CorpusReader } from '../model/corpus';
import type { DateRange } from '../model/date';
import type { ActorId, ArticlePath, IssueId } from '../model/ids';
import type { LeftOut } from '../networks/leftOutCounts';
import { DEFAULT_NETWORKS } from '../networks/options';
import { windowedStatements, type Refused } from '../networks/parts';
import type { Statement } from '../networks/statements';
import type { WindowOption } from '../networks/windowOption';
import { agreement, divisiveness, entropy, type Sides } from './divisiveness';
import { interval, type Interval, type Resampling } from './resample';

/** With fewer actors nothing is said of how divided they are. */
export const FEW_ACTORS = 5;

/** What one actor holds, and the positions that show it. */
export interface ActorSide {
  readonly actor: ActorId;
  /** The sign of the sum of polarities, unless both signs occur. */
  readonly side: 'for' | 'against' | 'mixed' | 'neutral';
  readonly positions: readonly string[];
}

/** An issue in one window. Figures are undefined where fewer than `FEW_ACTORS` actors speak. */
export interface IssueMoment {
  readonly issue: IssueId;
  readonly statements: number;
  readonly articles: number;
  readonly actors: number;
  readonly sides: readonly ActorSide[];
  /** Van der Eijk's A, of the net stances of actors. */
  readonly agreement: number | undefined;
  readonly divisiveness: number | undefined;
  readonly entropy: number | undefined;
  /** Of divisiveness, resampling the articles of the window. */
  readonly interval: Interval | undefined;
}

export interface Moment {
  readonly window: DateRange | undefined;
  /** By id. */
  readonly issues: readonly IssueMoment[];
  readonly statements: number;
  readonly articles: number;
  /** Actors of the issues of which something can be said, each once for each of them. */
  readonly actors: number;
  /** The mean of divisiveness over issues, weighted by their actors; undefined where none has one. */
  readonly polarisation: number | undefined;
  readonly interval: Interval | undefined;
}

export interface Timeline {
  readonly kind: 'timeline';
  readonly moments: readonly Moment[];
  readonly positions: number;
  readonly used: number;
  readonly leftOut: readonly LeftOut[];
}

/** Who stands where on each issue, and how divided actors are, in all or in each window. */
export function timelineOf(
  reader: CorpusReader,
  filter: Filter,
  window: WindowOption | undefined,
  resampling: Resampling,
): Timeline | Refused {
  const options = { ...DEFAULT_NETWORKS.two, scale: 'integer', window } as const;
  const found = windowedStatements(reader, filter, options);
  if (found.kind === 'refused') return found;
  const { parts, positions, used, leftOut } = found;
  return {
    kind: 'timeline',
    moments: parts.map(({ days, statements }) => momentOf(days, statements, resampling)),
    positions,
    used,
    leftOut,
  };
}

function momentOf(
  window: DateRange | undefined,
  statements: readonly Statement[],
  resampling: Resampling,
): Moment {
  const articles = articlesOf(statements);
  const byIssue = new Map<IssueId, Statement[]>();
  for (const statement of statements) {
    const list = byIssue.get(statement.column);
    if (list) list.push(statement);
    else byIssue.set(statement.column, [statement]);
  }
  const lists = [...byIssue].sort(([a], [b]) => compareText(a, b));
  const counted = lists.map(([, list]) => asVotes(list, articles));
  const figure = (drawn: Uint32Array | undefined): number | undefined =>
    weighedMean(counted, drawn);
  return {
    window,
    issues: lists.map(([issue, list], index) =>
      issueMoment(issue, list, counted[index] ?? [], resampling),
    ),
    statements: statements.length,
    articles: articles.size,
    actors: counted
      .map((votes) => votes.length)
      .filter((actors) => actors >= FEW_ACTORS)
      .reduce((sum, actors) => sum + actors, 0),
    polarisation: figure(undefined),
    interval: interval(articles.size, resampling, figure),
  };
}

function issueMoment(
  issue: IssueId,
  statements: readonly Statement[],
  votes: readonly Votes[],
  resampling: Resampling,
): IssueMoment {
  const sides = sidesOf(votes, undefined);
  const isEnough = votes.length >= FEW_ACTORS;
  // Numbered anew: only articles that speak of the issue are drawn.
  const articles = articlesOf(statements);
  const own = asVotes(statements, articles);
  return {
    issue,
    statements: statements.length,
    articles: articles.size,
    actors: votes.length,
    sides: actorSides(statements),
    agreement: isEnough ? agreement([sides.against, sides.middle, sides.for]) : undefined,
    divisiveness: isEnough ? divisiveness(sides) : undefined,
    entropy: isEnough ? entropy(sides) : undefined,
    interval: isEnough
      ? interval(articles.size, resampling, (drawn) => divisiveness(sidesOf(own, drawn)))
      : undefined,
  };
}

/** What one actor says on an issue: polarities, and the numbers of the articles in which it does. */
type Votes = readonly { readonly article: number; readonly polarity: number }[];

function asVotes(
  statements: readonly Statement[],
  articles: ReadonlyMap<ArticlePath, number>,
): readonly Votes[] {
  const byActor = new Map<ActorId, { article: number; polarity: number }[]>();
  for (const { row, level, record } of statements) {
    const vote = { article: articles.get(record.article.path) ?? 0, polarity: Number(level) };
    const votes = byActor.get(row);
    if (votes) votes.push(vote);
    else byActor.set(row, [vote]);
  }
  return [...byActor.values()];
}

/** Each actor once, by the sign of its sum; of a resample those that were drawn. */
function sidesOf(votes: readonly Votes[], drawn: Uint32Array | undefined): Sides {
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

function weighedMean(
  issues: readonly (readonly Votes[])[],
  drawn: Uint32Array | undefined,
): number | undefined {
  let sum = 0;
  let weight = 0;
  for (const votes of issues) {
    if (votes.length < FEW_ACTORS) continue;
    const sides = sidesOf(votes, drawn);
    const actors = sides.against + sides.middle + sides.for;
    sum += (divisiveness(sides) ?? 0) * actors;
    weight += actors;
  }
  return weight === 0 ? undefined : sum / weight;
}

function actorSides(statements: readonly Statement[]): readonly ActorSide[] {
  const byActor = new Map<ActorId, Statement[]>();
  for (const statement of statements) {
    const list = byActor.get(statement.row);
    if (list) list.push(statement);
    else byActor.set(statement.row, [statement]);
  }
  return [...byActor]
    .sort(([a], [b]) => compareText(a, b))
    .map(([actor, list]) => ({
      actor,
      side: sideOf(list.map(({ level }) => Number(level))),
      positions: [...new Set(list.map(({ record }) => record.id))],
    }));
}

function sideOf(polarities: readonly number[]): ActorSide['side'] {
  const isFor = polarities.some((polarity) => polarity > 0);
  const isAgainst = polarities.some((polarity) => polarity < 0);
  if (isFor && isAgainst) return 'mixed';
  return isFor ? 'for' : isAgainst ? 'against' : 'neutral';
}

function articlesOf(statements: readonly Statement[]): ReadonlyMap<ArticlePath, number> {
  const numbers = new Map<ArticlePath, number>();
  for (const { record } of statements) {
    const { path } = record.article;
    if (!numbers.has(path)) numbers.set(path, numbers.size);
  }
  return numbers;
}
