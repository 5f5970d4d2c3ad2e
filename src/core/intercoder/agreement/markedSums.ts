import type { Span } from '../../model/span';
import { undefinedFigure, type UndefinedFigure } from '../coefficients/figure';

// |u-α and (k)u-α of text that was marked in many articles (Krippendorff, Mathet, Bouvry and
// Widlöcher 2016, doi 10.1007/s11135-015-0266-1; erratum 10.1007/s11135-015-0289-7). Their sums are
// taken article by article, since articles have different coders and segments never go on in the next
// one; `unitizingOf` computes the same for one continuum.

/** An agreement about places, in observed and expected disagreement (characters). */
export type PlaceFigure =
  | {
      readonly kind: 'defined';
      readonly value: number;
      readonly observed: number;
      readonly expected: number;
    }
  | UndefinedFigure;

/** What an article adds to |u-α, in characters: ℓ.., ℓ_φ., ℓ_φφ and Σκ. */
export interface BinarySums {
  readonly all: number;
  readonly gaps: number;
  readonly sharedGaps: number;
  readonly squares: number;
}

/** The sums of an article of a length. `marked`: of each coder, sorted and disjoint. */
export function binarySums(length: number, marked: readonly (readonly Span[])[]): BinarySums {
  const coders = marked.length;
  const lengths = marked.map(lengthOf);
  const all = coders * length;
  const gaps = all - sum(lengths);
  let sharedGaps = 0;
  for (const [one, other] of orderedPairs(coders)) {
    const both = sharedLength(marked[one] ?? [], marked[other] ?? []);
    sharedGaps += length - (lengths[one] ?? 0) - (lengths[other] ?? 0) + both;
  }
  const squares = sum(marked.flat().map(({ start, end }) => (end - start) ** 2));
  return { all, gaps, sharedGaps: sharedGaps / (coders - 1), squares: squares + gaps };
}

/** |u-α = 1 − (ℓ_φ. − ℓ_φφ) / ε_φ1: whether coders mark the same text, whatever they find in it. Each
 * article counts as often as it was drawn, or once. */
export function binaryAlpha(
  articles: readonly BinarySums[],
  drawn?: ArrayLike<number>,
): PlaceFigure {
  let [all, gaps, sharedGaps, squares] = [0, 0, 0, 0];
  for (const [article, sums] of articles.entries()) {
    const times = drawn ? (drawn[article] ?? 0) : 1;
    all += times * sums.all;
    gaps += times * sums.gaps;
    sharedGaps += times * sums.sharedGaps;
    squares += times * sums.squares;
  }
  if (all === 0) return undefinedFigure('no-length');
  if (gaps === all) return undefinedFigure('nothing-marked');
  if (gaps === 0) return undefinedFigure('no-variation');
  const expected = (all * gaps * (all - gaps)) / (all ** 2 - squares);
  return figure(gaps - sharedGaps, expected);
}

/** What an article adds to (k)u-α: sums over text that both of two coders marked. */
export interface IssueSums {
  /** ℓ*: that text. */
  readonly both: number;
  /** ℓ*_k and ℓ_kk: that marked with the issue by one, and by both. */
  readonly issue: number;
  readonly issueTwice: number;
  /** κ*_k and κ* of all else. */
  readonly issueSquares: number;
  readonly otherSquares: number;
  /** ℓ_k.: all text marked with the issue. */
  readonly ofIssue: number;
}

/** The sums of an article. `marked`: of each coder, whatever is in it; `issue`: with the issue. */
export function issueSums(
  marked: readonly (readonly Span[])[],
  issue: readonly (readonly Span[])[],
): IssueSums {
  const sums = { both: 0, issue: 0, issueTwice: 0, issueSquares: 0, otherSquares: 0 };
  const coders = marked.length;
  const others = marked.map((spans, coder) => without(spans, issue[coder] ?? []));
  for (const [one, other] of orderedPairs(coders)) {
    const [text, its] = [marked[other] ?? [], issue[one] ?? []];
    sums.both += sharedLength(marked[one] ?? [], text);
    sums.issue += sharedLength(its, text);
    sums.issueTwice += sharedLength(its, issue[other] ?? []);
    sums.issueSquares += sharedSquares(its, text);
    sums.otherSquares += sharedSquares(others[one] ?? [], text);
  }
  const share = (value: number): number => value / (coders - 1);
  return {
    both: share(sums.both),
    issue: share(sums.issue),
    issueTwice: share(sums.issueTwice),
    issueSquares: share(sums.issueSquares),
    otherSquares: share(sums.otherSquares),
    ofIssue: sum(issue.map(lengthOf)),
  };
}

/** (k)u-α = 1 − (ε*_k / ℓ*_k) (ℓ*_k − ℓ_kk) / (ε*_k − ε*_kk): whether coders find an issue in the same
 * words, of those that both marked. All other issues are one. */
export function issueAlpha(articles: readonly IssueSums[]): PlaceFigure {
  const total = (of: keyof IssueSums): number => sum(articles.map((sums) => sums[of]));
  const [both, issue] = [total('both'), total('issue')];
  if (total('ofIssue') === 0) return undefinedFigure('nothing-marked');
  if (issue === 0) return undefinedFigure('never-meets');
  if (issue === both) return undefinedFigure('no-variation');
  const [own, others] = [total('issueSquares'), total('otherSquares')];
  const divisor = both - (own + others) / both;
  const expectedTwice = (issue ** 2 - own) / divisor;
  const expectedAll = (issue * both - own) / divisor;
  const expected = ((expectedAll - expectedTwice) * issue) / expectedAll;
  return figure(issue - total('issueTwice'), expected);
}

function figure(observed: number, expected: number): PlaceFigure {
  // A single segment leaves nothing to chance.
  if (!(expected > 0)) return undefinedFigure('no-variation');
  return { kind: 'defined', value: 1 - observed / expected, observed, expected };
}

function orderedPairs(count: number): readonly (readonly [number, number])[] {
  const all = Array.from({ length: count }, (_, index) => index);
  return all.flatMap((one) =>
    all.flatMap((other) => (one === other ? [] : [[one, other] as const])),
  );
}

/** The length that two lists of sorted, disjoint spans share. */
function sharedLength(ones: readonly Span[], others: readonly Span[]): number {
  return sharedParts(ones, others, (length) => length);
}

/** Σ |S ∩ ∪ others|² over the spans S. */
function sharedSquares(ones: readonly Span[], others: readonly Span[]): number {
  return sharedParts(ones, others, (length) => length ** 2);
}

function sharedParts(
  ones: readonly Span[],
  others: readonly Span[],
  of: (length: number) => number,
): number {
  let all = 0;
  let first = 0;
  for (const { start, end } of ones) {
    while ((others[first]?.end ?? Infinity) <= start) first++;
    let shared = 0;
    for (let at = first; (others[at]?.start ?? Infinity) < end; at++) {
      const other = others[at];
      if (other) shared += Math.min(end, other.end) - Math.max(start, other.start);
    }
    all += of(shared);
  }
  return all;
}

/** The spans without what others cover; both sorted and disjoint. */
function without(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let first = 0;
  for (const { start, end } of spans) {
    while ((others[first]?.end ?? Infinity) <= start) first++;
    let from = start;
    for (let at = first; (others[at]?.start ?? Infinity) < end; at++) {
      const other = others[at];
      if (!other) break;
      if (other.start > from) left.push({ start: from, end: other.start });
      from = Math.max(from, other.end);
    }
    if (from < end) left.push({ start: from, end });
  }
  return left;
}

function lengthOf(spans: readonly Span[]): number {
  return sum(spans.map(({ start, end }) => end - start));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
