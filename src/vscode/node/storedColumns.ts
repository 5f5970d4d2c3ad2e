import type { ScannedBlock } from '../../project/scannedBlock';
import { KNOWN } from '../../project/scannedBlock';
import { GrowingBytes, GrowingNumbers } from './growing';

/** Numbers of a content hash. */
export const HASH_NUMBERS = 2;

/** What was found of a folder's articles, as it is kept and stored: columns of numbers, and words as
 * bytes of which strings are made when they are wanted. As in `ScannedBlock`, the i-th of `…At` is where
 * those of the i-th article begin. */
export interface StoredColumns {
  /** UTF-8, each path with a NUL behind it, in the order of paths by code unit. */
  readonly paths: Uint8Array;
  readonly pathsAt: Int32Array;
  /** KNOWN. */
  readonly known: Uint8Array;
  /** Of the article and of its annotation file; NaN where it must be compared by its content. */
  readonly stamps: Float64Array;
  /** Of the bytes of both files. */
  readonly hashes: Uint32Array;
  /** UTF-8, each with a NUL behind it. */
  readonly keys: Uint8Array;
  readonly counts: Int32Array;
  readonly countsAt: Int32Array;
  readonly texts: Uint8Array;
  readonly textsAt: Int32Array;
  readonly places: Int32Array;
  readonly placesAt: Int32Array;
  readonly heads: Uint8Array;
  readonly headsAt: Int32Array;
}

/** Of an article that must be looked at more closely: only its stamps and hashes are kept. */
export const ALONE = 128;

export interface KeptArticle {
  readonly path: string;
  /** KNOWN, or ALONE. */
  readonly known: number;
  /** 2 · STAMP_NUMBERS. */
  readonly stamps: Float64Array;
  /** 2 · HASH_NUMBERS. */
  readonly hashes: Uint32Array;
  /** Pairs: index of one of the builder's keys, count. */
  readonly counts: readonly number[];
  readonly annotations: string;
  readonly places: readonly number[];
  readonly head: string;
}

/** Adds article after article, in the order of paths. */
export class ColumnsBuilder {
  readonly #keys: string[] = [];
  readonly #keyAt = new Map<string, number>();
  readonly #paths = new GrowingBytes();
  readonly #texts = new GrowingBytes();
  readonly #heads = new GrowingBytes();
  readonly #known = new GrowingNumbers(Uint8Array);
  readonly #stamps = new GrowingNumbers(Float64Array);
  readonly #hashes = new GrowingNumbers(Uint32Array);
  readonly #counts = new GrowingNumbers(Int32Array);
  readonly #places = new GrowingNumbers(Int32Array);
  readonly #at = {
    paths: new GrowingNumbers(Int32Array),
    texts: new GrowingNumbers(Int32Array),
    heads: new GrowingNumbers(Int32Array),
    counts: new GrowingNumbers(Int32Array),
    places: new GrowingNumbers(Int32Array),
  };

  constructor() {
    this.#noteEnds();
  }

  get size(): number {
    return this.#known.length;
  }

  get keys(): readonly string[] {
    return this.#keys;
  }

  /** The index of a key of counts. */
  keyOf(key: string): number {
    let index = this.#keyAt.get(key);
    if (index === undefined) {
      index = this.#keys.length;
      this.#keys.push(key);
      this.#keyAt.set(key, index);
    }
    return index;
  }

  add(article: KeptArticle): void {
    this.#paths.addText(`${article.path}\0`);
    this.#known.add(article.known);
    this.#stamps.addAll(article.stamps);
    this.#hashes.addAll(article.hashes);
    this.#counts.addAll(article.counts);
    this.#places.addAll(article.places);
    this.#texts.addText(article.annotations);
    this.#heads.addText(article.head);
    this.#noteEnds();
  }

  /** Takes an article over; `stamps` and `counts` where those are others now. `keyOf`: the builder's
   * index of a key of `from`. */
  copy(
    from: StoredColumns,
    index: number,
    keyOf: (key: number) => number,
    stamps: Float64Array,
    counts?: readonly number[],
  ): void {
    this.#paths.addAll(partOf(from.paths, from.pathsAt, index));
    const known = from.known[index] ?? 0;
    this.#known.add(counts ? known | KNOWN.counts : known);
    this.#stamps.addAll(stamps);
    this.#hashes.addAll(
      from.hashes.subarray(index * 2 * HASH_NUMBERS, (index + 1) * 2 * HASH_NUMBERS),
    );
    if (counts) this.#counts.addAll(counts);
    else {
      const end = from.countsAt[index + 1] ?? 0;
      for (let next = from.countsAt[index] ?? 0; next < end; next += 2) {
        this.#counts.add(keyOf(from.counts[next] ?? 0));
        this.#counts.add(from.counts[next + 1] ?? 0);
      }
    }
    this.#places.addAll(partOf(from.places, from.placesAt, index));
    this.#texts.addAll(partOf(from.texts, from.textsAt, index));
    this.#heads.addAll(partOf(from.heads, from.headsAt, index));
    this.#noteEnds();
  }

  isAlone(index: number): boolean {
    return (this.#known.at(index) & ALONE) !== 0;
  }

  /** Of the article's annotation file. */
  bytesOf(index: number): number {
    return this.#at.texts.at(index + 1) - this.#at.texts.at(index);
  }

  /** What there is until now; good until the next article comes. */
  view(): Omit<StoredColumns, 'keys'> {
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
      places: this.#places.view(),
      placesAt: this.#at.places.view(),
      heads: this.#heads.view(),
      headsAt: this.#at.heads.view(),
    };
  }

  /** At the end. */
  columns(): StoredColumns {
    const keys = new GrowingBytes();
    for (const key of this.#keys) keys.addText(`${key}\0`);
    return { ...this.view(), keys: keys.view() };
  }

  #noteEnds(): void {
    this.#at.paths.add(this.#paths.length);
    this.#at.texts.add(this.#texts.length);
    this.#at.heads.add(this.#heads.length);
    this.#at.counts.add(this.#counts.length);
    this.#at.places.add(this.#places.length);
  }
}

export function partOf<T extends Uint8Array | Int32Array>(
  column: T,
  at: Int32Array,
  index: number,
): T {
  return column.subarray(at[index], at[index + 1]) as T;
}

export function textOf(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}

/** With NUL behind each. */
export function listOf(bytes: Uint8Array): readonly string[] {
  return bytes.length === 0 ? [] : textOf(bytes, 0, bytes.length - 1).split('\0');
}

/** What is told of some of the articles. */
export function blockOf(
  from: Omit<StoredColumns, 'keys'>,
  keys: readonly string[],
  articles: readonly number[],
): ScannedBlock {
  const isRange = (articles.at(-1) ?? 0) - (articles[0] ?? 0) === articles.length - 1;
  const keyAt = new Map<number, number>();
  const used: string[] = [];
  const known = new Uint8Array(articles.length);
  const counts: number[] = [];
  const places: number[] = [];
  const texts: string[] = [];
  const heads: string[] = [];
  const paths: string[] = [];
  const at = {
    counts: new Int32Array(articles.length + 1),
    places: new Int32Array(articles.length + 1),
    texts: new Int32Array(articles.length + 1),
    heads: new Int32Array(articles.length + 1),
  };
  for (const [order, index] of articles.entries()) {
    known[order] = from.known[index] ?? 0;
    if (!isRange) paths.push(pathsBetween(from, index, index + 1));
    const countsEnd = from.countsAt[index + 1] ?? 0;
    for (let next = from.countsAt[index] ?? 0; next < countsEnd; next += 2) {
      const key = from.counts[next] ?? 0;
      let place = keyAt.get(key);
      if (place === undefined) {
        place = used.length;
        used.push(keys[key] ?? '');
        keyAt.set(key, place);
      }
      counts.push(place, from.counts[next + 1] ?? 0);
    }
    const placesEnd = from.placesAt[index + 1] ?? 0;
    for (let next = from.placesAt[index] ?? 0; next < placesEnd; next++) {
      places.push(from.places[next] ?? 0);
    }
    const text = textAt(from.texts, from.textsAt, index);
    const head = textAt(from.heads, from.headsAt, index);
    if (text !== '') texts.push(text);
    if (head !== '') heads.push(head);
    at.counts[order + 1] = counts.length;
    at.places[order + 1] = places.length;
    at.texts[order + 1] = (at.texts[order] ?? 0) + text.length;
    at.heads[order + 1] = (at.heads[order] ?? 0) + head.length;
  }
  return {
    paths: isRange
      ? pathsBetween(from, articles[0] ?? 0, (articles[0] ?? 0) + articles.length)
      : paths.join('\0'),
    known,
    keys: used.join('\0'),
    counts: Int32Array.from(counts),
    countsAt: at.counts,
    places: Int32Array.from(places),
    placesAt: at.places,
    texts: texts.join(''),
    textsAt: at.texts,
    heads: heads.join(''),
    headsAt: at.heads,
  };
}

/** With NUL between them, as they are stored. */
function pathsBetween(
  { paths, pathsAt }: Omit<StoredColumns, 'keys'>,
  from: number,
  to: number,
): string {
  return from === to ? '' : textOf(paths, pathsAt[from], (pathsAt[to] ?? 1) - 1);
}

function textAt(texts: Uint8Array, at: Int32Array, index: number): string {
  const start = at[index] ?? 0;
  const end = at[index + 1] ?? 0;
  return start === end ? '' : textOf(texts, start, end);
}
