import { articleOf } from '../../annotation-file/path';
import type { ArticleRow } from '../../model/corpus';
import { SOLE_CODER, type ArticlePath, type CoderId } from '../../model/ids';
import type { FindPath } from '../../text/folding/fileNames';

/** Annotations that were made before articles are drawn. */
export interface WorkBefore {
  readonly find: FindPath;
  /** Articles with a file that all share, of which each entry is its coder's; none where these
   * files are the adjudicated ones. */
  readonly shared: Iterable<ArticleRow>;
  /** Whose the entries there are that name no coder; undefined: no coder's. */
  readonly unsigned: CoderId | undefined;
  /** Annotation files; those of one coder are that coder's. */
  readonly files: Iterable<string>;
}

/** Who has coded something of an article. **What a coder has already coded counts as assigned to
 * that coder**: they cannot code it as if they had not read it, and their work would be lost if the
 * article were another's alone. Others get it only where the draw has several coders code it. */
export function codedBefore(work: WorkBefore): ReadonlyMap<ArticlePath, ReadonlySet<CoderId>> {
  const { find, shared, unsigned, files } = work;
  const coded = new Map<ArticlePath, Set<CoderId>>();
  const add = (path: ArticlePath, coder: CoderId | undefined): void => {
    if (coder === undefined) return;
    coded.set(path, (coded.get(path) ?? new Set()).add(coder));
  };
  for (const { path, annotations, coded: marked } of shared) {
    for (const { annotation } of annotations) add(path, annotation.coder ?? unsigned);
    for (const coder of marked.keys()) add(path, coder === SOLE_CODER ? unsigned : coder);
  }
  for (const file of files) {
    const owner = articleOf(file, find);
    if (owner) add(owner.article, owner.coder);
  }
  return coded;
}
