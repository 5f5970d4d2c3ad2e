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
