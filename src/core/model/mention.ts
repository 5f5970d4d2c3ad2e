import type { Span } from './span';

export type Layer = 'actor' | 'issue';

/** A place where the text names an actor or an issue. Several ids: an ambiguous match, or a marked
 * mention of several. */
export interface Mention extends Span {
  readonly layer: Layer;
  readonly ids: readonly string[];
  /** True when a person marked it. */
  readonly marked: boolean;
}

/** True for a match with several candidates of which the user has not chosen one. */
export function isAmbiguous(mention: Mention): boolean {
  return !mention.marked && mention.ids.length > 1;
}
