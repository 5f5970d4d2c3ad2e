import type { ActorId, AnnotationId, CoderId, IssueId, StanceId } from './ids';

/** One record of an annotation file. `undefined` means that the key is absent (or, for a value out
 * of range, that it counts as absent); the raw value stays in the file. */
export type Annotation = Position | Relation | MarkedMention | IgnoredMatch | TypedAnnotation;

export type AnnotationKind = Annotation['kind'];

/** An actor's stance on an issue, in the quoted words (claims analysis: claim; DNA: statement). */
export interface Position extends Details {
  readonly kind: 'position';
  /** One, or several for a joint position. Never empty. */
  readonly actors: readonly ActorId[];
  readonly issues: readonly IssueId[];
  readonly stance: StanceId | undefined;
  /** True of the quote that briefs print for its actor on the issue; absent in most. */
  readonly print?: boolean | undefined;
}

/** A disagreement or an agreement that the text itself states. */
export interface Relation extends Details {
  readonly kind: 'disagreement' | 'agreement';
  readonly issues: readonly IssueId[];
  /** At least two parties; a party of several actors is a coalition. */
  readonly between: readonly (readonly ActorId[])[];
}

/** A mention that matching cannot find, or the resolution of an ambiguous one. */
export interface MarkedMention extends Common {
  readonly kind: 'mention';
  readonly actors: readonly ActorId[];
  readonly issues: readonly IssueId[];
}

/** A wrong match. With actors or issues given, only that layer's match is removed. */
export interface IgnoredMatch extends Common {
  readonly kind: 'ignored';
  readonly actors: readonly ActorId[];
  readonly issues: readonly IssueId[];
}

/** An annotation of one of the codebook's further types. */
export interface TypedAnnotation extends Details {
  readonly kind: 'annotation';
  readonly type: string;
}

export interface Common {
  readonly id: AnnotationId;
  /** Never empty; several parts make a discontinuous quote. */
  readonly quote: readonly QuotePart[];
  readonly coder: CoderId | undefined;
  readonly note: string | undefined;
  readonly tags: readonly string[];
  readonly comments: readonly Comment[];
}

/** The optional keys that positions, relations and typed annotations share. */
export interface Details extends Common {
  /** The person who speaks for the actor. */
  readonly speaker: ActorId | undefined;
  /** The other actor who ascribes the position. */
  readonly accordingTo: ActorId | undefined;
  readonly target: readonly ActorId[];
  readonly evaluation: -1 | 0 | 1 | undefined;
  readonly addressee: readonly ActorId[];
  readonly act: string | undefined;
  /** Through which medium: a speech, an interview. */
  readonly channel: string | undefined;
  /** Whether the quoted words are the actor's own, or the author's account of them. */
  readonly speech: 'direct' | 'paraphrase' | undefined;
  readonly condition: string | undefined;
  /** Ordinal, 1 to 3. */
  readonly intensity: number | undefined;
  /** YYYY, YYYY-MM, YYYY-MM-DD, or a range of two with `/`, as written. */
  readonly date: string | undefined;
  readonly certainty: 'certain' | 'probable' | 'possible' | undefined;
  readonly status: 'draft' | 'reviewed' | undefined;
  readonly fields: ReadonlyMap<string, FieldValue>;
}

export type FieldScalar = string | number | boolean;
export type FieldValue = FieldScalar | readonly FieldScalar[];

/** A stored span. Offsets: UTF-16 units of the text with LF endings and no BOM. */
export interface QuotePart {
  readonly exact: string;
  readonly prefix: string | undefined;
  readonly suffix: string | undefined;
  /** A hint: the offset when it was last written. */
  readonly start: number | undefined;
  /** Whether the words were in more than one place of the text when they were last written, in any
   * spelling; undefined in files from before this key, and in those written by hand. */
  readonly repeated: boolean | undefined;
  /** [n, of]: the n-th of `of` equal places, counted from 1, where the context is not unique. */
  readonly occurrence: readonly [number, number] | undefined;
  /** The old words, while a change of the words waits to be confirmed. */
  readonly was: string | undefined;
  /** Digests of the names around the words when they were last written (see `aroundAt`); absent in
   * files from before this key. */
  readonly around?: string;
}

export interface Comment {
  readonly by: string | undefined;
  readonly at: string | undefined;
  readonly text: string;
  /** True: with it, the discussion was resolved. A later comment opens it again. */
  readonly resolved?: true;
}

/** The list of an annotation file that holds the kind. */
export const SECTION_OF = {
  position: 'positions',
  disagreement: 'disagreements',
  agreement: 'agreements',
  mention: 'mentions',
  ignored: 'ignored',
  annotation: 'annotations',
} as const satisfies Record<AnnotationKind, string>;
