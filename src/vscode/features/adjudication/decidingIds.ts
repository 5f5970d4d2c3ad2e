import { freshAnnotationId, type AnnotationId, type ReadArticle } from '../../../core';

/** Gives ids that no annotation of a coder, adjudicated one or decision of the article has. */
export function decidingIds(
  { readings, adjudicated = [], adjudicatedOthers = [], decided }: ReadArticle,
  random: () => number,
): () => AnnotationId {
  const own = [...readings.values()].flatMap(({ positions, others = [] }) => [
    ...positions,
    ...others,
  ]);
  const taken = new Set([
    ...[...own, ...adjudicated, ...adjudicatedOthers].map(({ annotation }) => annotation.id),
    ...(decided?.keys() ?? []),
  ]);
  return () => {
    const id = freshAnnotationId(random, (one) => taken.has(one));
    taken.add(id);
    return id;
  };
}
