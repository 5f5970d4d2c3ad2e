import { listOf } from './storedColumns';

/** What mention counts are of, as `actor:china`, by number: the keys of the index before, then new ones. */
export class KeyTable {
  readonly #stored: Uint8Array | undefined;
  readonly #new: string[] = [];
  /** Made when the first key is wanted. */
  #numbers: Map<string, number> | undefined;
  #told = 0;

  constructor(stored: Uint8Array | undefined) {
    this.#stored = stored;
  }

  numberOf(key: string): number {
    const numbers = (this.#numbers ??= new Map(
      this.#storedKeys().map((one, number) => [one, number]),
    ));
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
      this.#new.push(key);
    }
    return number;
  }

  /** Those that are new since the last call. */
  untold(): readonly string[] {
    const keys = this.#new.slice(this.#told);
    this.#told = this.#new.length;
    return keys;
  }

  /** As they are stored. */
  bytes(): Uint8Array {
    if (this.#stored && this.#new.length === 0) return this.#stored;
    const keys = [...this.#storedKeys(), ...this.#new];
    const words = Buffer.from(keys.map((key) => `${key}\0`).join(''), 'utf8');
    const bytes = new Uint8Array(new SharedArrayBuffer(words.length));
    bytes.set(words);
    return bytes;
  }

  #storedKeys(): readonly string[] {
    return this.#stored ? listOf(this.#stored) : [];
  }
}
