/** Numbers of a content hash. */
export const HASH_NUMBERS = 2;

/** What was found of a folder's articles, as it is kept, stored and told: columns of numbers, and words
 * as bytes of which strings are made when they are wanted. The i-th of `…At` is where those of the i-th
 * article begin, and there is one more at the end. */
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
  /** UTF-8, each with a NUL behind it: what mention counts are of, as `actor:china`. */
  readonly keys: Uint8Array;
  /** Pairs: index of a key, count. */
  readonly counts: Int32Array;
  readonly countsAt: Int32Array;
  /** The annotation files as they are. */
  readonly texts: Uint8Array;
  readonly textsAt: Int32Array;
  /** UTF-8, as `writeSaid` writes it. */
  readonly said: Uint8Array;
  readonly saidAt: Int32Array;
  /** What a `WordCollector` noted, of articles without annotation file. */
  readonly words: Uint8Array;
  readonly wordsAt: Int32Array;
}

/** Without the keys, which all columns of one reading share. */
export type ArticleColumns = Omit<StoredColumns, 'keys'>;

/** What the host looks into. */
export type ToldColumns = Omit<ArticleColumns, 'words' | 'wordsAt'>;

/** Of an article that must be looked at more closely: only its stamps and hashes are kept. */
export const ALONE = 128;

export function partOf<T extends Uint8Array | Int32Array>(
  column: T,
  at: Int32Array,
  index: number,
): T {
  return column.subarray(at[index], at[index + 1]) as T;
}

export function textOf(bytes: Uint8Array, start = 0, end = bytes.length): string {
  return start === end
    ? ''
    : Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}

/** With NUL behind each. */
export function listOf(bytes: Uint8Array, start = 0, end = bytes.length): readonly string[] {
  return start === end ? [] : textOf(bytes, start, end - 1).split('\0');
}
