import type { Codebook } from '../../model/codebook';
import type { ArticlePath, CoderId } from '../../model/ids';
import { findPath } from '../../text/folding/fileNames';

/** To whom the codebook assigns an article; undefined where it names none. */
export function assignedTo(
  assigned: ReadonlyMap<ArticlePath, readonly CoderId[]>,
  article: ArticlePath,
): readonly CoderId[] | undefined {
  const key = findPath(article, (one) => assigned.has(one));
  return key === undefined ? undefined : assigned.get(key);
}

/** Whether it was chance that gave an article to several coders: rates of error from such articles
 * are not biased by the choice. */
export function isDrawnForSeveral(
  { drawn, assigned }: Pick<Codebook['coding'], 'drawn' | 'assigned'>,
  article: ArticlePath,
): boolean {
  return drawn === 'random' && (assignedTo(assigned, article)?.length ?? 0) > 1;
}
