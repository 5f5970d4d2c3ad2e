import { readToken, skipGap, type TokenCursor } from '../text/folding/tokens';
import { SURROGATE, unitTables } from '../text/folding/units';

/** In bits. A filter that would need more is not kept: the text may then hold anything. */
const LARGEST = 1 << 16;
const SMALLEST = 1 << 6;
/** At most one bit in this many is set: a false positive has a probability between 1/4 and 1/16 for
 * a word, between 1/16 and 1/256 for a name of two words. */
const ROOM = 2;
const ONE = 0x9e3779b1 | 0;
const OTHER = 0x85ebca6b | 0;

/** Notes which words a text has, as two bits for each: a few hundred bytes exclude most names (B.
 * H. Bloom, Space/time trade-offs in hash coding, 1970). */
export class WordCollector {
  readonly #bytes = new Uint8Array(LARGEST >>> 3);
  readonly #numbers = new Int32Array(this.#bytes.buffer);
  #size = SMALLEST;

  /** Begins a text of that many UTF-16 units: room for a bit a unit, of which its words use about a
   * fourth. */
  begin(units: number): void {
    let size = SMALLEST;
    while (size < units && size < LARGEST) size <<= 1;
    this.#size = size;
    this.#bytes.fill(0, 0, size >>> 3);
  }

  /** The first `count` of the hashes are those of words. */
  addAll(hashes: ArrayLike<number>, count: number): void {
    const numbers = this.#numbers;
    const mask = this.#size - 1;
    for (let at = 0; at < count; at++) {
      const hash = hashes[at] ?? 0;
      const one = oneOf(hash) & mask;
      const other = otherOf(hash) & mask;
      // Shifts count modulo 32.
      numbers[one >>> 5] = (numbers[one >>> 5] ?? 0) | (1 << one);
      numbers[other >>> 5] = (numbers[other >>> 5] ?? 0) | (1 << other);
    }
  }

  /** The words since `begin`, for `mayHold`; valid until the next `begin`. */
  take(): Uint8Array {
    const numbers = this.#numbers;
    let size = this.#size;
    let set = 0;
    for (let at = 0; at < size >>> 5; at++) set += bitsIn(numbers[at] ?? 0);
    // When a filter is halved, some of its bits coincide.
    while (size > SMALLEST && size >= 2 * ROOM * set) {
      size >>>= 1;
      const half = size >>> 5;
      for (let at = 0; at < half; at++) {
        numbers[at] = (numbers[at] ?? 0) | (numbers[at + half] ?? 0);
      }
    }
    return this.#bytes.subarray(0, size >>> 3);
  }
}

/** False when the text does not hold all of the words. */
export function mayHold(words: Uint8Array, hashes: readonly number[]): boolean {
  const mask = words.length * 8 - 1;
  return hashes.every(
    (hash) => isSet(words, oneOf(hash) & mask) && isSet(words, otherOf(hash) & mask),
  );
}

/** Hashes of a spelling's words that are the same tokens in every dictionary; the first character
 * of an alias is a token only in some. */
export function wordHashes(spelling: string): readonly number[] {
  const { tokens } = unitTables();
  const cursor: TokenCursor = { end: 0 };
  const hashes: number[] = [];
  for (let at = 0; ; at = cursor.end) {
    at = skipGap(tokens, spelling, at, spelling.length);
    if (at >= spelling.length) return hashes;
    const hash = readToken(tokens, spelling, at, spelling.length, cursor);
    let isPlain = true;
    for (let unit = at; unit < cursor.end; unit++) {
      isPlain &&= tokens[spelling.charCodeAt(unit)] !== SURROGATE;
    }
    if (isPlain) hashes.push(hash);
  }
}

/** H. S. Warren, Hacker's Delight, 2003, figure 5-2. */
function bitsIn(number: number): number {
  let bits = number - ((number >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function oneOf(hash: number): number {
  return Math.imul(hash, ONE) >>> 16;
}

function otherOf(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), OTHER) >>> 16;
}

function isSet(words: Uint8Array, bit: number): boolean {
  return ((words[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
}
