import { WIDEST_INTERVAL, type Doubt, type Share } from '../../../networks/share';

// Ten thousand recodings are computed at once: one bit for each. 200 draws of 50 recodings; each
// draw has two words of 25 bits, so that it is counted without shifting.

export const DRAWS = 200;
export const RECODINGS = 50;

/** Recodings of all draws. */
export const ALL_RECODINGS = DRAWS * RECODINGS;
export const PER_WORD = 25;
export const WORDS = ALL_RECODINGS / PER_WORD;
const WORDS_OF_DRAW = RECODINGS / PER_WORD;
/** A word with all of its recodings. */
export const FULL = 2 ** PER_WORD - 1;

/** A set of recodings. Recoding `r` is bit `r % 25` of word `⌊r / 25⌋`. */
export type Lanes = Uint32Array;

export function noLanes(): Lanes {
  return new Uint32Array(WORDS);
}

export function allLanes(): Lanes {
  return new Uint32Array(WORDS).fill(FULL);
}

export function hasLane(lanes: Lanes, recoding: number): boolean {
  return (((lanes[Math.floor(recoding / PER_WORD)] ?? 0) >> (recoding % PER_WORD)) & 1) === 1;
}

/** The share of recodings in a set. `doubts`: of what it is a share of, each once. */
export function shareOf(lanes: Lanes, isFixed = false, doubts: readonly Doubt[] = []): Share {
  // How many draws have how many: counts are sorted without comparing.
  const draws = new Uint16Array(RECODINGS + 1);
  let sum = 0;
  for (let word = 0; word < WORDS; word += WORDS_OF_DRAW) {
    const count = bitsIn(lanes[word] ?? 0) + bitsIn(lanes[word + 1] ?? 0);
    draws[count] = (draws[count] ?? 0) + 1;
    sum += count;
  }
  const low = atPlace(draws, Math.round(0.05 * (DRAWS - 1))) / RECODINGS;
  const high = atPlace(draws, Math.round(0.95 * (DRAWS - 1))) / RECODINGS;
  const isOpen = high - low > WIDEST_INTERVAL;
  return {
    ...{ mean: sum / ALL_RECODINGS, low, high, isFixed },
    doubts: isFixed ? [] : isOpen ? ['open', ...doubts] : doubts,
  };
}

/** The count at a place of all counts in order. */
function atPlace(draws: Uint16Array, place: number): number {
  let before = 0;
  for (const [count, times] of draws.entries()) {
    before += times;
    if (before > place) return count;
  }
  return RECODINGS;
}

/** Number of bits of a word that are set. */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
