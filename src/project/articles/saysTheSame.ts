import {
  isAnnotationFile,
  parseAnnotationFile,
  parseCodebook,
  runSync,
  sameValue,
} from '../../core';

/** True if two texts of an annotation file (else: of a codebook) mean the same, whatever their
 * layout: same annotations, same codings, same keys of the article. A text that is refused equals
 * none. Costs reading both. */
export function saysTheSame(path: string, one: string, other: string): boolean {
  const read = isAnnotationFile(path) ? annotationsOf : codebookOf;
  const content = read(one);
  return content !== undefined && sameValue(content, read(other));
}

function annotationsOf(text: string): unknown {
  const parsed = parseAnnotationFile(text, undefined);
  return parsed.kind === 'annotations' ? parsed.file : undefined;
}

function codebookOf(text: string): unknown {
  const parsed = runSync(parseCodebook(text));
  return parsed.kind === 'codebook' ? parsed.codebook : undefined;
}
