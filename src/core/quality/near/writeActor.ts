import { AUTHOR, type ActorId } from '../../model/ids';
import { isOfKind, type PlacedAnnotation } from '../../model/place';
import type { Position } from '../../model/annotation';

/** The positions of an article that are coded as its author's, as those of an actor. Where the
 * actor is already beside the author, it is not written twice. */
export function asPositionsOf(
  annotations: readonly PlacedAnnotation[],
  actor: ActorId,
): readonly Position[] {
  const named = (id: ActorId): ActorId => (id === AUTHOR ? actor : id);
  return annotations
    .filter((placed) => isOfKind(placed, 'position'))
    .map(({ annotation }) => annotation)
    .filter(({ actors, speaker }) => actors.includes(AUTHOR) || speaker === AUTHOR)
    .map((position) => ({
      ...position,
      actors: [...new Set(position.actors.map(named))],
      speaker: position.speaker === undefined ? undefined : named(position.speaker),
    }));
}
