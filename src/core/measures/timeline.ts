import { compareText } from '../util/order';
import { analyse } from '../analysis/analyse';
import type { Filter } from '../analysis/records/filter';
import { positionRecords } from '../analysis/records/positionRecords';
import { filterOverPairs } from '../analysis/records/queryOverPairs';
import type { CorpusReader } from '../model/corpus';
import type { DateRange } from '../model/date';
import type { ActorId, IssueId } from '../model/ids';
import type { Excluded } from '../networks/statements/exclusionCounts';
import { DEFAULT_NETWORKS } from '../networks/options';
import { partsOf, type Part, type Refused } from '../networks/parts';
import type { Statement } from '../networks/statements/statements';
import type { WindowOption } from '../networks/windows/windowOption';
import { agreement, divisiveness, entropy, type Sides } from './divisiveness';
import { runSync } from '../util/task';
import { divisivenessInterval, FEW_ACTORS } from './issueDivisiveness';
import { interval, type Interval, type Resampling } from './resample';
import { articleNumbers, sidesOf, votesOf, type Vote, type Votes } from './votes';

/** The side of one actor on an issue, and the positions that show it. */
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
  /** The issues by id. */
  readonly issues: readonly IssueMoment[];
  readonly statements: number;
  readonly articles: number;
  /** Number of actors of the issues that have a figure, each once for each of these issues. */
  readonly actors: number;
  /** The mean of divisiveness over issues, weighted by their actors; undefined where none has
   * one. */
  readonly polarisation: number | undefined;
  readonly interval: Interval | undefined;
}

export interface Timeline {
  readonly kind: 'timeline';
  readonly moments: readonly Moment[];
  readonly positions: number;
  readonly used: number;
  readonly excluded: readonly Excluded[];
}

/** The side of each actor on each issue, and how divided actors are, in total or in each window. */
export function timelineOf(
  reader: CorpusReader,
  filter: Filter,
  window: WindowOption | undefined,
  resampling: Resampling,
): Timeline | Refused {
  const options = { ...DEFAULT_NETWORKS.two, scale: 'integer', window } as const;
  const overPairs = filterOverPairs(filter);
  const analysis = overPairs.actors.length > 0 ? runSync(analyse(reader, overPairs)) : undefined;
  const records = analysis?.records ?? positionRecords(reader, filter);
  const found = runSync(partsOf(records, reader.codebook, overPairs, options));
  if (found.kind === 'refused') return found;
  const { positions, used, excluded } = found;
  const isShown = ({ row, column }: Statement): boolean =>
    !analysis || analysis.stances.get(column.id)?.has(row.id) === true;
  const parts = found.parts.map(({ days, statements }) => ({
    days,
    statements: statements.filter(isShown),
  }));
  return {
    kind: 'timeline',
    moments: withoutEmptyEnds(parts).map(({ days, statements }) =>
      momentOf(days, statements, resampling),
    ),
    positions,
    used,
    excluded,
  };
}

/** Drops empty windows at both ends: a range may begin before the first statement and end after the
 * last. An empty window between others stays. */
function withoutEmptyEnds(parts: readonly Part[]): readonly Part[] {
  const isStated = ({ days, statements }: Part): boolean => !days || statements.length > 0;
  const first = parts.findIndex(isStated);
  return first < 0 ? [] : parts.slice(first, parts.findLastIndex(isStated) + 1);
}

function momentOf(
  window: DateRange | undefined,
  statements: readonly Statement[],
  resampling: Resampling,
): Moment {
  const articles = articleNumbers(votesIn(statements));
  const byIssue = new Map<IssueId, Statement[]>();
  for (const statement of statements) {
    const list = byIssue.get(statement.column.id);
    if (list) list.push(statement);
    else byIssue.set(statement.column.id, [statement]);
  }
  const lists = [...byIssue].sort(([a], [b]) => compareText(a, b));
  const counted = lists.map(([issue, list]) => ({
    issue,
    list,
    votes: votesOf(votesIn(list), articles),
  }));
  const votes = counted.map((one) => one.votes);
  const enough = votes.filter((one) => one.actors >= FEW_ACTORS);
  const figure = (drawn: Uint32Array | undefined): number | undefined =>
    weighedMean(enough.map((one) => sidesOf(one, drawn)));
  return {
    window,
    issues: counted.map((one) => issueMoment(one.issue, one.list, one.votes, resampling)),
    statements: statements.length,
    articles: articles.size,
    actors: enough.reduce((sum, { actors }) => sum + actors, 0),
    polarisation: figure(undefined),
    interval: runSync(interval(articles.size, resampling, figure)),
  };
}

function issueMoment(
  issue: IssueId,
  statements: readonly Statement[],
  votes: Votes,
  resampling: Resampling,
): IssueMoment {
  const sides = sidesOf(votes);
  const isEnough = votes.actors >= FEW_ACTORS;
  const eachVote = votesIn(statements);
  return {
    issue,
    statements: statements.length,
    articles: articleNumbers(eachVote).size,
    actors: votes.actors,
    sides: actorSides(statements),
    agreement: isEnough ? agreement([sides.against, sides.middle, sides.for]) : undefined,
    divisiveness: isEnough ? divisiveness(sides) : undefined,
    entropy: isEnough ? entropy(sides) : undefined,
    interval: isEnough ? runSync(divisivenessInterval(eachVote, resampling)).interval : undefined,
  };
}

/** The mean of divisiveness over issues, weighted by their actors. */
export function weighedMean(issues: readonly Sides[]): number | undefined {
  let sum = 0;
  let weight = 0;
  for (const sides of issues) {
    const actors = sides.against + sides.middle + sides.for;
    sum += (divisiveness(sides) ?? 0) * actors;
    weight += actors;
  }
  return weight === 0 ? undefined : sum / weight;
}

function actorSides(statements: readonly Statement[]): readonly ActorSide[] {
  const byActor = new Map<ActorId, Statement[]>();
  for (const statement of statements) {
    const list = byActor.get(statement.row.id);
    if (list) list.push(statement);
    else byActor.set(statement.row.id, [statement]);
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

function votesIn(statements: readonly Statement[]): readonly Vote[] {
  return statements.map(({ row, level, record }) => ({
    actor: row.id,
    article: record.article.path,
    polarity: Number(level),
  }));
}
