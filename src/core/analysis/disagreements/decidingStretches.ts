import { stretchesOf, type Netting, type StretchRange, type Stretching } from '../../model/netting';
import type { Claim } from '../claims/claims';
import { signOf, type Run } from '../claims/stanceInTime';
import { lazily } from '../../util/lazily';
import { firstFrom } from '../../util/lists';

// The stretches of a period mostly overlap and share claims: a disagreement of one day is in every
// stretch from a year before to a year after. A period counts some that do not overlap: first the
// one with most claims on its weaker side; of equal ones that with most claims on both sides, then
// the earliest.

/** Finds the stretches that a run counts, in the order in which they are chosen. A run: consecutive
 * stretches in which the two are opposed, with the sign of the first one. */
export function decidingStretches(
  one: readonly Claim[],
  other: readonly Claim[],
  netting: Netting,
): (run: Run) => readonly StretchRange[] {
  if (netting.kind === 'none') return (run) => [run];
  const reach = netting.kind === 'within' ? netting.size : 1;
  const levels = {
    [1]: lazily(() => levelsOf(one, other, 1, netting)),
    [-1]: lazily(() => levelsOf(one, other, -1, netting)),
  };
  return (run) => chosenIn(run, levels[run.sign](), reach);
}

function chosenIn(run: Run, levels: readonly Level[], reach: number): readonly StretchRange[] {
  // Counts change only at these stretches, and of equal ones the earliest is chosen. The best is
  // last, where it is removed cheaply: thousands of days may be chosen, one after the other.
  const queue = startsIn(run, levels).sort(compareRanks);
  const chosen: StretchRange[] = [];
  const taken: number[] = [];
  for (let best = queue.pop(); best; best = queue.pop()) {
    const { at } = best;
    const place = firstFrom(taken, 0, (other) => other >= at);
    const [before = -Infinity, after = Infinity] = [taken[place - 1], taken[place]];
    // It overlaps a chosen one, so it is never chosen.
    if (at - before < reach || after - at < reach) continue;
    chosen.push({ from: at, to: at });
    taken.splice(place, 0, at);
    const next = at + reach;
    if (next > run.to) continue;
    const candidate = candidateAt(next, levels);
    const rank = firstFrom(queue, 0, (other) => compareRanks(other, candidate) > 0);
    queue.splice(rank, 0, candidate);
  }
  return chosen;
}

/** A stretch by its number, with the number of claims of its weaker side, and of both. */
interface Candidate {
  readonly at: number;
  readonly weaker: number;
  readonly both: number;
}

/** Sorts the better one last. */
function compareRanks(a: Candidate, b: Candidate): number {
  return a.weaker - b.weaker || a.both - b.both || b.at - a.at;
}

/** The number of claims of each side from a stretch on. */
interface Level {
  readonly from: number;
  readonly first: number;
  readonly second: number;
}

/** The number of claims of the first actor with a sign and of the second with the opposite one, in
 * order of stretches. */
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
function startsIn({ from, to }: Run, levels: readonly Level[]): Candidate[] {
  const first = firstFrom(levels, 0, (level) => level.from > from);
  const starts = levels.slice(
    first,
    firstFrom(levels, first, (level) => level.from > to),
  );
  return [candidateAt(from, levels), ...starts.map((level) => candidateOf(level.from, level))];
}

function candidateAt(at: number, levels: readonly Level[]): Candidate {
  return candidateOf(at, levels[firstFrom(levels, 0, ({ from }) => from > at) - 1]);
}

function candidateOf(at: number, level: Level | undefined): Candidate {
  const { first = 0, second = 0 } = level ?? {};
  return { at, weaker: Math.min(first, second), both: first + second };
}
