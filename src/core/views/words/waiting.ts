import { anchorState, type PlacedAnnotation } from '../../model/place';
import type { AnnotationId } from '../../model/ids';
import type { Localizer } from './localizer';

/** Why an annotation needs review: its quote was not found, its place is a guess, or the quoted
 * words themselves changed. The first that applies. */
export type Waiting = 'lost' | 'uncertain' | 'changed';

/** `changed` has the annotations whose words differ in the editor and are not saved yet; saved ones
 * have their old words in `was`. */
export function waitingFor(
  placed: PlacedAnnotation,
  changed?: ReadonlySet<AnnotationId>,
): Waiting | undefined {
  const state = anchorState(placed);
  if (state === 'orphaned') return 'lost';
  if (state === 'uncertain') return 'uncertain';
  if (changed?.has(placed.annotation.id)) return 'changed';
  return placed.annotation.quote.some((part) => part.was !== undefined) ? 'changed' : undefined;
}

/** The reason in a few words; undefined without one. */
export function waitingText(
  localizer: Localizer,
  placed: PlacedAnnotation,
  changed?: ReadonlySet<AnnotationId>,
): string | undefined {
  switch (waitingFor(placed, changed)) {
    case 'lost':
      return localizer.text('lost quote');
    case 'uncertain':
      return localizer.text('uncertain place');
    case 'changed':
      return localizer.text('changed words');
    case undefined:
      return undefined;
  }
}
