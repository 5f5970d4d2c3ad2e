import { actorCalled } from '../../corpus/authorActor';
import type { Codebook } from '../../model/codebook';
import type { ArticleRow } from '../../model/corpus';
import type { Position } from '../../model/annotation';
import { AUTHOR, type ActorId } from '../../model/ids';
import { isOfKind, type PlacedAnnotation } from '../../model/place';
import { forEachTask, type Task } from '../../util/task';
import type { AuthorPair } from './nearDuplicates';

/** Authors of articles who are actors of the codebook, where positions are coded as the author's:
 * they count for another actor than those coded by the name. */
export function* authorsWhoAreActors(
  rows: readonly ArticleRow[],
  codebook: Codebook,
): Task<readonly AuthorPair[]> {
  const found = new Map<string, { author: string; articles: string[]; positions: number }>();
  yield* forEachTask(rows, ({ path, metadata: { author }, annotations }) => {
    if (author === undefined) return;
    const positions = annotations.filter(
      ({ annotation: one }) =>
        one.kind === 'position' && (one.actors.includes(AUTHOR) || one.speaker === AUTHOR),
    ).length;
    if (positions === 0) return;
    const actor = actorCalled(author, codebook);
    if (actor === undefined) return;
    const known = found.get(actor);
    if (known) {
      known.articles.push(path);
      known.positions += positions;
    } else found.set(actor, { author, articles: [path], positions });
  });
  return [...found].map(([actor, rest]) => ({ kind: 'author-is-entry', actor, ...rest }));
}

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
