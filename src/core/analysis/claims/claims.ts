import type { DateRange } from '../../model/date';
import type { PlacedAnnotation } from '../../model/place';
import type { Span } from '../../model/span';
import type { Evidence } from '../records/evidence';
import { addAll, greatest } from '../../util/lists';
import { groupedBy } from '../records/groups';
import { effectiveDate, type PositionRecord } from '../records/positionRecords';

// Coded twice. Evidence of several coders of one actor on one issue in one article, whose quotes
// overlap directly or through others, is one claim of that actor. Two quotes overlap if they share
// at least half of the shorter one. The claim counts as often as the coder with most pieces has
// pieces, with the sign of more than half of its coders (each: of the sum of its polarities).
// Without such a majority it has no stance: it is coded differently. Records without a coder are
// those of one more coder. So a second coder who codes the same changes no count, and the order of
// coders has no influence. What a single coder has coded several times stays several claims.

/** One statement of an actor about an issue, by however many coders it was coded. */
export interface Claim {
  /** The pieces of its coders, in the order of records. */
  readonly evidence: readonly Evidence[];
  /** How often it counts. */
  readonly count: number;
  /** The mean polarity times `count`; undefined where the side is not known: a stance without
   * polarity, or coders who do not agree. */
  readonly polarity: number | undefined;
  /** True if its coders have no majority. */
  readonly codedDifferently: boolean;
  /** The date, by the filter's rule; the article's, where its coders give several. */
  readonly date: string | undefined;
  readonly days: DateRange | undefined;
}

/** The claims of evidence of one actor on one issue, given and returned in the order of records.
 * Linear, except for articles of several coders, where the pieces of one article are compared with
 * each other. */
export function claimsOf(evidence: readonly Evidence[]): readonly Claim[] {
  const claims: Claim[] = [];
  for (let from = 0; from < evidence.length;) {
    const path = evidence[from]?.record.article.path;
    let to = from + 1;
    while (evidence[to]?.record.article.path === path) to++;
    addAll(claims, claimsInArticle(evidence.slice(from, to)));
    from = to;
  }
  return claims;
}

/** The number of claims in records of one actor on one issue, given in the order of records. */
export function countClaims(records: readonly PositionRecord[]): number {
  const pieces = records.map((record) => {
    return { record, actor: '', issue: '', polarity: record.polarity, side: '' };
  });
  return claimsOf(pieces).reduce((all, { count }) => all + count, 0);
}

function claimsInArticle(pieces: readonly Evidence[]): readonly Claim[] {
  if (countCoders(pieces) < 2) return pieces.map(claimOfPiece);
  const order = new Map(pieces.map((piece, at) => [piece, at]));
  const placeOf = ({ evidence: [first] }: Claim): number => (first ? (order.get(first) ?? 0) : 0);
  return meetingGroups(pieces)
    .flatMap((group) => (countCoders(group) < 2 ? group.map(claimOfPiece) : codedTwice(group)))
    .sort((a, b) => placeOf(a) - placeOf(b));
}

function claimOfPiece(piece: Evidence): Claim {
  const { date, days } = piece.record;
  return {
    evidence: [piece],
    count: 1,
    polarity: piece.polarity,
    codedDifferently: false,
    date,
    days,
  };
}

/** The claims of overlapping pieces of at least two coders. */
function codedTwice(group: readonly Evidence[]): readonly Claim[] {
  const byCoder = [...groupedBy(group, coderOf).values()].map((own) =>
    own.toSorted((a, b) => (a.polarity ?? NO_POLARITY) - (b.polarity ?? NO_POLARITY)),
  );
  const alike = pairedAlike(byCoder);
  if (alike) return alike.map((pieces) => claimOf(pieces, 1, pieces[0]?.polarity, false));
  const sums = byCoder.map(sumOf);
  const signs = sums.map((sum) => (sum === undefined ? undefined : Math.sign(sum)));
  const majority = signs.find(
    (sign) => 2 * signs.filter((other) => other === sign).length > signs.length,
  );
  const most = greatest(byCoder.map((own) => own.length));
  if (majority === undefined) return [claimOf(group, most, undefined, true)];
  return [claimOf(group, most, most * meanOf(group, majority), false)];
}

/** The mean polarity of the pieces with a sign. */
function meanOf(pieces: readonly Evidence[], sign: number): number {
  const same = pieces.flatMap(({ polarity }) =>
    polarity !== undefined && Math.sign(polarity) === sign ? [polarity] : [],
  );
  return same.length === 0 ? 0 : same.reduce((all, one) => all + one, 0) / same.length;
}

/** Sorts before all others. */
const NO_POLARITY = -1e9;

/** The pieces of coders who have coded the same, each with the equal pieces of the others;
 * undefined where they differ. */
function pairedAlike(
  byCoder: readonly (readonly Evidence[])[],
): readonly (readonly Evidence[])[] | undefined {
  const [first = [], ...others] = byCoder;
  const isAlike = others.every(
    (own) =>
      own.length === first.length &&
      own.every(({ polarity }, at) => polarity === first[at]?.polarity),
  );
  return isAlike ? first.map((_, at) => byCoder.flatMap((own) => own[at] ?? [])) : undefined;
}

function claimOf(
  evidence: readonly Evidence[],
  count: number,
  polarity: number | undefined,
  codedDifferently: boolean,
): Claim {
  return { evidence, count, polarity, codedDifferently, ...dateOf(evidence) };
}

/** The date that all have, or else that of the article. */
function dateOf(evidence: readonly Evidence[]): Pick<Claim, 'date' | 'days'> {
  const [first] = evidence;
  if (!first) return { date: undefined, days: undefined };
  const { record } = first;
  const isSame = evidence.every(
    ({ record: { days } }) =>
      days?.first === record.days?.first && days?.last === record.days?.last,
  );
  if (!isSame) return effectiveDate(undefined, record.article, 'article');
  // Picked explicitly: a record also has a polarity, and claims spread the result.
  const { date, days } = record;
  return { date, days };
}

/** Undefined where no piece has a polarity. */
function sumOf(pieces: readonly Evidence[]): number | undefined {
  const polarities = pieces.flatMap(({ polarity }) => polarity ?? []);
  return polarities.length === 0 ? undefined : polarities.reduce((all, one) => all + one, 0);
}

/** The coder; the empty name is for records without one. */
function coderOf({ record }: Evidence): string {
  return record.position.coder ?? '';
}

function countCoders(pieces: readonly Evidence[]): number {
  return new Set(pieces.map(coderOf)).size;
}

/** Pieces whose quotes overlap, directly or through others, in the order of their first. */
function meetingGroups(pieces: readonly Evidence[]): readonly (readonly Evidence[])[] {
  let groups: Evidence[][] = [];
  for (const piece of pieces) {
    const meets = (group: readonly Evidence[]): boolean =>
      group.some((other) => quotesMeet(piece.record.placed, other.record.placed));
    const met = groups.filter(meets);
    groups = [...groups.filter((group) => !met.includes(group)), [...met.flat(), piece]];
  }
  const order = new Map(pieces.map((piece, at) => [piece, at]));
  return groups.map((group) => group.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)));
}

/** True if two quotes share at least half of the shorter one; lost ones must have the same
 * words. */
export function quotesMeet(one: PlacedAnnotation, other: PlacedAnnotation): boolean {
  const [a, b] = [spansOf(one), spansOf(other)];
  if (a.length === 0 || b.length === 0) return wordsOf(one) === wordsOf(other);
  const shared = sharedLength(a, b);
  return shared > 0 && 2 * shared >= Math.min(lengthOf(a), lengthOf(b));
}

/** True if two quotes share at least one letter. */
export function quotesOverlap(one: PlacedAnnotation, other: PlacedAnnotation): boolean {
  return sharedLength(spansOf(one), spansOf(other)) > 0;
}

function sharedLength(a: readonly Span[], b: readonly Span[]): number {
  let shared = 0;
  for (const { start, end } of a) {
    for (const span of b)
      shared += Math.max(0, Math.min(end, span.end) - Math.max(start, span.start));
  }
  return shared;
}

function spansOf({ places }: PlacedAnnotation) {
  return places.flatMap(({ span }) => span ?? []);
}

function wordsOf({ annotation }: PlacedAnnotation): string {
  return JSON.stringify(annotation.quote.map(({ exact }) => exact));
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((all, { start, end }) => all + end - start, 0);
}
