import { COUNTS } from '../words/shared';
import type { Counted } from '../../counted/counted';
import type { NetStance } from '../../analysis/netStances';
import {
  drawnDivisiveness,
  drawnSalience,
  knownDraws,
  type DrawnClaims,
} from '../../intercoder/recoding/drawnMeasures';
import { DRAWS } from '../../intercoder/recoding/drawn/lanes';
import {
  divisivenessInterval,
  FEW_ACTORS,
  issueDivisiveness,
  votesOnIssue,
} from '../../measures/issueDivisiveness';
import { DEFAULT_RESAMPLING, FEW_ARTICLES, type Interval } from '../../measures/resample';
import { salienceRow, salienceShare } from '../../measures/salience';
import type { IssueId } from '../../model/ids';
import type { SampledFigure } from '../../util/numbers';
import type { Task } from '../../util/task';
import type { ViewContext } from '../facts/facts';
import { labelText } from '../words/label';
import { countedLink, figure } from '../counted/countedLink';
import {
  countedLine,
  joinedCounts,
  plainText,
  type CountedLink,
  type CountedText,
} from '../words/countedText';
import { joinCounts } from '../words/nameLabels';
import { phrase, type Phrase } from '../../util/phrase';

const DIVISIVENESS = phrase('Divisiveness');

const SALIENCE = phrase('Salience');

/** A measure of one issue, with everything that is needed to read the number. */
export interface MeasureText {
  readonly name: string;
  /** "Divisiveness: 0.80" */
  readonly figure: CountedText;
  /** False where there are too few actors or articles for one. */
  readonly hasFigure: boolean;
  /** "10 actors · 95 % of 200 resamples of 34 articles lie between 0.50 and 0.97" */
  readonly of: CountedText;
  /** The formula, when no figure is given, and what is excluded. */
  readonly definition: string;
}

/** A figure to sort by; undefined where there are too few actors or articles. */
export interface Measured {
  readonly value: number | undefined;
  /** The number of actors or articles behind the figure: decides between issues without one. */
  readonly of: number;
  /** "Divisiveness: 0.80 · 10 actors" */
  readonly spoken: string;
  /** What was counted; undefined if nothing was. */
  readonly opens: CountedLink | undefined;
  /** What completes the figure. */
  readonly beside?: CountedText;
}

export function divisivenessOn(context: ViewContext, issue: IssueId): Measured {
  const { localizer } = context;
  const { value, actors } = issueDivisiveness(stancesOn(context, issue));
  return {
    value,
    of: actors,
    spoken: joinCounts(
      figureText(context, DIVISIVENESS, value),
      localizer.text(COUNTS.actors, actors),
      mixedText(context, issue),
    ),
    opens: countedLink(context, { of: 'actors', issue }, actors),
  };
}

/** "2 of them on both sides": a division of 0 does not say that nobody took the other side. */
function mixedText(context: ViewContext, issue: IssueId): string {
  const mixed = stancesOn(context, issue).filter((stance) => stance.mixed).length;
  return mixed === 0
    ? ''
    : context.localizer.text(
        ['{0} of them with positions on both sides', '{0} of them with positions on both sides'],
        mixed,
      );
}

export function salienceOn(context: ViewContext, issue: IssueId): Measured {
  const { localizer, facts } = context;
  const { share, articles, read } = salienceShare(facts.spokenArticles, issue);
  const of =
    read > 0
      ? localizer.text(
          ['in {1} of {0} read article', 'in {1} of {0} read articles'],
          read,
          articles,
        )
      : '';
  return {
    value: share,
    of: articles,
    // Where it is too small it is so for every issue: the definition says it once.
    spoken: share === undefined ? of : joinCounts(figureText(context, SALIENCE, share), of),
    opens: countedLink(context, { of: 'articles', which: 'speaking', issue }, articles),
  };
}

export function divisivenessDefinition({ localizer }: ViewContext): string {
  return localizer.text(
    '(1 − A) / 2, where A is van der Eijk’s agreement over the numbers of actors against, in the middle and for. Each actor counts once, by the sign of the sum of its positions. 0: all on one side; ½: spread evenly; 1: half against half. n is too small with fewer than {0} actors.',
    FEW_ACTORS,
  );
}

/** What the list of issues is sorted by, and whether no issue has a figure. */
export function salienceSortDefinition(context: ViewContext): string {
  const { localizer, facts } = context;
  const read = facts.spokenArticles.articles.length;
  const tooFew =
    read < FEW_ARTICLES
      ? localizer.text(
          [
            'n is too small: only {0} article is read.',
            'n is too small: only {0} articles are read.',
          ],
          read,
        )
      : '';
  return [tooFew, salienceDefinition(context)].filter(Boolean).join(' ');
}

function salienceDefinition({ localizer, facts }: ViewContext): string {
  const { unfinished, reprints, undated, outsideRange } = facts.spokenArticles.excluded;
  const reasons = [
    ...(unfinished > 0 ? [localizer.text('{0} to code or in progress', unfinished)] : []),
    ...(reprints > 0 ? [localizer.text(['{0} reprint', '{0} reprints'], reprints)] : []),
    ...(undated > 0 ? [localizer.text('{0} without a date', undated)] : []),
    ...(outsideRange > 0 ? [localizer.text('{0} outside the window', outsideRange)] : []),
  ];
  const chosen = facts.analysis.context.filter.actors.filter(({ isExcluded }) => !isExcluded);
  return [
    localizer.text(
      'Share of read articles that have a position on the issue, whatever its stance. Read articles are those marked complete or not relevant. n is too small with fewer than {0} read articles.',
      FEW_ARTICLES,
    ),
    ...chosen.map(({ text }) =>
      localizer.text('Only positions of {0} count for it.', labelText(text)),
    ),
    ...(reasons.length > 0 ? [localizer.text('Articles excluded: {0}.', reasons.join(', '))] : []),
  ].join(' ');
}

/** The measures of the chosen issue, with intervals, for which its articles are resampled two
 * hundred times. */
export function* measureSteps(context: ViewContext, issue: IssueId): Task<readonly MeasureText[]> {
  return [yield* divisivenessMeasure(context, issue), yield* salienceMeasure(context, issue)];
}

/** How divided actors are on an issue, with its intervals. */
export function* divisivenessMeasure(context: ViewContext, issue: IssueId): Task<MeasureText> {
  const { localizer } = context;
  const stances = stancesOn(context, issue);
  const { value, actors } = issueDivisiveness(stances);
  const positions = stances.reduce((sum, stance) => sum + stance.positions.length, 0);
  const mixed = mixedText(context, issue);
  return {
    name: localizer.text('Divisiveness'),
    // A coefficient is not a count; it opens the positions that it is computed from.
    figure: [
      {
        text: figureText(context, DIVISIVENESS, value),
        opens:
          value === undefined
            ? undefined
            : countedLink(context, { of: 'evidence', issue }, positions),
      },
    ],
    hasFigure: value !== undefined,
    of: joinedCounts(
      [
        countedLine(localizer, COUNTS.actors, figure(context, { of: 'actors', issue }, actors)),
        mixed === '' ? [] : plainText(mixed),
        value === undefined ? [] : yield* divisivenessRange(context, issue, stances),
        value === undefined
          ? []
          : inDraws(context, (drawn) => drawnDivisiveness(drawn, { issue }, undefined)),
      ],
      ' · ',
    ),
    definition: divisivenessDefinition(context),
  };
}

function* divisivenessRange(
  context: ViewContext,
  issue: IssueId,
  stances: readonly NetStance[],
): Task<CountedText> {
  const spoken = votesOnIssue(stances);
  const { interval, articles } = yield* divisivenessInterval(spoken, DEFAULT_RESAMPLING);
  const counted: Counted = { of: 'articles', which: 'taking sides', issue };
  return intervalText(context, interval, articles, counted);
}

function* salienceMeasure(context: ViewContext, issue: IssueId): Task<MeasureText> {
  const { facts, localizer } = context;
  const salience = yield* salienceRow(facts.spokenArticles, issue, undefined, DEFAULT_RESAMPLING);
  const { share, articles, read, interval } = salience;
  const all: Counted = { of: 'articles', which: 'read' };
  const found = figure(context, { of: 'articles', which: 'speaking', issue }, articles);
  return {
    name: localizer.text('Salience'),
    figure: [
      {
        text: figureText(context, SALIENCE, share),
        opens: share === undefined ? undefined : found.opens,
      },
    ],
    hasFigure: share !== undefined,
    of: joinedCounts(
      [
        read === 0
          ? []
          : countedLine(
              localizer,
              ['in {1} of {0} read article', 'in {1} of {0} read articles'],
              figure(context, all, read),
              found,
            ),
        share === undefined ? [] : intervalText(context, interval, read, all),
        share === undefined ? [] : inDraws(context, (drawn) => drawnSalience(drawn, salience)),
      ],
      ' · ',
    ),
    definition: salienceDefinition(context),
  };
}

/** "0.78 (0.70–0.83) in 200 draws of what is in the articles", beside the interval of resampled
 * articles; empty where nothing was drawn. */
function inDraws(
  { facts, localizer }: ViewContext,
  figureOf: (drawn: DrawnClaims) => SampledFigure | undefined,
): CountedText {
  const drawn = knownDraws(facts.analysis);
  const figures = drawn && figureOf(drawn);
  if (!figures) return [];
  const [mean = '', low = '', high = ''] = [figures.mean, figures.low, figures.high].map((one) =>
    localizer.decimals(one),
  );
  return plainText(
    localizer.text(
      '{0} ({1}–{2}) in {3} draws of what is in the articles',
      mean,
      low,
      high,
      localizer.number(DRAWS),
    ),
  );
}

function stancesOn({ facts }: ViewContext, issue: IssueId): readonly NetStance[] {
  return [...(facts.analysis.stances.get(issue)?.values() ?? [])];
}

function figureText({ localizer }: ViewContext, name: Phrase, value: number | undefined): string {
  const spoken = value === undefined ? localizer.text('n too small') : localizer.decimals(value);
  return localizer.text('{0}: {1}', localizer.text(name), spoken);
}

function intervalText(
  context: ViewContext,
  interval: Interval | undefined,
  articles: number,
  counted: Counted,
): CountedText {
  const { localizer } = context;
  if (!interval)
    return plainText(localizer.text('no interval with fewer than {0} articles', FEW_ARTICLES));
  const { times } = DEFAULT_RESAMPLING;
  const low = localizer.decimals(interval.low);
  const high = localizer.decimals(interval.high);
  return countedLine(
    localizer,
    '95% of {2} resamples of {3} articles are between {0} and {1}',
    low,
    high,
    times,
    figure(context, counted, articles),
  );
}
