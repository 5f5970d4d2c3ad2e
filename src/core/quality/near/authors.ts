import { actorCalled } from '../../corpus/authorActor';
import type { Codebook } from '../../model/codebook';
import type { ArticleRow } from '../../model/corpus';
import { AUTHOR } from '../../model/ids';
import { forEachTask, type Task } from '../../util/task';
import type { AuthorPair } from './pair';

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
