import { dayNumber } from '../../model/dayNumber';
import { addAll, firstFrom } from '../../util/lists';
import type { Claim } from './claims';
import { stretchesOf, type Netting, type StretchRange } from '../../model/netting';

/** Consecutive stretches, both ends included, in which an actor's claims net to one sign. */
export interface Run extends StretchRange {
  readonly sign: -1 | 1;
}

/** The stance of one actor on one issue, stretch by stretch. Claims without a date, and those whose
 * date is longer than a stretch, form a stretch of their own: *without date*. */
export interface StanceInTime {
  /** In order of time; stretches that net to 0 are in none. */
  readonly runs: readonly Run[];
  /** From the stretch that begins with the first unit of the claims to the one that ends with the
   * last: the limits of a pair's comparison. Undefined without claims in a stretch. */
  readonly reach: StretchRange | undefined;
  /** The sign of the claims without date. */
  readonly undated: -1 | 0 | 1;
  /** True if it is for, or against, in some stretch. */
  readonly isFor: boolean;
  readonly isAgainst: boolean;
  /** The number of pieces by stretch, for a quick bound of a pair's row. */
  readonly counts: StretchCounts;
}

/** The pieces of an actor's claims by the first and by the last stretch they are in, each list in
 * order; `lastDays` has for each place of `firsts` the last day (see `dayNumber`) of any claim up
 * to it. */
interface StretchCounts {
  readonly firsts: readonly number[];
  readonly lasts: readonly number[];
  readonly lastDays: readonly number[];
  readonly undated: number;
}

/** The stance of claims, given in any order. */
export function stanceInTime(claims: readonly Claim[], netting: Netting): StanceInTime {
  if (netting.kind === 'none') return stanceOfAll(claims);
  const ranges: Piece[] = [];
  let undatedPieces = 0;
  const changes = new Map<number, number>();
  const change = (at: number, by: number): void => {
    changes.set(at, (changes.get(at) ?? 0) + by);
  };
  let undated = 0;
  let reach: { from: number; to: number } | undefined;
  for (const claim of claims) {
    const { days, polarity = 0, evidence } = claim;
    const range = stretchesOfClaim(claim, netting);
    if (!days || !range) {
      undated += polarity;
      undatedPieces += evidence.length;
      continue;
    }
    const { from, to } = range;
    const day = dayNumber(days.last);
    addAll(ranges, Array<Piece>(evidence.length).fill({ from, to, day }));
    // The stretch that begins with the claim's first unit, and the one that ends with its last.
    if (reach) {
      reach.from = Math.min(reach.from, range.to);
      reach.to = Math.max(reach.to, range.from);
    } else reach = { from: range.to, to: range.from };
    change(range.from, polarity);
    change(range.to + 1, -polarity);
  }
  const runs = runsOf(changes);
  const counts = countsOf(ranges, undatedPieces);
  return { runs, reach, counts, ...signsOf(runs, undated) };
}

/** A piece of a claim, with the last day of its date. */
interface Piece extends StretchRange {
  readonly day: number;
}

function countsOf(ranges: readonly Piece[], undated: number): StretchCounts {
  const sorted = ranges.toSorted((a, b) => a.from - b.from);
  let last = -Infinity;
  return {
    firsts: sorted.map(({ from }) => from),
    lasts: ranges.map(({ to }) => to).sort((a, b) => a - b),
    lastDays: sorted.map(({ day }) => (last = Math.max(last, day))),
    undated,
  };
}

/** Upper bounds for the row of two opposed actors, without looking at their claims: the records of
 * each, and the last day of both. */
export function mostOfRow(one: StanceInTime, other: StanceInTime) {
  const most = { records: [0, 0] as [number, number], lastDay: -Infinity };
  const add = (
    { firsts, lasts, lastDays }: StretchCounts,
    side: 0 | 1,
    { from, to }: Run,
  ): void => {
    const begun = firstFrom(firsts, 0, (first) => first > to);
    most.records[side] += begun - firstFrom(lasts, 0, (last) => last >= from);
    most.lastDay = Math.max(most.lastDay, lastDays[begun - 1] ?? -Infinity);
  };
  for (const run of commonRuns(one, other, 'opposite')) {
    add(one.counts, 0, run);
    add(other.counts, 1, run);
  }
  if (one.undated * other.undated < 0) {
    most.records[0] += one.counts.undated;
    most.records[1] += other.counts.undated;
  }
  return most;
}

/** The stance in the only stretch, which has number 0. */
function stanceOfAll(claims: readonly Claim[]): StanceInTime {
  const sign = signOf(claims.reduce((sum, { polarity = 0 }) => sum + polarity, 0));
  const runs: readonly Run[] = sign === 0 ? [] : [{ from: 0, to: 0, sign }];
  const pieces = claims.reduce((sum, { evidence }) => sum + evidence.length, 0);
  const each = <Value>(value: Value): readonly Value[] => Array<Value>(pieces).fill(value);
  const counts = { firsts: each(0), lasts: each(0), lastDays: each(Infinity), undated: 0 };
  return { runs, reach: { from: 0, to: 0 }, counts, ...signsOf(runs, 0) };
}

function signsOf(runs: readonly Run[], undatedSum: number) {
  const undated = signOf(undatedSum);
  return {
    undated,
    isFor: undated > 0 || runs.some(({ sign }) => sign > 0),
    isAgainst: undated < 0 || runs.some(({ sign }) => sign < 0),
  };
}

function runsOf(changes: ReadonlyMap<number, number>): readonly Run[] {
  const runs: { from: number; to: number; sign: -1 | 1 }[] = [];
  let sum = 0;
  let open: { from: number; to: number; sign: -1 | 1 } | undefined;
  for (const [at, by] of [...changes].sort(([a], [b]) => a - b)) {
    sum += by;
    const sign = signOf(sum);
    if (sign === open?.sign) continue;
    if (open) open.to = at - 1;
    open = sign === 0 ? undefined : { from: at, to: at, sign };
    if (open) runs.push(open);
  }
  return runs;
}

/** The sign of a sum of polarities. Means of several coders are fractions, so sums have rounding
 * errors. */
export function signOf(sum: number): -1 | 0 | 1 {
  return sum > EPSILON ? 1 : sum < -EPSILON ? -1 : 0;
}

const EPSILON = 1e-9;

/** The stretches in which two actors are compared: those between the first and the last unit of
 * their claims; one, if all fit into one. Undefined where one of them has no claim in a stretch. */
function comparedStretches(one: StanceInTime, other: StanceInTime): StretchRange | undefined {
  if (!one.reach || !other.reach) return undefined;
  const from = Math.min(one.reach.from, other.reach.from);
  return { from, to: Math.max(from, one.reach.to, other.reach.to) };
}

/** True if two actors net to opposite signs in one of the compared stretches. */
export function areOpposed(one: StanceInTime, other: StanceInTime): boolean {
  if (one.undated * other.undated < 0) return true;
  // Decides most pairs without looking at their runs.
  if (!((one.isFor && other.isAgainst) || (one.isAgainst && other.isFor))) return false;
  return commonRuns(one, other, 'opposite').length > 0;
}

/** Stretches in which both have a sign, opposite or equal ones, in order; `sign` is that of the
 * first actor. */
export function commonRuns(
  one: StanceInTime,
  other: StanceInTime,
  which: 'opposite' | 'equal',
): readonly Run[] {
  const compared = comparedStretches(one, other);
  if (!compared) return [];
  const common: Run[] = [];
  let at = 0;
  for (const own of one.runs) {
    for (; ; at++) {
      const others = other.runs[at];
      if (!others || others.from > own.to) break;
      const from = Math.max(own.from, others.from, compared.from);
      const to = Math.min(own.to, others.to, compared.to);
      const isWanted = (own.sign === others.sign) === (which === 'equal');
      if (from <= to && isWanted) common.push({ from, to, sign: own.sign });
      // The rest of it may overlap the next run.
      if (others.to > own.to) break;
    }
  }
  return common;
}

/** The stretches that a claim is in; undefined where it is in none, because it has no date or one
 * that is longer. */
export function stretchesOfClaim(
  { days }: Pick<Claim, 'days'>,
  netting: Netting,
): StretchRange | undefined {
  if (netting.kind === 'none') return ONLY_STRETCH;
  return days && stretchesOf(days, netting);
}

const ONLY_STRETCH: StretchRange = { from: 0, to: 0 };

/** True if a claim is in one of the stretches. */
export function liesIn(claim: Claim, runs: readonly StretchRange[], netting: Netting): boolean {
  const range = stretchesOfClaim(claim, netting);
  return range !== undefined && runs.some(({ from, to }) => range.from <= to && from <= range.to);
}

/** True if a claim is in no stretch: it has no date, or one that is longer. */
export function isWithoutDate(claim: Claim, netting: Netting): boolean {
  return stretchesOfClaim(claim, netting) === undefined;
}
