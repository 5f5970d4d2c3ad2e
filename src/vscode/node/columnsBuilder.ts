import { KNOWN } from '../../project/scannedBlock';
import { GrowingBytes, GrowingNumbers } from './growing';
import { HASH_NUMBERS, partOf, type ArticleColumns, type StoredColumns } from './storedColumns';

export interface KeptArticle {
  readonly path: string;
  /** KNOWN, or ALONE. */
  readonly known: number;
  /** 2 · STAMP_NUMBERS. */
  readonly stamps: Float64Array;
  /** 2 · HASH_NUMBERS. */
  readonly hashes: Uint32Array;
  /** Pairs: index of a key, count. */
  readonly counts: readonly number[];
  readonly annotations: Uint8Array | undefined;
  readonly said: string;
  readonly words: Uint8Array | undefined;
}

/** Adds article after article. */
export class ColumnsBuilder {
  readonly #paths = new GrowingBytes();
  readonly #texts = new GrowingBytes();
  readonly #said = new GrowingBytes();
  readonly #words = new GrowingBytes();
  readonly #known = new GrowingNumbers(Uint8Array);
  readonly #stamps = new GrowingNumbers(Float64Array);
  readonly #hashes = new GrowingNumbers(Uint32Array);
  readonly #counts = new GrowingNumbers(Int32Array);
  readonly #at = {
    paths: new GrowingNumbers(Int32Array),
    texts: new GrowingNumbers(Int32Array),
    said: new GrowingNumbers(Int32Array),
    words: new GrowingNumbers(Int32Array),
    counts: new GrowingNumbers(Int32Array),
  };

  constructor() {
    this.#noteEnds();
  }

  get size(): number {
    return this.#known.length;
  }

  knownOf(index: number): number {
    return this.#known.at(index);
  }

  /** Of the article's annotation file. */
  bytesOf(index: number): number {
    return this.#at.texts.at(index + 1) - this.#at.texts.at(index);
  }

  add(article: KeptArticle): void {
    this.#paths.addText(`${article.path}\0`);
    this.#known.add(article.known);
    this.#stamps.addAll(article.stamps);
    this.#hashes.addAll(article.hashes);
    this.#counts.addAll(article.counts);
    if (article.annotations) this.#texts.addAll(article.annotations);
    this.#said.addText(article.said);
    if (article.words) this.#words.addAll(article.words);
    this.#noteEnds();
  }

  /** Takes an article over with other stamps, and with other counts where these are given. The keys of
   * `from` must be the first of the keys here. */
  copy(from: StoredColumns, index: number, stamps: Float64Array, counts?: readonly number[]): void {
    this.#paths.addAll(partOf(from.paths, from.pathsAt, index));
    const known = from.known[index] ?? 0;
    this.#known.add(counts ? known | KNOWN.counts : known);
    this.#stamps.addAll(stamps);
    const first = index * 2 * HASH_NUMBERS;
    this.#hashes.addAll(from.hashes.subarray(first, first + 2 * HASH_NUMBERS));
    this.#counts.addAll(counts ?? partOf(from.counts, from.countsAt, index));
    this.#texts.addAll(partOf(from.texts, from.textsAt, index));
    this.#said.addAll(partOf(from.said, from.saidAt, index));
    this.#words.addAll(partOf(from.words, from.wordsAt, index));
    this.#noteEnds();
  }

  /** What there is until now; good until the next article comes. */
  view(): ArticleColumns {
    return {
      paths: this.#paths.view(),
      pathsAt: this.#at.paths.view(),
      known: this.#known.view(),
      stamps: this.#stamps.view(),
      hashes: this.#hashes.view(),
      counts: this.#counts.view(),
      countsAt: this.#at.counts.view(),
      texts: this.#texts.view(),
      textsAt: this.#at.texts.view(),
      said: this.#said.view(),
      saidAt: this.#at.said.view(),
      words: this.#words.view(),
      wordsAt: this.#at.words.view(),
    };
  }

  #noteEnds(): void {
    this.#at.paths.add(this.#paths.length);
    this.#at.texts.add(this.#texts.length);
    this.#at.said.add(this.#said.length);
    this.#at.words.add(this.#words.length);
    this.#at.counts.add(this.#counts.length);
  }
}
