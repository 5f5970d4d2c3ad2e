/** What mention counts refer to, such as `actor:china`, by number. */
export class KeyTable {
  readonly #keys: string[];
  /** Created on first use. */
  #numbers: Map<string, number> | undefined;
  #reported = 0;

  /** `stored`: the first keys, in their order. */
  constructor(stored: readonly string[]) {
    this.#keys = [...stored];
  }

  numberOf(key: string): number {
    const numbers = (this.#numbers ??= new Map(this.#keys.map((one, number) => [one, number])));
    let number = numbers.get(key);
    if (number === undefined) {
      number = this.#keys.push(key) - 1;
      numbers.set(key, number);
    }
    return number;
  }

  get keys(): readonly string[] {
    return this.#keys;
  }

  /** The keys added since the last call; all of them the first time. */
  unreported(): readonly string[] {
    const keys = this.#keys.slice(this.#reported);
    this.#reported = this.#keys.length;
    return keys;
  }
}
