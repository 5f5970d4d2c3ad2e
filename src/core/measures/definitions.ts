import type { Filter } from '../analysis/records/filter';
import type { Excluded } from '../networks/statements/exclusionCounts';
import { MOST_COALITION_NODES } from './coalitionGroups';
import { LEAST_MODULARITY } from './coalitionVerdict';
import { FEW_ACTORS } from './issueDivisiveness';
import { FEW_ARTICLES, type Resampling } from './resample';

/** The definition of a measure's numbers, for readers of its output. */
export interface MeasureDefinition {
  /** The formula of each figure, by its name in the output. */
  readonly figures: Readonly<Record<string, string>>;
  readonly rollUp: string;
  readonly dates: string;
  readonly seed: number;
  readonly resamples: number;
  /** Positions and statements that do not count, by reason. */
  readonly excluded: readonly Excluded[];
  /** Articles that do not count, by reason. */
  readonly excludedArticles: Readonly<Record<string, number>>;
  /** Where the formulas are documented, and their authors. */
  readonly source: string;
}

export type DefinedMeasure = keyof typeof FIGURES;

export function measureDefinition(
  measure: DefinedMeasure,
  { rollUp, dates }: Filter,
  { seed, times }: Resampling,
  excluded: readonly Excluded[],
  excludedArticles: Readonly<Record<string, number>> = {},
): MeasureDefinition {
  return {
    figures: FIGURES[measure],
    rollUp,
    dates,
    seed,
    resamples: times,
    excluded: excluded.map(({ reason, counted, count }) => ({ reason, counted, count })),
    excludedArticles,
    source: SOURCES[measure],
  };
}

const INTERVAL = `2.5th and 97.5th percentile of resamples of the articles, drawn with replacement; none with fewer than ${String(FEW_ARTICLES)} articles`;

/** The definition of `drawn`, which is there where it was asked for. */
export const DRAWN_FIGURE =
  'mean of the figure in 200 draws of what is in the articles, where what their coders missed and misread is put right; low and high: the 2.5th and 97.5th percentile of these draws; none with fewer than 10 articles that two or more coders completed';

/** The definition of coalitions in draws. */
export const DRAWN_COALITIONS =
  'of modularity: its mean, and the 2.5th and 97.5th percentile, in 200 draws of what is in the articles, where what their coders missed and misread is put right; of stability: the share of these draws in place of resamples; none with fewer than 10 articles that two or more coders completed';

const FIGURES = {
  salience: {
    articles: 'read articles with a position on the issue, whatever its stance',
    read: 'articles marked complete or not relevant: complete + notRelevant',
    share: `articles / read; none with fewer than ${String(FEW_ARTICLES)} read`,
    interval: `of share: ${INTERVAL}`,
  },
  timeline: {
    sides:
      'for, against: all polarities of the actor that are not 0 have that sign; mixed: both signs; neutral: neither',
    agreement: `van der Eijk’s A of how many actors are (against, in the middle, for), each once, by the sign of the sum of its polarities; none with fewer than ${String(FEW_ACTORS)} actors`,
    divisiveness: '(1 − agreement) / 2',
    entropy: '−Σ p·log p over the three sides / log 3',
    polarisation: 'mean of divisiveness over issues that have one, weighted by their actors',
    interval: `of divisiveness, or of polarisation where the issue is null: ${INTERVAL}`,
  },
  coalitions: {
    modularity:
      'Σ_c (L_c / L − resolution · (d_c / 2L)²), L the weight of all ties above 0, L_c of those within a coalition, d_c the sum of the weighted degrees of its members',
    permuted:
      'modularity of tables in which stances are permuted, keeping the number of statements of each row on each column, and of each column and value: their number, their median, and as limit their 95th percentile',
    verdict: `groups: modularity is above the limit; none: it is not, or no two are tied; weak: it is below ${String(LEAST_MODULARITY)}; not compared: without tables; too many nodes: above ${String(MOST_COALITION_NODES)}, nothing is computed`,
    withoutJoint:
      'modularity and permuted tables without the statements of positions that several rows share',
    stability: `of two members the share of resamples with both that put them into one community; of a member the mean over the others of its coalition; of a coalition the mean over its members; none with fewer than ${String(FEW_ARTICLES)} articles`,
  },
} as const;

const SOURCES = {
  salience: 'docs/reference/measures.md; intervals after Efron and Tibshirani (1993)',
  timeline:
    'docs/reference/measures.md; van der Eijk (2001); Shannon (1948); intervals after Efron and Tibshirani (1993)',
  coalitions:
    'docs/reference/measures.md; Blondel and others (2008); docs/reference/networks.md for weights',
} as const;
