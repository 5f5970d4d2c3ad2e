import { stretchesOf, type Netting, type StretchRange, type Stretching } from '../../model/netting';
import type { Claim } from '../claims/claims';
import { signOf, type Run } from '../claims/stanceInTime';
import { firstFrom } from '../../util/lists';

// Of the stretches in which two actors are opposed, most share their claims: a year of dissent is seen from a year before
// to a year after. A row tells those that do not overlap, beginning with the one that has most claims on its weaker side;
// of equal ones that with most claims on both sides, then the earliest.

/** The stretches that a row tells, in the order in which they are chosen. `runs`: those in which the two are opposed, with
 * the sign of the first one. */
export function tellingStretches(
  one: readonly Claim[],
  other: readonly Claim[],
  runs: readonly Run[],
  netting: Netting,
): readonly StretchRange[] {
  if (netting.kind === 'none') return runs;
  const reach = netting.kind === 'within' ? netting.size : 1;
  const levels = {
    [1]: levelsOf(one, other, 1, netting),
    [-1]: levelsOf(one, other, -1, netting),
  };
  // The counts change nowhere else, and of equal stretches the earliest is wanted.
  const candidates = runs.flatMap((run) => startsIn(run, levels[run.sign]));
  const chosen: number[] = [];
  const isFree = ({ at }: Candidate): boolean =>
    chosen.every((taken) => Math.abs(taken - at) >= reach);
  for (;;) {
    const best = bestOf(candidates, isFree);
    if (!best) return chosen.map((at) => ({ from: at, to: at }));
    chosen.push(best.at);
    const next = best.at + reach;
    for (const { from, to, sign } of runs) {
      if (next >= from && next <= to) candidates.push(candidateAt(next, levels[sign]));
    }
  }
}

/** A stretch by its number, with how many claims the weaker side has in it, and both. */
interface Candidate {
  readonly at: number;
  readonly weaker: number;
  readonly both: number;
}

function bestOf(
  candidates: readonly Candidate[],
  isFree: (candidate: Candidate) => boolean,
): Candidate | undefined {
  let best: Candidate | undefined;
  for (const candidate of candidates) {
    if ((!best || isBetter(candidate, best)) && isFree(candidate)) best = candidate;
  }
  return best;
}

function isBetter(a: Candidate, b: Candidate): boolean {
  return (b.weaker - a.weaker || b.both - a.both || a.at - b.at) < 0;
}

/** From a stretch on, so many claims of each side. */
interface Level {
  readonly from: number;
  readonly first: number;
  readonly second: number;
}

/** The claims of the first actor with a sign and those of the second with the opposite one, in order of stretches. */
function levelsOf(
  one: readonly Claim[],
  other: readonly Claim[],
  sign: Run['sign'],
  netting: Stretching,
): readonly Level[] {
  const changes = new Map<number, { first: number; second: number }>();
  const add = (at: number, side: 'first' | 'second', by: number): void => {
    const change = changes.get(at);
    if (change) change[side] += by;
    else changes.set(at, { first: 0, second: 0, [side]: by });
  };
  const addClaims = (claims: readonly Claim[], side: 'first' | 'second', wanted: number): void => {
    for (const { days, polarity = 0, count } of claims) {
      if (!days || signOf(polarity) !== wanted) continue;
      const range = stretchesOf(days, netting);
      if (!range) continue;
      add(range.from, side, count);
      add(range.to + 1, side, -count);
    }
  };
  addClaims(one, 'first', sign);
  addClaims(other, 'second', -sign);
  let [first, second] = [0, 0];
  return [...changes]
    .sort(([a], [b]) => a - b)
    .map(([from, change]) => ({
      from,
      first: (first += change.first),
      second: (second += change.second),
    }));
}

/** The first stretch of a run, and those where the counts change. */
function startsIn({ from, to }: Run, levels: readonly Level[]): readonly Candidate[] {
  const starts = levels.filter((level) => level.from > from && level.from <= to);
  return [candidateAt(from, levels), ...starts.map((level) => candidateOf(level.from, level))];
}

function candidateAt(at: number, levels: readonly Level[]): Candidate {
  return candidateOf(at, levels[firstFrom(levels, 0, ({ from }) => from > at) - 1]);
}

function candidateOf(at: number, level: Level | undefined): Candidate {
  const { first = 0, second = 0 } = level ?? {};
  return { at, weaker: Math.min(first, second), both: first + second };
}
