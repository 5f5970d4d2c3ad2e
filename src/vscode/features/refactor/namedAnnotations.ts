import { idsNamedBy, type ArticleRow, type EntryName, type PlacedAnnotation } from '../../../core';
import type { LoadedCorpus } from '../../corpora/corpora';

/** An annotation and its article. */
export interface NamedAnnotation {
  readonly article: ArticleRow;
  readonly placed: PlacedAnnotation;
}

/** The annotations of the corpus that name an entry, in the order of articles and texts. */
export function annotationsNaming(
  { corpus }: LoadedCorpus,
  { layer, id }: EntryName,
): readonly NamedAnnotation[] {
  const { actors, issues } = corpus.codebook;
  // One id may be that of an actor and of an issue.
  const isBoth = actors.has(id) && issues.has(id);
  return corpus.index.articles().flatMap((article) =>
    article.annotations.flatMap((placed) => {
      const { annotation } = placed;
      if (!idsNamedBy(annotation).has(id)) return [];
      const isOther =
        isBoth &&
        ('issues' in annotation && annotation.issues.includes(id)) !== (layer === 'issue');
      return isOther ? [] : [{ article, placed }];
    }),
  );
}
