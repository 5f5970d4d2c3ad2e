import type { Annotation } from '../../model/annotation';
import type { ArticleMetadata, Coding } from '../../model/article';
import type { Decision, DecisionId } from '../../model/decision';
import type { AnnotationId, CoderId } from '../../model/ids';
import type { Problem } from '../../model/problem';
import type { TextEdit } from '../../text/textEdit';

/** A section of an annotation file that holds a list. */
export type Section =
  'positions' | 'disagreements' | 'agreements' | 'mentions' | 'ignored' | 'annotations';

export type AnnotationFileEdit =
  | { readonly kind: 'add'; readonly annotation: Annotation }
  /** The annotation with the same id; only the keys that differ are written. */
  | {
      readonly kind: 'replace';
      readonly annotation: Annotation;
      /** True: a person has confirmed its place, even if its quote is described as before. */
      readonly confirms?: boolean;
    }
  | {
      readonly kind: 'delete';
      readonly id: AnnotationId;
      /** True to remove a section that becomes empty; else `[]` is left. */
      readonly dropSection?: boolean;
    }
  /** Restores a deleted entry with its comments and unknown keys. */
  | {
      readonly kind: 'restore';
      readonly section: Section;
      readonly id: AnnotationId;
      /** Its lines, verbatim; of an entry in a `[…]` list, its source. */
      readonly block: string;
      /** Its smallest stored start; it places the entry when its neighbours are gone. */
      readonly start?: number;
      readonly place?: DeletedPlace;
    }
  /** A coder's progress in the article; undefined removes it. */
  | { readonly kind: 'code'; readonly coder: CoderId; readonly coding: Coding | undefined }
  /** A decision of an adjudicator; undefined removes it. */
  | {
      readonly kind: 'decide';
      readonly decision: DecisionId;
      readonly decided: Decision | undefined;
    }
  /** Sets the given keys; undefined removes one. */
  | { readonly kind: 'describe'; readonly article: Partial<ArticleMetadata> }
  /** Sets the digest of the text; undefined removes it. */
  | { readonly kind: 'text'; readonly text: string | undefined }
  /** Adds the missing end marker, after the user confirmed that the file is complete. */
  | { readonly kind: 'end' };

/** The former place of a deleted entry in its section. */
export interface DeletedPlace {
  readonly index: number;
  /** Ids of the entries around it; undefined where there was none, or one without an id. */
  readonly after: AnnotationId | undefined;
  readonly before: AnnotationId | undefined;
  /** Lines between the entry before it, or the section's key, and its own: blank ones and
   * comments. */
  readonly gap: number;
}

export type EditRefusal =
  /** The file is refused as it is. */
  | 'unreadable'
  /** It may have been cut off, and no `end` is among the edits. */
  | 'maybe-truncated'
  | 'no-such-id'
  | 'duplicate-id'
  /** An id that cannot be written to a file. */
  | 'bad-id'
  /** A text that cannot be written unchanged. */
  | 'lone-surrogate'
  /** The result, read again, does not contain what was meant. Nothing is written. */
  | 'not-as-intended';

export interface RefusedEdit {
  readonly kind: 'refused';
  readonly reason: EditRefusal;
  /** Problems of the original file, or of the result that was not as intended. */
  readonly problems: readonly Problem[];
}

export type EditedText =
  | {
      readonly kind: 'edited';
      readonly text: string;
      /** The edits that turn the given text, BOM and line endings included, into `text`. */
      readonly splices: readonly TextEdit[];
      /** Undoes all edits, applied to `text` at once. */
      readonly inverse: readonly AnnotationFileEdit[];
    }
  | RefusedEdit;
