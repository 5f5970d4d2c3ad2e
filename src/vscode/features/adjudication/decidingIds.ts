import { freshAnnotationId, type AnnotationId, type ReadArticle } from '../../../core';

/** Gives ids that no coder's position, adjudicated position or decision of the article has. */
export function decidingIds(
  { readings, adjudicated = [], decided }: ReadArticle,
  random: () => number,
): () => AnnotationId {
  const positions = [...readings.values()].flatMap((reading) => reading.positions);
  const taken = new Set([
    ...[...positions, ...adjudicated].map(({ annotation }) => annotation.id),
    ...(decided?.keys() ?? []),
  ]);
  return () => {
    const id = freshAnnotationId(random, (one) => taken.has(one));
    taken.add(id);
    return id;
  };
}
