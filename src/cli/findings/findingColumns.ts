import {
  createLocalizer,
  foundAgain,
  foundAgainRemarks,
  foundByOne,
  fragilityOf,
  fragilityOfContradiction,
  fragilityOfPeriod,
  runSync,
  type Analysis,
  type CodersCorpus,
  type Contradiction,
  type Disagreement,
  type FoundAgain,
  type Fragility,
  type Share,
  type TooFewTwice,
  LIST_SEPARATOR,
  type Cell,
  type DescribedColumn,
} from '../../core';
import type { CommonValues, FindingsValues } from '../options/shared';
import { resamplingOf } from '../commands/measures';
import { shareText } from './shares';

/** What can be said of each finding in a list, beside what it is: how often it is found again, and
 * on how many articles it stands. */
export interface FindingColumns {
  readonly heads: readonly string[];
  readonly columns: readonly DescribedColumn[];
  readonly remarks: readonly string[];
  ofDisagreement(row: Disagreement): FindingValues;
  /** For JSON, of each period of a row. */
  ofPeriods(row: Disagreement): readonly FindingValues['image'][];
  ofContradiction(row: Contradiction): FindingValues;
}

/** The values of one finding: for JSON, for a table to read, and for CSV. */
export interface FindingValues {
  readonly image: Readonly<Record<string, unknown>>;
  readonly cells: readonly string[];
  readonly csv: readonly Cell[];
}

/** The columns that the options ask for; none where they ask for none. `progress` gets the part of
 * the recodings that is done, 0 to 1. */
export function findingColumns(
  analysis: Analysis,
  coders: CodersCorpus | undefined,
  options: Pick<FindingsValues, 'found-again' | 'seed' | 'fragility'> & Pick<CommonValues, 'json'>,
  progress: (part: number) => void,
): FindingColumns {
  const localizer = createLocalizer();
  const { seed } = resamplingOf(options);
  const found =
    options['found-again'] && coders
      ? runSync(foundAgain(analysis, coders, seed, progress, options.json ? 1 : undefined))
      : undefined;
  const byOne = found && coders ? runSync(foundByOne(analysis, coders)) : undefined;
  const { fragility } = options;
  const valuesOf = (share: Share | undefined, stands: Fragility | undefined): FindingValues => {
    const parts = [...(found ? [shareValues(share, found)] : [])];
    if (fragility) parts.push(fragilityValues(stands));
    return {
      image: Object.assign({}, ...parts.map(({ image }) => image)) as FindingValues['image'],
      cells: parts.flatMap(({ cells }) => cells),
      csv: parts.flatMap(({ csv }) => csv),
    };
  };
  const shares: FoundAgain | undefined = found?.kind === 'found-again' ? found : undefined;
  return {
    heads: [...(found ? ['FOUND AGAIN'] : []), ...(fragility ? ['STANDS ON'] : [])],
    columns: [...(found ? FOUND_AGAIN : []), ...(fragility ? FRAGILITY : [])],
    remarks: [
      ...(found && byOne ? foundAgainRemarks(localizer, found, byOne) : []),
      ...(shares ? [`Seed: ${String(seed)}.`] : []),
      ...(fragility ? [localizer.text('fragility claim')] : []),
    ],
    ofDisagreement: (row) =>
      valuesOf(
        shares?.ofDisagreement(row),
        fragility ? fragilityOf(analysis.on(row.issue), row) : undefined,
      ),
    ofPeriods: (row) => {
      const ofShares = shares?.ofPeriods(row);
      return row.periods.map((period, at) => ({
        ...(found ? shareImage(ofShares?.[at]) : {}),
        ...(fragility
          ? fragilityValues(fragilityOfPeriod(analysis.on(row.issue), row, period)).image
          : {}),
      }));
    },
    ofContradiction: (row) =>
      valuesOf(shares?.ofContradiction(row), fragility ? fragilityOfContradiction(row) : undefined),
  };
}

function shareValues(share: Share | undefined, found: FoundAgain | TooFewTwice): FindingValues {
  const { mean, low, high } = share ?? {};
  return {
    image: { ...shareImage(share), codedTwice: found.articles },
    cells: [shareText(share)],
    csv: [mean, low, high, found.articles],
  };
}

function shareImage(share: Share | undefined): FindingValues['image'] {
  const { mean, low, high } = share ?? {};
  return {
    foundAgain: mean ?? null,
    foundAgainLow: low ?? null,
    foundAgainHigh: high ?? null,
  };
}

function fragilityValues(stands: Fragility | undefined): FindingValues {
  const articles = [...new Set(stands?.sides.flatMap((side) => side.articles))];
  return {
    image: {
      fragility: stands?.count ?? null,
      fragilityAtLeast: stands?.isAtLeast ?? null,
      fragileArticles: articles,
    },
    cells: [stands ? `${stands.isAtLeast ? '≥ ' : ''}${String(stands.count)}` : '–'],
    csv: [stands?.count, stands?.isAtLeast, articles.join(LIST_SEPARATOR)],
  };
}

const FOUND_AGAIN: readonly DescribedColumn[] = [
  {
    name: 'foundAgain',
    description:
      'share of 10,000 recodings by coders like these that have the finding: the mean of 200 tables of how coders differ; empty for fewer than 10 articles coded twice, and for findings that are not counted (docs/reference/found-again.md)',
  },
  { name: 'foundAgainLow', description: 'the 5th percentile of the shares of the tables' },
  { name: 'foundAgainHigh', description: 'the 95th percentile of the shares of the tables' },
  { name: 'codedTwice', description: 'number of articles that two or more coders completed' },
];

const FRAGILITY: readonly DescribedColumn[] = [
  {
    name: 'fragility',
    description:
      'the fewest articles that must have been read the other way round for the finding to be none (docs/reference/found-again.md)',
  },
  {
    name: 'fragilityAtLeast',
    description: 'whether more may be needed, because the finding is in several stretches of time',
  },
  { name: 'fragileArticles', description: 'these articles; of both sides, where either would do' },
];
