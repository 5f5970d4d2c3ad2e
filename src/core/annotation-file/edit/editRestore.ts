import type { Annotation } from '../../model/annotation';
import type { Codebook } from '../../model/codebook';
import type { AnnotationId } from '../../model/ids';
import { linesOf, movedLines } from '../../yaml/splice/spliceList';
import { ANNOTATIONS_FORMAT } from '../definition';
import type { Section } from './editTypes';
import { parseAnnotationFile } from '../parse/parse';
import { END_MARKER } from '../write';

/** The annotation in the lines of a deleted entry, which are read in a file of their own. Undefined
 * for an entry that was refused before it was deleted and is refused again. */
export function restoredAnnotation(
  section: Section,
  id: AnnotationId,
  block: string,
  codebook: Codebook | undefined,
): Annotation | undefined | 'unreadable' {
  const isFlow = block.startsWith('{');
  const entry = isFlow ? [`[${block}]`] : movedLines(linesOf(block), 0);
  const lines = [`format: ${ANNOTATIONS_FORMAT}`, `${section}:`, ...entry, END_MARKER, ''];
  // A flow list on a line of its own must be indented.
  const text = (isFlow ? lines.with(2, ` ${lines[2] ?? ''}`) : lines).join('\n');
  const parsed = parseAnnotationFile(text, codebook);
  if (parsed.kind === 'refused' || !parsed.places.has(id) || parsed.places.size !== 1) {
    return 'unreadable';
  }
  return parsed.file.annotations[0];
}
