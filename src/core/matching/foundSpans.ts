/** Matches of one layer in text order, without overlaps. In typed columns, since long lists of
 * objects would cost a fifth of matching. */
export class FoundSpans {
  #count = 0;
  #starts = NONE;
  #ends = NONE;
  #values = NONE;

  add(start: number, end: number, value: number): void {
    const at = this.#count++;
    if (at === this.#starts.length) this.#grow();
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.#values[at] = value;
  }

  /** Removes all matches and keeps the memory. */
  clear(): void {
    this.#count = 0;
  }

  forEachValue(take: (value: number) => void): void {
    for (let at = 0; at < this.#count; at++) take(this.#values[at] ?? 0);
  }

  starts(): Int32Array {
    return this.#count === 0 ? NONE : this.#starts.slice(0, this.#count);
  }

  ends(): Int32Array {
    return this.#count === 0 ? NONE : this.#ends.slice(0, this.#count);
  }

  /** Indices of term groups. */
  values(): Int32Array {
    return this.#count === 0 ? NONE : this.#values.slice(0, this.#count);
  }

  #grow(): void {
    this.#starts = twiceAsLong(this.#starts);
    this.#ends = twiceAsLong(this.#ends);
    this.#values = twiceAsLong(this.#values);
  }
}

/** Without matches nothing is allocated: matching a window around an edit must be cheap. */
const NONE = new Int32Array(0);
const FIRST = 8;

function twiceAsLong(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(Math.max(FIRST, 2 * numbers.length));
  longer.set(numbers);
  return longer;
}
