/** A set of pairs of places in a list, each in both orders. One bit for each pair, since thousands
 * of actors have millions of pairs. */
export class PairBits {
  readonly #words: number;
  readonly #size: number;
  /** Made with the first pair: most issues have no pair of most kinds. */
  #bits: Uint32Array | undefined;
  #count = 0;

  constructor(size: number) {
    this.#size = size;
    this.#words = Math.ceil(size / 32);
  }

  /** Number of pairs. */
  get count(): number {
    return this.#count;
  }

  has(one: number, other: number): boolean {
    const word = this.#bits?.[one * this.#words + (other >> 5)] ?? 0;
    return ((word >> (other & 31)) & 1) === 1;
  }

  add(one: number, other: number): void {
    if (this.has(one, other)) return;
    this.#count++;
    this.#flip(one, other);
    this.#flip(other, one);
  }

  delete(one: number, other: number): void {
    if (!this.has(one, other)) return;
    this.#count--;
    this.#flip(one, other);
    this.#flip(other, one);
  }

  /** The places that are paired with one, in order, from a place on. */
  *with(one: number, from = 0): Generator<number> {
    const bits = this.#bits;
    if (!bits) return;
    for (let word = from >> 5; word < this.#words; word++) {
      let rest = bits[one * this.#words + word] ?? 0;
      if (word === from >> 5) rest &= -1 << (from & 31);
      while (rest !== 0) {
        const bit = 31 - Math.clz32(rest & -rest);
        yield word * 32 + bit;
        rest &= rest - 1;
      }
    }
  }

  /** Number of places that are paired with one. */
  countWith(one: number): number {
    let count = 0;
    const start = one * this.#words;
    for (let word = start; word < start + this.#words; word++) {
      for (let rest = this.#bits?.[word] ?? 0; rest !== 0; rest &= rest - 1) count++;
    }
    return count;
  }

  /** All pairs, the smaller place first, in order. */
  *pairs(): Generator<readonly [number, number]> {
    if (this.#count === 0) return;
    for (let one = 0; one < this.#size; one++) {
      for (const other of this.with(one, one + 1)) yield [one, other];
    }
  }

  #flip(one: number, other: number): void {
    this.#bits ??= new Uint32Array(this.#size * this.#words);
    const at = one * this.#words + (other >> 5);
    this.#bits[at] = (this.#bits[at] ?? 0) ^ (1 << (other & 31));
  }
}
