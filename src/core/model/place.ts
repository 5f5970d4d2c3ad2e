import type { Annotation } from './annotation';
import type { Span } from './span';

/** From best to worst; the state of a discontinuous quote is the worst of its parts. */
export type AnchorState = 'anchored' | 'moved' | 'uncertain' | 'orphaned';

export const ANCHOR_STATES: readonly AnchorState[] = ['anchored', 'moved', 'uncertain', 'orphaned'];

/** Where a quote part is now. `span` is undefined when orphaned, the best candidate when
 * uncertain. */
export interface Place {
  readonly state: AnchorState;
  readonly span: Span | undefined;
  /** Given with an uncertain place whose words may have another speaker now, where the change is
   * known. */
  readonly beside?: ChangedBeside;
  /** For a quote lost in live editing: the last words at its place, if they differ from the stored
   * ones. */
  readonly lastWords?: string;
}

/** The words that were beside a quote, and those that are there now: a few words in comparable form
 * (folded, without punctuation); empty where there are none. `frame`: words outside of the
 * paragraph that name the speaker: a heading, a label, a line above or below, a footnote.
 * `paragraph`, `above`, `below`: a name that was exchanged in the paragraph of the quote, or in a
 * paragraph that many above or below. Where only digests show a change, both words are empty:
 * `head` is a by-line, `frame` and `paragraph` are as above, `near` other paragraphs. */
export interface ChangedBeside {
  readonly where: 'before' | 'after' | 'head' | 'frame' | 'paragraph' | 'near' | 'above' | 'below';
  readonly was: string;
  readonly now: string;
  readonly paragraphs?: number;
}

/** An annotation with the places of its quote's parts, in the quote's order. */
export interface PlacedAnnotation<A extends Annotation = Annotation> {
  readonly annotation: A;
  readonly places: readonly Place[];
}

export function isOfKind<K extends Annotation['kind']>(
  placed: PlacedAnnotation,
  kind: K,
): placed is PlacedAnnotation<Extract<Annotation, { readonly kind: K }>> {
  return placed.annotation.kind === kind;
}

export function anchorState(placed: PlacedAnnotation): AnchorState {
  let worst = 0;
  for (const place of placed.places) worst = Math.max(worst, ANCHOR_STATES.indexOf(place.state));
  return ANCHOR_STATES[worst] ?? 'anchored';
}

/** True where no review is needed: each part is at its words. */
export function isSure(placed: PlacedAnnotation): boolean {
  const state = anchorState(placed);
  return state === 'anchored' || state === 'moved';
}

/** The smallest start of the parts that have a place; undefined when none has. */
export function firstStart(placed: PlacedAnnotation): number | undefined {
  let first: number | undefined;
  for (const { span } of placed.places) {
    if (span && (first === undefined || span.start < first)) first = span.start;
  }
  return first;
}
