type Numbers = Uint8Array | Uint32Array | Int32Array | Float64Array;

/** Numbers of which nobody knows how many will come. */
export class GrowingNumbers<T extends Numbers> {
  #numbers: T;
  #length = 0;
  readonly #make: new (length: number) => T;

  constructor(make: new (length: number) => T) {
    this.#make = make;
    this.#numbers = new make(1024);
  }

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return this.#numbers[index] ?? 0;
  }

  put(index: number, number: number): void {
    this.#numbers[index] = number;
  }

  add(number: number): void {
    this.#makeRoom(1);
    this.#numbers[this.#length++] = number;
  }

  addAll(numbers: ArrayLike<number>): void {
    this.#makeRoom(numbers.length);
    this.#numbers.set(numbers, this.#length);
    this.#length += numbers.length;
  }

  view(): T {
    return this.#numbers.subarray(0, this.#length) as T;
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#numbers.length) return;
    const wider = new this.#make(Math.max(2 * this.#numbers.length, this.#length + more));
    wider.set(this.#numbers);
    this.#numbers = wider;
  }
}

/** Bytes of which nobody knows how many will come. */
export class GrowingBytes {
  #bytes = Buffer.allocUnsafeSlow(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  addText(text: string): void {
    if (text === '') return;
    // A UTF-16 unit has three bytes at most.
    this.#makeRoom(3 * text.length);
    this.#length += this.#bytes.write(text, this.#length, 'utf8');
  }

  addAll(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #makeRoom(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const wider = Buffer.allocUnsafeSlow(Math.max(2 * this.#bytes.length, this.#length + more));
    this.#bytes.copy(wider, 0, 0, this.#length);
    this.#bytes = wider;
  }
}
