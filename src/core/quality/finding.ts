import type { KeyPath } from '../corpus/keyPlace';
import type { AnnotationId, ArticlePath, CoderId } from '../model/ids';
import type { Layer } from '../model/mention';
import type { Span } from '../model/span';
import { isOfKind, type PlacedAnnotation } from '../model/place';
import type { Position } from '../model/annotation';
import type { QualityCheck } from './checks';

/** Something about the coding that deserves a second look, as data. Nothing of it is an error. */
export interface QualityFinding extends Observation {
  readonly check: QualityCheck;
}

/** What a check finds. */
export interface Observation {
  readonly place: FindingPlace;
  /** For the message of the check; texts from files are hostile. A count is the first. */
  readonly args: readonly (string | number)[];
  readonly fixes: readonly QualityFix[];
}

export type FindingPlace =
  /** The words of an annotation; in its annotation file, the entry's value of `key`. */
  | {
      readonly kind: 'annotation';
      readonly article: ArticlePath;
      readonly id: AnnotationId;
      readonly key: string;
      /** In UTF-16 units of the article's text; empty for lost words. */
      readonly spans: readonly Span[];
    }
  /** The coding state of an article, or its beginning where that coder gave none. */
  | { readonly kind: 'coding'; readonly article: ArticlePath; readonly coder: CoderId }
  /** An entry of the codebook, such as `issue:dam`; its beginning where there is no such entry. */
  | { readonly kind: 'codebook'; readonly key: string };

/** What can be done about a finding, in the order of the menu. */
export type QualityFix =
  | {
      readonly kind: 'compare';
      readonly article: ArticlePath;
      readonly ids: readonly [AnnotationId, AnnotationId];
    }
  | {
      readonly kind: 'edit' | 'delete' | 'attach';
      readonly article: ArticlePath;
      readonly id: AnnotationId;
    }
  | { readonly kind: 'editEntry'; readonly layer: Layer; readonly id: string }
  | { readonly kind: 'removeStance'; readonly id: string }
  | { readonly kind: 'markCoded'; readonly article: ArticlePath }
  | { readonly kind: 'findPositions'; readonly query: string };

/** The value of the article's annotation file at which a finding is shown where its article is not
 * open. */
export function keyPathOf(place: Exclude<FindingPlace, { kind: 'codebook' }>): KeyPath {
  return place.kind === 'annotation'
    ? { entry: place.id, keys: [place.key] }
    : { keys: ['coded', place.coder] };
}

export type PlacedPosition = PlacedAnnotation<Position>;

export function positionsIn(annotations: readonly PlacedAnnotation[]): readonly PlacedPosition[] {
  return annotations.filter((placed) => isOfKind(placed, 'position'));
}

/** The place of a finding about an annotation. */
export function atAnnotation(
  article: ArticlePath,
  { annotation, places }: PlacedAnnotation,
  key: string,
): FindingPlace {
  const spans = places.flatMap(({ span }) => span ?? []);
  return { kind: 'annotation', article, id: annotation.id, key, spans };
}
