import type { WindowOption } from './windows/windowOption';

/** `one`: rows tied to rows by what they share in the columns. `two`: rows tied to columns.
 * `directed`: from rows to columns, both of which are actors, in one set of nodes. */
export const MODES = ['one', 'two', 'directed'] as const;
export type Mode = (typeof MODES)[number];

/** How the qualifier is used; docs/reference/networks.md has the formulas. */
export const AGGREGATIONS = ['ignore', 'congruence', 'conflict', 'subtract', 'combine'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** `jaccard` and `cosine` as in textbooks; those with `dna-` as Discourse Network Analyzer computes
 * what it calls by these names. */
export const NORMALIZATIONS = [
  'none',
  'average',
  'activity',
  'prominence',
  'jaccard',
  'cosine',
  'dna-jaccard',
  'dna-cosine',
] as const;
export type Normalization = (typeof NORMALIZATIONS)[number];

/** Within what the same statement counts only once. `week` and `month` are calendar weeks (Monday
 * to Sunday, ISO 8601) and months of a year; `dna-week` and `dna-month` compare only their numbers,
 * as DNA does. */
export const DUPLICATES = [
  'include',
  'document',
  'week',
  'month',
  'year',
  'range',
  'dna-week',
  'dna-month',
] as const;
export type Duplicates = (typeof DUPLICATES)[number];

/** How values of the qualifier compare. `binary`: their sign, without neutral ones. `integer`: by
 * their distance. `category`: the same or not. */
export const SCALES = ['binary', 'integer', 'category'] as const;
export type Scale = (typeof SCALES)[number];

/** What ties actors who disagree. `any`: any opposite statements at any dates, as DNA counts them.
 * `listed`: the rows of the list of disagreements, one for each issue on which the net stances of
 * the two are opposed. */
export const DISAGREEMENTS = ['any', 'listed'] as const;
export type DisagreementTies = (typeof DISAGREEMENTS)[number];

/** What several coders coded of one claim: `once` with the value of the majority, or `each`, as DNA
 * counts. */
export const CODED_TWICE = ['once', 'each'] as const;
export type CodedTwice = (typeof CODED_TWICE)[number];

/** Excludes statements that have one of the values; with `only`, those that have none of them. */
export interface Exclusion {
  readonly variable: string;
  /** Ids as in the files, or names. */
  readonly values: readonly string[];
  readonly only: boolean;
}

/** How networks are made of the records that a filter accepts. Variables are named as in
 * `VARIABLE_NAMES`, or are a field of the study. */
export interface NetworkOptions {
  readonly mode: Mode;
  readonly rows: string;
  readonly columns: string;
  /** Undefined: ties have no qualifier. */
  readonly qualifier: string | undefined;
  /** Undefined: the natural scale of the qualifier. */
  readonly scale: Scale | undefined;
  readonly aggregation: Aggregation;
  readonly normalization: Normalization;
  /** Only for conflict in mode one. Undefined: `any`. */
  readonly disagreement?: DisagreementTies | undefined;
  /** Undefined: `once`. */
  readonly codedTwice?: CodedTwice | undefined;
  readonly duplicates: Duplicates;
  readonly window: WindowOption | undefined;
  /** True: nodes that occur in the range but have no statement left are included. */
  readonly isolates: boolean;
  readonly exclusions: readonly Exclusion[];
}

const COMMON = {
  scale: undefined,
  normalization: 'none',
  duplicates: 'include',
  window: undefined,
  isolates: false,
  exclusions: [],
} as const;

/** The default for each mode: who agrees with whom; who is for or against which issue; who
 * evaluates whom. */
export const DEFAULT_NETWORKS: Readonly<Record<Mode, NetworkOptions>> = {
  one: {
    ...COMMON,
    mode: 'one',
    rows: 'actor',
    columns: 'issue',
    qualifier: 'stance',
    aggregation: 'congruence',
  },
  two: {
    ...COMMON,
    mode: 'two',
    rows: 'actor',
    columns: 'issue',
    qualifier: 'stance',
    aggregation: 'subtract',
  },
  directed: {
    ...COMMON,
    mode: 'directed',
    rows: 'actor',
    columns: 'target',
    qualifier: 'evaluation',
    aggregation: 'subtract',
  },
};
