import { STAMP_NUMBERS } from '../../../node/walk/stamps';
import type * as TextReading from './textReading';
import type { WalkedPart } from './walkFolder';

/** In milliseconds: a file changed this shortly before it was checked may change again within the
 * same tick of the disk's clock, so that its dates prove nothing. */
const FRESH = 3000;

/** The folder of the files: see `FolderRequest`. */
interface FilesOf {
  readonly root: string;
  readonly within?: string | undefined;
}

/** The current article and its annotation file: their stamps and their contents. */
export class FilesAtHand {
  /** The stamps of both files, −1 for a missing one. */
  readonly stamps = new Float64Array(2 * STAMP_NUMBERS);
  /** The hashes of both files' bytes; empty for a file that was not read. */
  readonly hashes: [article: string, annotations: string] = ['', ''];
  readonly #root: string;
  readonly #within: string;
  readonly #latest: number;
  readonly #texts: () => typeof TextReading;

  /** `now`: the time before the folder is walked. */
  constructor({ root, within }: FilesOf, now: number, texts: () => typeof TextReading) {
    this.#root = root;
    this.#within = within ?? root;
    this.#texts = texts;
    this.#latest = now - FRESH;
  }

  /** Takes the files of an article of a part of the walk, by its number there. */
  take({ stamps }: WalkedPart, article: number): void {
    const first = article * this.stamps.length;
    this.stamps.set(stamps.subarray(first, first + this.stamps.length));
    this.hashes.fill('');
  }

  /** The stamps, without those that a change within the same tick of the clock would leave the
   * same. */
  trustedStamps(): readonly number[] {
    const stamps = [...this.stamps];
    for (let at = 0; at < stamps.length; at += STAMP_NUMBERS) {
      const latest = Math.max(stamps[at + 1] ?? 0, stamps[at + 2] ?? 0);
      if (latest > this.#latest) stamps[at] = NaN;
    }
    return stamps;
  }

  /** The text of the article; undefined for a file that the host must read. */
  readArticle(path: string): string | undefined {
    return this.#read(path, 0);
  }

  readAnnotations(path: string): string | undefined {
    return this.#read(path, 1);
  }

  #read(path: string, which: 0 | 1): string | undefined {
    const { hashOf, LARGEST_READ, plainText, readOne } = this.#texts();
    const size = this.stamps[which * STAMP_NUMBERS] ?? NaN;
    if (!(size <= LARGEST_READ)) return undefined;
    const bytes = readOne(`${this.#root}/${path}`, size, this.#within);
    if (!bytes) return undefined;
    // The file changed its size while it was read.
    if (bytes.length !== size) this.stamps[which * STAMP_NUMBERS] = NaN;
    this.hashes[which] = hashOf(bytes);
    return plainText(bytes);
  }
}
