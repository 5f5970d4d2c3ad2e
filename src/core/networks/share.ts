import { LIST_SEPARATOR } from '../tables/csv';

/** How often other coders would find something again: the share of recodings that have it
 * (docs/reference/found-again.md). */
export interface Share {
  /** The mean over draws, from 0 to 1. */
  readonly mean: number;
  /** The 5th and the 95th percentile over draws. */
  readonly low: number;
  readonly high: number;
  /** True if nothing of it is drawn, since all its articles are adjudicated. */
  readonly isFixed: boolean;
  /** Why it is to be read with care; none of what is fixed. */
  readonly doubts: readonly Doubt[];
}

/** Reasons to doubt a share: its actor or issue was never coded twice, or a coder never codes it;
 * `open`: its interval is so wide that the mean says nothing and is withheld. The others are about
 * the study, and about all of its shares: few articles coded twice, or not at random; a coder who
 * reads one side more often; contrary readings many of which are probably errors. */
export type Doubt =
  | `${'actor' | 'issue'}-not-coded-twice`
  | `coder-never-codes-${'actor' | 'issue'}`
  | 'open'
  | 'few-articles'
  | 'not-random'
  | 'one-sided'
  | 'contrary-errors';

/** Intervals that are wider leave a share open. */
export const WIDEST_INTERVAL = 0.5;

/** The names of a share in files, and their types. */
export const SHARE_COLUMNS = [
  ['foundAgain', 'double'],
  ['foundAgainLow', 'double'],
  ['foundAgainHigh', 'double'],
  ['foundAgainDoubt', 'string'],
] as const;

export type ShareColumn = (typeof SHARE_COLUMNS)[number][0];

/** What columns of a share are, but the first, which names what is found. */
export const SHARE_DESCRIPTIONS: Readonly<Record<Exclude<ShareColumn, 'foundAgain'>, string>> = {
  foundAgainLow: 'the 5th percentile of the shares of the draws',
  foundAgainHigh: 'the 95th percentile of the shares of the draws',
  foundAgainDoubt:
    'why the share is to be read with care: actor-not-coded-twice, issue-not-coded-twice, coder-never-codes-actor, coder-never-codes-issue; open: the interval is wider than 0.5, and the mean is withheld; of all shares of the study: few-articles, not-random, one-sided, contrary-errors',
};

/** The values of these columns; undefined without a share, and where nothing is to be said. */
export function shareCells(share: Share | undefined): Readonly<Record<ShareColumn, Cell>> {
  const { mean, low, high, doubts = [] } = share ?? {};
  return {
    foundAgain: doubts.includes('open') ? undefined : mean,
    foundAgainLow: low,
    foundAgainHigh: high,
    foundAgainDoubt: doubts.length > 0 ? doubts.join(LIST_SEPARATOR) : undefined,
  };
}

type Cell = number | string | undefined;

/** The columns that have a value, with it. */
export function namedShares(
  share: Share | undefined,
): readonly (readonly [ShareColumn, number | string])[] {
  const cells = shareCells(share);
  return SHARE_COLUMNS.flatMap(([name]) => {
    const cell = cells[name];
    return cell === undefined ? [] : [[name, cell] as const];
  });
}

/** A share in JSON: numbers that are not there are null. */
export function shareImage(share: Share | undefined) {
  const { foundAgain, foundAgainLow, foundAgainHigh } = shareCells(share);
  return {
    foundAgain: foundAgain ?? null,
    foundAgainLow: foundAgainLow ?? null,
    foundAgainHigh: foundAgainHigh ?? null,
    foundAgainDoubt: share?.doubts ?? [],
  };
}
