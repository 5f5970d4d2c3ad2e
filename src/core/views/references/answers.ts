import type { Position } from '../../model/annotation';
import type { ArticleRow, CorpusReader } from '../../model/corpus';
import type { ActorId, ArticlePath } from '../../model/ids';
import type { Span } from '../../model/span';
import { forEachTask, type Task } from '../../util/task';
import { annotationLabel } from '../words/annotationLabel';
import { labelText } from '../words/label';
import type { Localizer } from '../words/localizer';
import { actorName } from '../words/names';

/** A position in which one actor speaks about another, or to it. */
export interface Answer {
  readonly article: ArticlePath;
  readonly position: Position;
  /** The actor at the other end. */
  readonly other: ActorId;
  readonly how: 'target' | 'addressee';
  /** The places of its quote; empty where the quote is lost. */
  readonly spans: readonly Span[];
}

/** The positions of an actor that have a target or an addressee: one for each actor that they are
 * about or addressed to, in the order of articles. An actor that is both is listed as target. */
export function* answersOf(reader: CorpusReader, actor: ActorId): Task<readonly Answer[]> {
  return yield* answers(reader, (position) =>
    position.actors.includes(actor)
      ? [
          ...position.target.map((other) => ({ other, how: 'target' as const })),
          ...position.addressee
            .filter((other) => !position.target.includes(other))
            .map((other) => ({ other, how: 'addressee' as const })),
        ]
      : [],
  );
}

/** The positions of others that are about an actor or addressed to it: one for each actor that
 * holds them. */
export function* answersTo(reader: CorpusReader, actor: ActorId): Task<readonly Answer[]> {
  return yield* answers(reader, (position) => {
    const isTarget = position.target.includes(actor);
    if (!isTarget && !position.addressee.includes(actor)) return [];
    const how = isTarget ? 'target' : 'addressee';
    return position.actors.map((other) => ({ other, how }));
  });
}

/** What is shown of an answer: the name of the other actor, and the position with its article. Safe
 * labels. */
export function answerLabel(
  { codebook }: CorpusReader,
  { other, position, article, how }: Answer,
  localizer: Localizer,
): { readonly name: string; readonly detail: string } {
  const label = annotationLabel(codebook, position, localizer);
  const names = (how === 'target' ? position.target : position.addressee)
    .map((id) => actorName(codebook, id, localizer))
    .join(', ');
  const whom = localizer.text(how === 'target' ? 'about {0}' : 'to {0}', names);
  return {
    name: actorName(codebook, other, localizer),
    detail: `${label} (${whom}) · ${labelText(article)}`,
  };
}

type Ends = readonly Pick<Answer, 'other' | 'how'>[];

function* answers(
  reader: CorpusReader,
  endsOf: (position: Position) => Ends,
): Task<readonly Answer[]> {
  const found: Answer[] = [];
  yield* forEachTask(reader.articles(), ({ path, annotations }: ArticleRow) => {
    for (const { annotation, places } of annotations) {
      if (annotation.kind !== 'position') continue;
      for (const end of endsOf(annotation)) {
        const spans = places.flatMap(({ span }) => span ?? []);
        found.push({ ...end, article: path, position: annotation, spans });
      }
    }
  });
  return found;
}
