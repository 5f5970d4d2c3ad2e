import type { AnnotationFileEdit } from '../../annotation-file/edit/edit';
import { sameValue } from '../../annotation-file/merge/merge';
import type { ArticleMetadata } from '../../model/article';
import type { ReadArticle } from '../readings';

/** What the adjudicated file needs besides its first decision: from then on it is read in place of
 * the coders' own files, so it takes over what these say about the article. `front`: what the
 * article itself says. */
export function firstEdits(
  { adjudicated, metadata }: ReadArticle,
  front: ArticleMetadata,
): readonly AnnotationFileEdit[] {
  if (adjudicated) return [];
  const known = new Map<string, unknown>(Object.entries(front));
  const own = Object.entries(metadata).filter(([key, value]: [string, unknown]) => {
    const isEmpty = value === undefined || (value instanceof Map && value.size === 0);
    return !isEmpty && !sameValue(value, known.get(key));
  });
  return own.length === 0 ? [] : [{ kind: 'describe', article: Object.fromEntries(own) }];
}
