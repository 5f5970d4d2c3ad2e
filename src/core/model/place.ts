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
  /** Of an uncertain place whose words may be in another mouth now, where that is known. */
  readonly beside?: ChangedBeside;
  /** Of a quote that live editing lost: the words that stood there last, where they are others than the stored ones. */
  readonly lastWords?: string;
}

/** What stood beside a quote, and what stands there now: a few words, as they are compared (folded, without
 * punctuation); empty where there are none. `frame` is what says from outside of the paragraph who speaks:
 * a heading, a label, a line above or below, a footnote. */
export interface ChangedBeside {
  readonly where: 'before' | 'after' | 'frame';
  readonly was: string;
  readonly now: string;
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

/** True where nobody need look: each part is at its words. */
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
