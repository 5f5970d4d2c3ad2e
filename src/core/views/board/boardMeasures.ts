import type { NetStance } from '../../analysis/netStances';
import {
  divisivenessInterval,
  FEW_ACTORS,
  issueDivisiveness,
  saidOnIssue,
} from '../../measures/issueDivisiveness';
import { DEFAULT_RESAMPLING, FEW_ARTICLES, type Interval } from '../../measures/resample';
import { salienceRow, salienceShare } from '../../measures/salience';
import type { IssueId } from '../../model/ids';
import type { Task } from '../../util/task';
import type { ViewContext } from '../facts/facts';
import { joinCounts } from '../words/nameLabels';

/** A measure of one issue, with all that is needed to read the number. */
export interface MeasureText {
  readonly name: string;
  /** "Divisiveness: 0.80" */
  readonly figure: string;
  /** "10 actors · 95 % of 200 resamples of 34 articles lie between 0.50 and 0.97" */
  readonly of: string;
  /** The formula, when nothing is said, and what is left out. */
  readonly definition: string;
}

/** A figure to sort by; undefined where too few speak to say one. */
export interface Measured {
  readonly value: number | undefined;
  /** What the figure is of: decides between issues without one. */
  readonly of: number;
  /** "Divisiveness: 0.80 · 10 actors" */
  readonly said: string;
}

export function divisivenessOn(context: ViewContext, issue: IssueId): Measured {
  const { voice } = context;
  const { value, actors } = issueDivisiveness(stancesOn(context, issue));
  const figure = figureText(context, 'divisiveness', value);
  return { value, of: actors, said: joinCounts(figure, voice.say('actors', actors)) };
}

export function salienceOn(context: ViewContext, issue: IssueId): Measured {
  const { voice, facts } = context;
  const { share, articles, read } = salienceShare(facts.spoken, issue);
  const figure = figureText(context, 'salience', share);
  const of = voice.say('articles of read', articles, read);
  return { value: share, of: articles, said: joinCounts(figure, of) };
}

export function divisivenessDefinition({ voice }: ViewContext): string {
  return voice.say('defined divisiveness', FEW_ACTORS);
}

export function salienceDefinition({ voice, facts }: ViewContext): string {
  const { unfinished, reprints, undated, outsideRange } = facts.spoken.leftOut;
  const reasons = [
    ...(unfinished > 0 ? [voice.say('articles unfinished', unfinished)] : []),
    ...(reprints > 0 ? [voice.say('articles reprints', reprints)] : []),
    ...(undated > 0 ? [voice.say('articles undated', undated)] : []),
    ...(outsideRange > 0 ? [voice.say('articles outside range', outsideRange)] : []),
  ];
  const definition = voice.say('defined salience', FEW_ARTICLES);
  if (reasons.length === 0) return definition;
  return `${definition} ${voice.say('articles left out', reasons.join(', '))}`;
}

/** Of the chosen issue, with intervals: two hundred resamples of its articles each. */
export function* measureSteps(context: ViewContext, issue: IssueId): Task<readonly MeasureText[]> {
  return [yield* divisivenessMeasure(context, issue), yield* salienceMeasure(context, issue)];
}

function* divisivenessMeasure(context: ViewContext, issue: IssueId): Task<MeasureText> {
  const { voice } = context;
  const stances = stancesOn(context, issue);
  const { value, actors } = issueDivisiveness(stances);
  return {
    name: voice.say('divisiveness'),
    figure: figureText(context, 'divisiveness', value),
    of: joinCounts(
      voice.say('actors', actors),
      value === undefined ? undefined : yield* divisivenessRange(context, stances),
    ),
    definition: divisivenessDefinition(context),
  };
}

function* divisivenessRange(context: ViewContext, stances: readonly NetStance[]): Task<string> {
  const said = saidOnIssue(stances);
  const { interval, articles } = yield* divisivenessInterval(said, DEFAULT_RESAMPLING);
  return intervalText(context, interval, articles);
}

function* salienceMeasure(context: ViewContext, issue: IssueId): Task<MeasureText> {
  const { facts, voice } = context;
  const salience = yield* salienceRow(facts.spoken, issue, undefined, DEFAULT_RESAMPLING);
  const { share, articles, read, interval } = salience;
  return {
    name: voice.say('salience'),
    figure: figureText(context, 'salience', share),
    of: joinCounts(
      voice.say('articles of read', articles, read),
      share === undefined ? undefined : intervalText(context, interval, read),
    ),
    definition: salienceDefinition(context),
  };
}

function stancesOn({ facts }: ViewContext, issue: IssueId): readonly NetStance[] {
  return [...(facts.analysis.stances.get(issue)?.values() ?? [])];
}

function figureText(
  { voice }: ViewContext,
  name: 'divisiveness' | 'salience',
  value: number | undefined,
): string {
  const figure = value === undefined ? voice.say('too few to say') : shown(value);
  return voice.say('measure of', voice.say(name), figure);
}

function intervalText(
  { voice }: ViewContext,
  interval: Interval | undefined,
  articles: number,
): string {
  if (!interval) return voice.say('no interval', FEW_ARTICLES);
  const { times } = DEFAULT_RESAMPLING;
  return voice.say('interval of', shown(interval.low), shown(interval.high), times, articles);
}

function shown(value: number): string {
  return value.toFixed(2);
}
