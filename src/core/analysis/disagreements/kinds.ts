// The kinds of disagreement. Lists, counts, columns, headings and help follow from this table. What
// else a kind needs: the words for the screen (views/words/catalog/kindWords.ts), how its pairs are
// found (pairsOn.ts), and which claims its rows have (whoDisagrees.ts).

interface Kind {
  /** What a row is made from: claims of both actors on opposite sides; a text that says so; the
   * criticism of an actor that has no position. */
  readonly basis: 'claims' | 'statement' | 'criticism';
  /** Whether its pairs are part of the number of disagreements. The others have numbers of their
   * own. */
  readonly isCounted: boolean;
  /** Whether the claims of the two were made at one time, so that a row has dates of both. */
  readonly isAtOneTime: boolean;
  /** Whether an issue may have very many rows, which are then made only when they are shown. */
  readonly isRanked: boolean;
  /** What follows a number: "3 at times". */
  readonly words: string;
  /** The heading in the brief. */
  readonly heading: string;
  /** The explanation that goes with a table. */
  readonly meaning: string;
}

/** In the order of lists. */
export const KINDS = {
  derived: {
    basis: 'claims',
    isCounted: true,
    isAtOneTime: true,
    isRanked: true,
    words: 'on balance',
    heading: 'Who disagrees with whom',
    meaning:
      'in a time window the sums of the polarities of their positions on the issue have opposite signs',
  },
  'at-times': {
    basis: 'claims',
    isCounted: true,
    isAtOneTime: true,
    isRanked: false,
    words: 'at times',
    heading: 'At times on opposite sides',
    meaning: 'they took opposite sides in one article or on one date, and no window shows it',
  },
  internal: {
    basis: 'claims',
    isCounted: false,
    isAtOneTime: true,
    isRanked: false,
    words: 'within one side',
    heading: 'Within one side',
    meaning: 'one of these, between two actors of one side',
  },
  stated: {
    basis: 'statement',
    isCounted: false,
    isAtOneTime: true,
    isRanked: false,
    words: 'only stated',
    heading: 'Stated in the texts',
    meaning: 'a text states it',
  },
  'one-sided': {
    basis: 'criticism',
    isCounted: false,
    isAtOneTime: true,
    isRanked: false,
    words: 'one-sided',
    heading: 'Criticism and demands without a coded answer',
    meaning:
      'the first opposes or accuses the second, for whom no position on the issue is recorded',
  },
  apart: {
    basis: 'claims',
    isCounted: false,
    isAtOneTime: false,
    isRanked: true,
    words: 'at different times',
    heading: 'On opposite sides at different times',
    meaning: 'only the sums over all dates have opposite signs',
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type DisagreementKind = keyof typeof KINDS;

/** The kinds with a property of the table. */
type KindsWith<Property> = {
  [Kind in DisagreementKind]: (typeof KINDS)[Kind] extends Property ? Kind : never;
}[DisagreementKind];

/** The kinds whose rows have claims of both actors, on opposite sides. */
export type TwoSidedKind = KindsWith<{ readonly basis: 'claims' }>;
export type CountedKind = KindsWith<{ readonly isCounted: true }>;
export type RankedKind = KindsWith<{ readonly isRanked: true }>;
/** The kinds of which all rows of an issue are made at once. */
export type OtherKind = Exclude<DisagreementKind, RankedKind>;

export function isTwoSidedKind(kind: DisagreementKind): kind is TwoSidedKind {
  return KINDS[kind].basis === 'claims';
}

export function isCountedKind(kind: DisagreementKind): kind is CountedKind {
  return KINDS[kind].isCounted;
}

export function isRankedKind(kind: DisagreementKind): kind is RankedKind {
  return KINDS[kind].isRanked;
}

/** In the order of lists, as the next ones. */
export const ALL_KINDS = Object.keys(KINDS) as readonly DisagreementKind[];
export const TWO_SIDED_KINDS = ALL_KINDS.filter(isTwoSidedKind);
export const COUNTED_KINDS = ALL_KINDS.filter(isCountedKind);
export const RANKED_KINDS = ALL_KINDS.filter(isRankedKind);
export const OTHER_KINDS = ALL_KINDS.filter((kind): kind is OtherKind => !isRankedKind(kind));

/** In the order of counts: those with claims of both actors first. */
export const KINDS_IN_COUNTS: readonly DisagreementKind[] = [
  ...TWO_SIDED_KINDS,
  ...ALL_KINDS.filter((kind) => !isTwoSidedKind(kind)),
];

/** A record with a value for each of some kinds. */
export function byKind<Kind extends DisagreementKind, Value>(
  kinds: readonly Kind[],
  valueOf: (kind: Kind) => Value,
): Readonly<Record<Kind, Value>> {
  const entries = kinds.map((kind) => [kind, valueOf(kind)]);
  return Object.fromEntries(entries) as Record<Kind, Value>;
}
