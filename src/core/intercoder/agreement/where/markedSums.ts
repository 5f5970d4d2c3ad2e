import type { Span } from '../../../model/span';
import { sum } from '../../../util/lists';
import { undefinedFigure } from '../../coefficients/figure';
import { ofCategory, type UnitizingFigure } from '../../unitizing/unitizing';

// (k)u-α of issues in text that coders marked (Krippendorff, Mathet, Bouvry and Widlöcher 2016, doi
// 10.1007/s11135-015-0266-1; erratum 10.1007/s11135-015-0289-7). A passage may be on several
// issues, so that each issue has a continuum of its own, on which all else is one category. That
// would be `unitizingOf` for every issue; here what does not depend on the issue is computed once,
// and spans are compared as sorted lists.

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

/** (k)u-α: whether coders find an issue in the same words, of those that both marked. All other
 * issues are one. */
export function issueAlpha(articles: readonly IssueSums[]): UnitizingFigure {
  const total = (of: keyof IssueSums): number => sum(articles.map((sums) => sums[of]));
  if (total('ofIssue') === 0) return undefinedFigure('nothing-marked');
  const [met, same, metSquares] = [total('issue'), total('issueTwice'), total('issueSquares')];
  const both = total('both');
  const drawn = both - (metSquares + total('otherSquares')) / both;
  return ofCategory({ met, same, metSquares }, both, drawn);
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
