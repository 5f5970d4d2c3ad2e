import {
  parseAnnotationFile,
  placeProblems,
  type Annotation,
  type ArticlePath,
  type ArticleRow,
  type Codebook,
  type KnownProblem,
  type PlacedAnnotation,
} from '../../core';
import { decodeContent, type RowContent } from './rowContent';
import type { RowJson } from './rowJson';

/** The row of a closed article, as JSON. */
export interface EncodedRow {
  readonly path: ArticlePath;
  /** The JSON of `encodeRow`. */
  readonly json: string;
  /** Its annotation file's text, BOM and line endings included, as a string of JSON; empty where
   * there is none. It stays encoded because most texts are never needed, and parsing them takes as
   * long as parsing all rows. */
  readonly text: string;
}

/** An article as a scan found it. */
export interface ScannedArticle {
  readonly row: ScannedRow;
  /** See `EncodedRow`. */
  readonly text: string;
  /** Reading the annotation file with the codebook of the scan found no problem. */
  readonly isFaultless: boolean;
}

/** Decodes a row. `keys`: the names of what is counted (`actor:china`), by number. */
export function decodeRow(
  { path, json, text }: EncodedRow,
  keys: readonly string[],
): ScannedArticle {
  const { isFaultless = false, counts, ...content } = JSON.parse(json) as RowJson;
  return { row: new ScannedRow(path, decodeContent(content), { counts, keys }), text, isFaultless };
}

interface Counted {
  /** Pairs: number of a key, count. */
  readonly counts: readonly number[] | undefined;
  readonly keys: readonly string[];
}

/** A row with its counts as they were read: maps for a hundred thousand articles would take a
 * hundred megabytes. */
class ScannedRow implements ArticleRow {
  readonly path: ArticlePath;
  readonly metadata: ArticleRow['metadata'];
  readonly coded: ArticleRow['coded'];
  readonly decided?: NonNullable<ArticleRow['decided']>;
  readonly annotations: ArticleRow['annotations'];
  readonly stale = false;
  readonly #counts: readonly number[] | undefined;
  readonly #keys: readonly string[];

  constructor(
    path: ArticlePath,
    { metadata, coded, decided, annotations }: RowContent,
    { counts, keys }: Counted,
  ) {
    this.path = path;
    this.metadata = metadata;
    this.coded = coded;
    if (decided) this.decided = decided;
    this.annotations = annotations;
    this.#counts = counts;
    this.#keys = keys;
  }

  get mentionCounts(): ArticleRow['mentionCounts'] {
    const counts = this.#counts;
    if (!counts) return undefined;
    const found = new Map<string, number>();
    for (let at = 0; at < counts.length; at += 2) {
      const key = this.#keys[counts[at] ?? -1];
      if (key !== undefined) found.set(key, counts[at + 1] ?? 0);
    }
    return found;
  }

  withAnnotations(annotations: ArticleRow['annotations']): ArticleRow {
    const { metadata, coded, decided } = this;
    const counted = { counts: this.#counts, keys: this.#keys };
    const content = { metadata, coded, ...(decided ? { decided } : {}), annotations };
    return new ScannedRow(this.path, content, counted);
  }
}

interface FoundRow {
  readonly row: ArticleRow;
  /** The problems in the annotation file's text, where there are any. */
  readonly faults:
    { readonly text: string; readonly problems: readonly KnownProblem[] } | undefined;
}

/** The row of an article as a scan found it. `isSame`: the scan has read it by this codebook;
 * otherwise, and for its problems, the annotation file is read again. Undefined where the article
 * must be read from disk. */
export function rowOfScanned(
  { row, text: encoded, isFaultless }: ScannedArticle,
  codebook: Codebook,
  isSame: boolean,
): FoundRow | undefined {
  if (encoded === '' || (isSame && isFaultless)) return { row, faults: undefined };
  const text = JSON.parse(encoded) as string;
  const parsed = parseAnnotationFile(text, codebook);
  if (parsed.kind !== 'annotations') return undefined;
  const annotations = inPlaces(parsed.file.annotations, row.annotations);
  if (!annotations) return undefined;
  const problems = [...parsed.problems, ...placeProblems(annotations, parsed.places)];
  return {
    row: row.withAnnotations(annotations),
    faults: problems.length > 0 ? { text, problems } : undefined,
  };
}

/** Annotations as they were read now, in the order and at the places of those that were stored;
 * undefined if they are not the same ones. */
function inPlaces(
  annotations: readonly Annotation[],
  stored: readonly PlacedAnnotation[],
): readonly PlacedAnnotation[] | undefined {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const placed = stored.flatMap(({ annotation, places }) => {
    const now = byId.get(annotation.id);
    return now ? [{ annotation: now, places }] : [];
  });
  return placed.length === annotations.length ? placed : undefined;
}
