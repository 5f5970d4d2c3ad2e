import {
  parseAnnotationFile,
  placeProblems,
  type Annotation,
  type ArticlePath,
  type ArticleRow,
  type Codebook,
  type KnownProblem,
  type PlacedAnnotation,
} from '../core';
import type { SaidOfArticle } from './saidOfArticle';
import { isKnown, KNOWN, type Scanned, type ScannedBlock } from './scannedBlock';

interface FoundRow {
  readonly row: ArticleRow;
  /** What was found in the annotation file's text, where there was anything. */
  readonly faults:
    { readonly text: string; readonly problems: readonly KnownProblem[] } | undefined;
}

/** The row of an annotated article as a scan found it. `isSame`: the scan has read it by this codebook; by another
 * one, and for its problems, the annotation file is read again. Undefined where that needs a closer
 * look. */
export function rowOfScanned(
  path: ArticlePath,
  scanned: Scanned,
  codebook: Codebook,
  isSame: boolean,
): FoundRow | undefined {
  if (isSame && isKnown(scanned, 'faultless')) {
    return { row: plainRow(path, scanned), faults: undefined };
  }
  const { block, at } = scanned;
  const text = block.annotations(at);
  if (text === undefined) return undefined;
  const parsed = parseAnnotationFile(text, codebook);
  if (parsed.kind !== 'annotations') return undefined;
  const said = block.said(at);
  const annotations = inPlaces(parsed.file.annotations, said.annotations);
  if (!annotations) return undefined;
  const problems = [...parsed.problems, ...placeProblems(annotations, parsed.places)];
  return {
    row: new TellingRow(path, scanned, { ...said, annotations }),
    faults: problems.length > 0 ? { text, problems } : undefined,
  };
}

/** Annotations as they were read now, in the order and at the places of those that were said; undefined
 * if there are others. */
function inPlaces(
  annotations: readonly Annotation[],
  said: readonly PlacedAnnotation[],
): readonly PlacedAnnotation[] | undefined {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const placed = said.flatMap(({ annotation, places }) => {
    const now = byId.get(annotation.id);
    return now ? [{ annotation: now, places }] : [];
  });
  return placed.length === annotations.length ? placed : undefined;
}

/** Of what a scan has read by the codebook of now, or says nothing that a codebook changes. */
export function plainRow(path: ArticlePath, scanned: Scanned): ArticleRow {
  const { block, at } = scanned;
  return block.isSilent(at) ? new ScannedRow(path, scanned) : new TellingRow(path, scanned);
}

/** A row of which nothing but its path is made before somebody looks at it. A hundred thousand of them stay,
 * and are copied by the collector of garbage while they are made: it has three fields. */
class ScannedRow implements ArticleRow {
  readonly path: ArticlePath;
  readonly #block: ScannedBlock;
  readonly #at: number;

  constructor(path: ArticlePath, { block, at }: Scanned) {
    this.path = path;
    this.#block = block;
    this.#at = at;
  }

  // eslint-disable-next-line @typescript-eslint/class-literal-property-style -- a field of each row
  get stale(): boolean {
    return false;
  }

  get metadata(): ArticleRow['metadata'] {
    return this.said().metadata;
  }

  get coded(): ArticleRow['coded'] {
    return this.said().coded;
  }

  get annotations(): ArticleRow['annotations'] {
    return this.said().annotations;
  }

  get mentionCounts(): ArticleRow['mentionCounts'] {
    // Made each time: kept, those of a hundred thousand articles would take a hundred megabytes.
    return this.#block.known(this.#at) & KNOWN.counts ? this.#block.counts(this.#at) : undefined;
  }

  protected said(): SaidOfArticle {
    return this.#block.said(this.#at);
  }
}

/** One that keeps what it says: few of a large corpus have anything to say. */
class TellingRow extends ScannedRow {
  #said: SaidOfArticle | undefined;

  /** `said`: where it is not what the block says. */
  constructor(path: ArticlePath, scanned: Scanned, said?: SaidOfArticle) {
    super(path, scanned);
    this.#said = said;
  }

  protected override said(): SaidOfArticle {
    return (this.#said ??= super.said());
  }
}
