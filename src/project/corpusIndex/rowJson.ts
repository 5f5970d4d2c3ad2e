import type { AnnotationKind, ArticleMetadata, Coding, Decision, Place } from '../../core';

// Imports no code: a thread that finds everything unchanged need not load how rows are encoded.

/** A row as JSON, without what is absent or empty in it. Only read by the build that wrote it. */
export interface RowJson {
  /** Reading the annotation file with the codebook of the scan found no problem. */
  readonly isFaultless?: true;
  /** Pairs: number of a key (`actor:china`), count. Absent where nothing was counted. */
  readonly counts?: readonly number[];
  readonly metadata?: WithPairs<ArticleMetadata, 'attributes'>;
  readonly coded?: readonly (readonly [coder: string, Partial<Coding>])[];
  readonly decided?: readonly (readonly [id: string, Partial<Decision>])[];
  readonly annotations?: readonly {
    readonly annotation: AnnotationJson;
    readonly places: readonly Place[];
  }[];
}

export interface AnnotationJson {
  readonly kind: AnnotationKind;
  readonly quote: readonly object[];
  readonly comments?: readonly object[];
  readonly fields?: readonly (readonly [string, unknown])[];
}

type WithPairs<T, Key extends keyof T> = Partial<Omit<T, Key>> &
  Readonly<Partial<Record<Key, readonly (readonly [string, string])[]>>>;

/** The row with other counts. */
export function withCounts(json: string, counts: readonly number[]): string {
  return JSON.stringify({ ...(JSON.parse(json) as RowJson), counts });
}
