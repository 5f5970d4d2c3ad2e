import { runSync } from '../../util/task';
import type { AnnotationId } from '../../model/ids';
import type { Span } from '../../model/span';
import { applyEdits, type TextEdit } from '../../text/textEdit';
import { readYaml } from '../../yaml/read/readYaml';
import { entryOf } from '../../yaml/splice/spliceLayout';
import { SECTIONS } from './editFind';
import { parseAnnotationFile } from '../parse/parse';

/** An annotation file with other ids for the given annotations, as a copied file needs them: an id
 * belongs to one annotation of a corpus. Every other byte is unchanged. Undefined for a file that
 * is refused, before or (which would be a defect) after. */
export function withNewIds(
  text: string,
  isTaken: (id: AnnotationId) => boolean,
  fresh: () => AnnotationId,
): string | undefined {
  const before = parseAnnotationFile(text, undefined);
  if (before.kind === 'refused') return undefined;
  const edits: TextEdit[] = idsOf(text)
    .filter(({ id }) => isTaken(id))
    .map(({ span }) => ({ ...span, text: fresh() }));
  const renewed = applyEdits(text, edits);
  const after = parseAnnotationFile(renewed, undefined);
  const isWhole =
    after.kind === 'annotations' &&
    after.file.annotations.length === before.file.annotations.length;
  return isWhole ? renewed : undefined;
}

interface WrittenId {
  readonly id: AnnotationId;
  /** With its quotation marks, in UTF-16 units of the file's own text. */
  readonly span: Span;
}

function idsOf(text: string): readonly WrittenId[] {
  const { root } = runSync(readYaml(text));
  if (root?.kind !== 'map') return [];
  return SECTIONS.flatMap((section) => {
    const list = entryOf(root, section)?.value;
    if (list?.kind !== 'list') return [];
    return list.items.flatMap((item) => {
      const id = item.kind === 'map' ? entryOf(item, 'id')?.value : undefined;
      return id?.kind === 'scalar' ? [{ id: id.value, span: id.span }] : [];
    });
  });
}
