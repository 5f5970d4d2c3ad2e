import { dayNumber } from '../../model/dayNumber';
import { addAll, firstFrom } from '../../util/lists';
import type { Claim } from './claims';
import { stretchesOf, type Netting, type StretchRange } from '../../model/netting';

/** Stretches one after the other, both ends included, in which an actor's claims net to one sign. */
export interface Run extends StretchRange {
  readonly sign: -1 | 1;
}

/** What one actor holds on one issue, stretch by stretch. Claims without a date, and those whose date is longer than a
 * stretch, form a stretch of their own: *without date*. */
export interface StanceInTime {
  /** In order of time; stretches that net to 0 are in none. */
  readonly runs: readonly Run[];
  /** The stretches of the first unit and of the last one that the claims reach: where a pair's comparison may begin, and
   * end. Undefined without claims that lie in a stretch. */
  readonly reach: StretchRange | undefined;
  /** The sign without date. */
  readonly undated: -1 | 0 | 1;
  /** Whether it is for, or against, in some stretch. */
  readonly isFor: boolean;
  readonly isAgainst: boolean;
  /** How many pieces lie in which stretches, for a quick guess at the row of a pair. */
  readonly counts: StretchCounts;
}

/** The pieces of an actor's claims by the first and by the last stretch they lie in, each list in order; `lastDays` says for
 * each place of `firsts` the last day (see `dayNumber`) of any claim up to it. */
interface StretchCounts {
  readonly firsts: readonly number[];
  readonly lasts: readonly number[];
  readonly lastDays: readonly number[];
  readonly undated: number;
}

/** Of claims in any order. */
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
  for (const { days, polarity = 0, evidence } of claims) {
    const range = days && stretchesOf(days, netting);
    if (!range) {
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

/** A piece of a claim, with the last day that it may be of. */
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

/** Never less than what the row of two opposed actors has: the records of each, and the last day of both; without their
 * claims being looked at. */
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

/** The only stretch is that of number 0. */
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

/** Means of several coders are no whole numbers, and their sums leave crumbs. */
export function signOf(sum: number): -1 | 0 | 1 {
  return sum > EPSILON ? 1 : sum < -EPSILON ? -1 : 0;
}

const EPSILON = 1e-9;

/** The stretches in which two actors are compared: those between the first and the last unit of their claims; one, if
 * all fit into one. Undefined where one has no claim in a stretch. */
function comparedStretches(one: StanceInTime, other: StanceInTime): StretchRange | undefined {
  if (!one.reach || !other.reach) return undefined;
  const from = Math.min(one.reach.from, other.reach.from);
  return { from, to: Math.max(from, one.reach.to, other.reach.to) };
}

/** Whether two actors net to opposite signs in a stretch of theirs. */
export function areOpposed(one: StanceInTime, other: StanceInTime): boolean {
  if (one.undated * other.undated < 0) return true;
  // Most pairs are told apart without a look at their runs.
  if (!((one.isFor && other.isAgainst) || (one.isAgainst && other.isFor))) return false;
  return commonRuns(one, other, 'opposite').length > 0;
}

/** Stretches in which both net to a sign, opposite ones or equal ones, in order; `sign` is that of the first actor. */
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
      // The rest of it may meet the next run.
      if (others.to > own.to) break;
    }
  }
  return common;
}

/** Whether a claim lies in one of some stretches. */
export function liesIn(claim: Claim, runs: readonly StretchRange[], netting: Netting): boolean {
  if (netting.kind === 'none') return runs.length > 0;
  const range = claim.days && stretchesOf(claim.days, netting);
  return range !== undefined && runs.some(({ from, to }) => range.from <= to && from <= range.to);
}

/** Whether a claim lies in no stretch: it has no date, or one that is longer. */
export function isWithoutDate({ days }: Claim, netting: Netting): boolean {
  if (netting.kind === 'none') return false;
  return days === undefined || stretchesOf(days, netting) === undefined;
}
