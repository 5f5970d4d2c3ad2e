import { signOf, stretchesOfClaim } from '../../../analysis/claims/stanceInTime';
import type { Netting } from '../../../model/netting';
import { pauses, type Task } from '../../../util/task';
import type { DrawnSides } from './drawnOccasions';
import { isThere, lanesWhere, type DrawnClaim } from './drawnUnits';
import { ALL_RECODINGS, noLanes, PER_WORD, WORDS } from './lanes';

// The stance of one actor on one issue in all recodings at once: `StanceInTime` with a bit for each
// recoding in place of each yes or no. The rules are those of src/core/analysis/claims: which
// stretches a claim is in, when a sum has a sign, and between which units two actors are compared.

/** Sets of recodings, by their offset in `blocks`. */
export interface DrawnStance {
  /** Sets one behind the other; the first one is empty. */
  readonly blocks: Uint32Array;
  /** The stretches in which claims may be, in order, without gaps inside a segment. */
  readonly segments: readonly Segment[];
  /** Units from which on the stance is compared, in order, each with the recodings in which its
   * `reach.from` is not later. */
  readonly begun: Marks;
  /** Units up to which it is compared, each with the recodings in which its `reach.to` is not
   * earlier. */
  readonly reaching: Marks;
  /** The claims without date. */
  readonly undated: { readonly plus: number; readonly minus: number };
}

/** Stretches with the same sums, both ends included. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly plus: number;
  readonly minus: number;
}

interface Marks {
  readonly at: readonly number[];
  readonly offsets: readonly number[];
}

/** Thousands of claims have as many segments: a task with a step for some of them. */
export function* drawnStance(claims: readonly DrawnClaim[], netting: Netting): Task<DrawnStance> {
  const placed: PlacedClaim[] = [];
  const undated: DrawnClaim[] = [];
  for (const claim of claims) {
    const range = stretchesOfClaim(claim.claim, netting);
    if (range) placed.push({ claim, ...range });
    else undated.push(claim);
  }
  // Of each claim at most two segments with two sets, and a mark at either end.
  const blocks = new Blocks(3 + 6 * placed.length);
  const segments = yield* segmentsOf(placed, blocks);
  const first = blocks.add();
  const sums = new Float64Array(ALL_RECODINGS);
  for (const claim of undated) addPolarities(sums, claim, 1);
  addSigns(sums, blocks.at(first), blocks.at(blocks.add()));
  const starts = groupedMarks(placed, ({ to }) => to, 1);
  const ends = groupedMarks(placed, ({ from }) => from, -1);
  const begun = marksOf(starts, blocks);
  const reaching = marksOf(ends, blocks);
  return {
    blocks: blocks.joined(),
    segments,
    begun,
    reaching: { at: reaching.at.toReversed(), offsets: reaching.offsets.toReversed() },
    undated: { plus: first * WORDS, minus: (first + 1) * WORDS },
  };
}

/** The sign of the sum of all claims, whatever their dates. */
export function netSigns(claims: readonly DrawnClaim[]): DrawnSides {
  const sums = new Float64Array(ALL_RECODINGS);
  for (const claim of claims) addPolarities(sums, claim, 1);
  const signs = { plus: noLanes(), minus: noLanes() };
  addSigns(sums, signs.plus, signs.minus);
  return signs;
}

interface PlacedClaim {
  readonly claim: DrawnClaim;
  readonly from: number;
  readonly to: number;
}

/** Sets of recodings one behind the other; the first one stays empty. */
class Blocks {
  readonly #all: Uint32Array;
  #count = 1;

  constructor(most: number) {
    this.#all = new Uint32Array(most * WORDS);
  }

  /** Adds an empty set; returns its number. */
  add(): number {
    return this.#count++;
  }

  at(number: number): Uint32Array {
    return this.#all.subarray(number * WORDS, (number + 1) * WORDS);
  }

  joined(): Uint32Array {
    return this.#all.slice(0, this.#count * WORDS);
  }
}

/** The sums change where a claim comes or goes. */
function* segmentsOf(placed: readonly PlacedClaim[], blocks: Blocks): Task<readonly Segment[]> {
  const isTime = pauses(SEGMENTS_AT_ONCE);
  const changes = placed
    .flatMap(({ claim, from, to }) => [
      { at: from, claim, by: 1 as const },
      { at: to + 1, claim, by: -1 as const },
    ])
    .sort((a, b) => a.at - b.at);
  const sums = new Float64Array(ALL_RECODINGS);
  const segments: Segment[] = [];
  let open = 0;
  for (let index = 0; index < changes.length;) {
    const at = changes[index]?.at ?? 0;
    for (; changes[index]?.at === at; index++) {
      const change = changes[index];
      if (!change) break;
      addPolarities(sums, change.claim, change.by);
      open += change.by;
    }
    const next = changes[index]?.at;
    if (open === 0 || next === undefined) continue;
    const [plus, minus] = [blocks.add(), blocks.add()];
    addSigns(sums, blocks.at(plus), blocks.at(minus));
    segments.push({ from: at, to: next - 1, plus: plus * WORDS, minus: minus * WORDS });
    if (isTime(0)) yield undefined;
  }
  return segments;
}

/** A segment takes some hundredths of a millisecond. */
const SEGMENTS_AT_ONCE = 100;

function addPolarities(sums: Float64Array, { unit, polarities }: DrawnClaim, by: 1 | -1): void {
  const { states } = unit;
  const change = polarities.map((polarity) => (Number.isNaN(polarity) ? 0 : by * polarity));
  for (let at = 0; at < sums.length; at++) {
    sums[at] = (sums[at] ?? 0) + (change[states[at] ?? 0] ?? 0);
  }
}

function addSigns(sums: Float64Array, plus: Uint32Array, minus: Uint32Array): void {
  const width = PER_WORD;
  for (let word = 0, at = 0; word < plus.length; word++) {
    let pluses = 0;
    let minuses = 0;
    for (let bit = 0; bit < width; bit++, at++) {
      const sign = signOf(sums[at] ?? 0);
      if (sign > 0) pluses |= 1 << bit;
      else if (sign < 0) minuses |= 1 << bit;
    }
    plus[word] = pluses;
    minus[word] = minuses;
  }
}

/** Claims by a unit of theirs, in order, or in reverse order. */
function groupedMarks(
  placed: readonly PlacedClaim[],
  unitOf: (placed: PlacedClaim) => number,
  order: 1 | -1,
): readonly (readonly [number, readonly PlacedClaim[]])[] {
  const groups = new Map<number, PlacedClaim[]>();
  for (const one of placed) {
    const unit = unitOf(one);
    const known = groups.get(unit);
    if (known) known.push(one);
    else groups.set(unit, [one]);
  }
  return [...groups].sort(([a], [b]) => order * (a - b));
}

/** The recodings in which one of the claims up to each unit is there. */
function marksOf(
  groups: readonly (readonly [number, readonly PlacedClaim[]])[],
  blocks: Blocks,
): Marks {
  const offsets: number[] = [];
  let last = 0;
  for (const [, own] of groups) {
    const number = blocks.add();
    const set = blocks.at(number);
    set.set(blocks.at(last));
    for (const { claim } of own) lanesWhere(claim, isThere, set);
    offsets.push(number * WORDS);
    last = number;
  }
  return { at: groups.map(([unit]) => unit), offsets };
}
