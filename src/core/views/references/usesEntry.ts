import type { Annotation, FieldValue } from '../../model/annotation';
import type { ArticleRow } from '../../model/corpus';
import type { EntryKind, IdPlace } from './fileIds';

/** Whether the annotation file of an article may use an entry of the codebook: false only where a
 * good file certainly does not, so that 10,000 files need not be read. */
export function mayUseEntry(
  { annotations, coded, stale }: ArticleRow,
  { of, id }: Pick<IdPlace, 'of' | 'id'>,
): boolean {
  if (stale || (of === 'coder' && coded.has(id))) return true;
  return annotations.some(({ annotation }) => namesOf(annotation, of).includes(id));
}

function namesOf(annotation: Annotation, of: EntryKind): readonly (string | undefined)[] {
  if (of === 'coder') return [annotation.coder];
  if (of === 'type') return annotation.kind === 'annotation' ? [annotation.type] : [];
  if (annotation.kind === 'mention' || annotation.kind === 'ignored') {
    return of === 'actor' ? annotation.actors : of === 'issue' ? annotation.issues : [];
  }
  const { speaker, accordingTo, target, addressee, act, fields } = annotation;
  const isTyped = annotation.kind === 'annotation';
  switch (of) {
    case 'actor':
      return [
        ...(annotation.kind === 'position' ? annotation.actors : []),
        ...('between' in annotation ? annotation.between.flat() : []),
        ...[speaker, accordingTo, ...target, ...addressee, ...textsOf(fields)],
      ];
    case 'issue':
      return [...('issues' in annotation ? annotation.issues : []), ...textsOf(fields)];
    case 'stance':
      return annotation.kind === 'position' ? [annotation.stance] : [];
    case 'act':
      return [act];
    case 'field':
      return [...fields.keys()].map((field) => (isTyped ? `${annotation.type}/${field}` : field));
  }
}

/** A field may name an actor or an issue; other texts do no harm. */
function textsOf(fields: ReadonlyMap<string, FieldValue>): readonly string[] {
  return [...fields.values()].flat().filter((value) => typeof value === 'string');
}
