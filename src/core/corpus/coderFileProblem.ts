import { isDefined } from '../codebook/parse/parseReferences';
import type { Codebook } from '../model/codebook';
import { problem } from '../problems/report';
import type { KnownProblem } from '../problems/table';
import type { AnnotatedArticle } from '../annotation-file/path';

/** Reports a coder's own annotation file that is not read because all coders share one, or whose
 * coder is not among those that the codebook lists. `sharedExists`: the article has the plain
 * file, too; without it the article is reported instead. */
export function coderFileProblem(
  { coder }: AnnotatedArticle,
  codebook: Codebook,
  sharedExists: boolean,
): KnownProblem | undefined {
  if (coder === undefined || codebook.machines.has(coder)) return undefined;
  if (codebook.annotationFiles === 'shared')
    return sharedExists ? problem('coder-file-unused', START, coder) : undefined;
  const isListed = codebook.coders.size === 0 || isDefined(codebook, 'coder', coder);
  return isListed ? undefined : problem('unknown-coder', START, coder);
}

const START = { start: 0, end: 0 };
