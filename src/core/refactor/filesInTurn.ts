import type { AnnotatedArticle } from '../annotation-file/path';
import type { Codebook } from '../model/codebook';
import type { ArticlePath } from '../model/ids';
import { refactorAnnotationFile, type RefactoredFile } from './annotationEdits';
import type { ChangedRefs } from './keptDecisions';
import type { Refactoring } from './refactoring';

type Owner = AnnotatedArticle | undefined;

/** Refactors the annotation files of a corpus one after the other, in the order of `codersFirst`:
 * the decisions of an adjudicated file name what is in the coders' files of its article. `owner`:
 * undefined for a file without its article. */
export function filesInTurn(
  refactoring: Refactoring,
  codebook: Codebook,
): (path: string, owner: Owner, text: string) => RefactoredFile {
  const known = new Map<ArticlePath, ChangedRefs>();
  return (path, owner, text) => {
    const { article = path, coder } = owner ?? {};
    const refs = coder === undefined ? known.get(article) : undefined;
    const result = refactorAnnotationFile(path, text, refactoring, codebook, { coder, refs });
    if (result.kind !== 'blocked' && result.refs) {
      known.set(article, new Map([...(known.get(article) ?? []), ...result.refs]));
    }
    return result;
  };
}

/** Orders the files of single coders before all others. */
export function codersFirst(a: Owner, b: Owner): number {
  return Number(a?.coder === undefined) - Number(b?.coder === undefined);
}
