import { textOf, type StoredColumns } from './storedColumns';

/** The paths of an index, asked for in their order. No string is made of those that are found. */
export class StoredPaths {
  /** How many there are. */
  readonly size: number;
  readonly #text: string;
  /** Where the next one begins, and its index. */
  #at = 0;
  #index = 0;

  constructor({ paths, known }: StoredColumns) {
    this.size = known.length;
    this.#text = textOf(paths);
  }

  /** The index of a path, which comes behind those that were asked for before; −1 without it. */
  indexOf(path: string): number {
    const text = this.#text;
    while (this.#at < text.length) {
      const at = this.#at;
      if (text.startsWith(path, at) && text.charCodeAt(at + path.length) === 0) {
        this.#at = at + path.length + 1;
        return this.#index++;
      }
      const end = text.indexOf('\0', at);
      if (text.slice(at, end) > path) return -1;
      this.#at = end + 1;
      this.#index++;
    }
    return -1;
  }
}
