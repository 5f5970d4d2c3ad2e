/** Counts the code points of a text before its places, as programs do that have no UTF-16. */
export class CodePoints {
  readonly #text: string;
  #asked = 0;
  #counted = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The number of code points before an offset (UTF-16): counted from the last one that was asked
   * for, so that places in their order cost one pass. */
  before(offset: number): number {
    if (offset < this.#asked) [this.#asked, this.#counted] = [0, 0];
    while (this.#asked < offset) {
      this.#asked += (this.#text.codePointAt(this.#asked) ?? 0) > 0xffff ? 2 : 1;
      this.#counted++;
    }
    return this.#counted;
  }
}
