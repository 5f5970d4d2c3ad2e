import type { Claim } from '../../../analysis/claims/claims';
import { seeded } from '../../../measures/random';
import { ALL_RECODINGS, allLanes, DRAWS, noLanes, PER_WORD, RECODINGS, type Lanes } from './lanes';
import { AGAINST, FOR, NEITHER, NOTHING, READING_COUNT, type UnitClaims } from '../unitReadings';

// A unit has a state in each recoding: the reading that was drawn for it. One that is adjudicated
// has the same in all.

export interface DrawnUnit {
  /** The state in each recoding. */
  readonly states: Uint8Array;
  /** The state in one recoding of each draw, by a coder like each in turn. */
  readonly onceEach: Uint8Array;
  /** The recodings of each state. */
  readonly lanes: readonly Lanes[];
  /** The truth in each draw; undefined of what is certain. */
  readonly truths?: Uint8Array;
}

/** A claim whose polarity depends on the state of its unit. */
export interface DrawnClaim {
  readonly claim: Claim;
  readonly unit: DrawnUnit;
  /** The polarity times the count in each state; NaN where the claim is not there. */
  readonly polarities: Float64Array;
  /** True of what all coders of its article have missed. */
  readonly isMissed?: true;
}

/** The only state of what is certain. */
export function certainUnit(): DrawnUnit {
  return {
    states: new Uint8Array(ALL_RECODINGS),
    onceEach: new Uint8Array(DRAWS),
    lanes: [allLanes()],
  };
}

/** True if all claims are certain. */
export function areCertain(claims: readonly DrawnClaim[]): boolean {
  return claims.every(({ unit }) => unit.truths === undefined);
}

/** The chances of new coders' readings of a unit: for each draw, each of the coders that new ones
 * are like, and each truth in turn, that it is read as for; as for or against; as something. */
export type ReadingChances = Float64Array;

/** Chances of one draw and one coder. */
export const CHANCES_OF_CODER = (READING_COUNT - 1) * (READING_COUNT - 1);

/** A unit that is read anew in each recoding. `truths`: of each draw in turn; nothing where there
 * is no such unit. Each of `coders` reads as many of the recodings of a draw as another. What is
 * read is drawn when it is asked for, since measures of the truth need none of it; what is drawn
 * does not depend on when that is. */
export function drawReadings(
  truths: Uint8Array,
  chancesOf: () => ReadingChances,
  coders: number,
  next: () => number,
): DrawnUnit {
  const seed = Math.floor(next() * 2 ** 32);
  let states: Uint8Array | undefined;
  let onceEach: Uint8Array | undefined;
  let lanes: readonly Lanes[] | undefined;
  return {
    truths,
    get states() {
      return (states ??= drawnStates(truths, chancesOf(), coders, seeded(seed)));
    },
    get onceEach() {
      return (onceEach ??= drawnOnce(truths, chancesOf(), coders, seeded(seed)));
    },
    get lanes() {
      return (lanes ??= lanesOf(this.states, READING_COUNT));
    },
  };
}

function drawnStates(
  truths: Uint8Array,
  chances: ReadingChances,
  coders: number,
  next: () => number,
): Uint8Array {
  const states = new Uint8Array(ALL_RECODINGS).fill(NOTHING);
  for (const [draw, truth] of truths.entries()) {
    if (truth === NOTHING) continue;
    for (let coder = 0; coder < coders; coder++) {
      const place = (draw * coders + coder) * CHANCES_OF_CODER + truth * (READING_COUNT - 1);
      const from = draw * RECODINGS + Math.floor((coder * RECODINGS) / coders);
      const to = draw * RECODINGS + Math.floor(((coder + 1) * RECODINGS) / coders);
      drawInto(states, from, to, chances, place, next);
    }
  }
  return states;
}

function drawnOnce(
  truths: Uint8Array,
  chances: ReadingChances,
  coders: number,
  next: () => number,
): Uint8Array {
  const states = new Uint8Array(DRAWS).fill(NOTHING);
  for (const [draw, truth] of truths.entries()) {
    if (truth === NOTHING) continue;
    const coder = draw % coders;
    const place = (draw * coders + coder) * CHANCES_OF_CODER + truth * (READING_COUNT - 1);
    drawInto(states, draw, draw + 1, chances, place, next);
  }
  return states;
}

function drawInto(
  states: Uint8Array,
  from: number,
  to: number,
  chances: ReadingChances,
  place: number,
  next: () => number,
): void {
  const toFor = chances[place + FOR] ?? 0;
  const toAgainst = chances[place + AGAINST] ?? 0;
  const toNeither = chances[place + NEITHER] ?? 0;
  for (let at = from; at < to; at++) {
    const chance = next();
    states[at] =
      (chance < toFor ? 0 : 1) + (chance < toAgainst ? 0 : 1) + (chance < toNeither ? 0 : 1);
  }
}

/** The recodings of each state. */
function lanesOf(states: Uint8Array, count: number): readonly Lanes[] {
  const lanes = Array.from({ length: count }, noLanes);
  const width = PER_WORD;
  const words = new Array<number>(count).fill(0);
  for (let from = 0, word = 0; from < states.length; from += width, word++) {
    words.fill(0);
    for (let bit = 0; bit < width; bit++) {
      const state = states[from + bit] ?? 0;
      words[state] = (words[state] ?? 0) | (1 << bit);
    }
    for (const [state, own] of lanes.entries()) own[word] = words[state] ?? 0;
  }
  return lanes;
}

/** The claims of a unit whose readings are drawn. A whole unit is recoded: the other side turns all
 * polarities round; *neither* makes them 0; a side in place of neither gives each claim that side
 * with its own strength, or 1. */
export function recodedClaims(
  { counted, others }: UnitClaims,
  reading: number,
  unit: DrawnUnit,
): readonly DrawnClaim[] {
  const drawn = (claim: Claim, isCounted: boolean): DrawnClaim => ({
    claim,
    unit,
    polarities: polaritiesOf(claim, reading, isCounted),
  });
  if (counted.length > 0) return counted.map((claim) => drawn(claim, true));
  return others.map((claim) => drawn(claim, false));
}

function polaritiesOf({ polarity = 0 }: Claim, reading: number, isCounted: boolean): Float64Array {
  const polarities = new Float64Array(READING_COUNT);
  const strength = Math.abs(polarity) || 1;
  polarities[FOR] = reading === NEITHER ? strength : reading === FOR ? polarity : 0 - polarity;
  polarities[AGAINST] =
    reading === NEITHER ? -strength : reading === AGAINST ? polarity : 0 - polarity;
  polarities[NEITHER] = reading !== NEITHER ? 0 : isCounted ? polarity : NaN;
  polarities[NOTHING] = NaN;
  return polarities;
}

/** The claims of a unit that is the same in all recodings. */
export function fixedClaims({ counted }: UnitClaims): readonly DrawnClaim[] {
  const unit = certainUnit();
  return counted.map((claim) => {
    return { claim, unit, polarities: Float64Array.of(claim.polarity ?? 0) };
  });
}

/** The recodings in which a condition on a claim's polarity holds. */
export function lanesWhere(
  { unit, polarities }: DrawnClaim,
  holds: (polarity: number) => boolean,
  into: Lanes = noLanes(),
): Lanes {
  for (const [state, lanes] of unit.lanes.entries()) {
    if (!holds(polarities[state] ?? NaN)) continue;
    for (let word = 0; word < into.length; word++) {
      into[word] = (into[word] ?? 0) | (lanes[word] ?? 0);
    }
  }
  return into;
}

export const isPlus = (polarity: number): boolean => polarity > 0;
export const isMinus = (polarity: number): boolean => polarity < 0;
/** True if the claim is there. */
export const isThere = (polarity: number): boolean => !Number.isNaN(polarity);
