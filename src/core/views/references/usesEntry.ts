import type { Annotation, Details } from '../../model/annotation';
import { annotationFields, entryKindOf, valuesAt } from '../../model/fields';
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

function namesOf(annotation: Annotation, of: EntryKind): readonly string[] {
  if (of === 'type') return annotation.kind === 'annotation' ? [annotation.type] : [];
  const named = annotationFields(annotation.kind)
    .filter((field) => entryKindOf(field) === of)
    .flatMap(({ key }) => valuesAt(annotation, key));
  const variables = 'fields' in annotation ? annotation.fields : NO_VARIABLES;
  if (of === 'field') {
    const type = annotation.kind === 'annotation' ? `${annotation.type}/` : '';
    return [...variables.keys()].map((field) => `${type}${field}`);
  }
  const parties = of === 'actor' && 'between' in annotation ? annotation.between.flat() : [];
  const isLayer = of === 'actor' || of === 'issue';
  return [...named, ...parties, ...(isLayer ? textsOf(variables) : [])];
}

const NO_VARIABLES: Details['fields'] = new Map();

/** A field may name an actor or an issue; other texts do no harm. */
function textsOf(fields: Details['fields']): readonly string[] {
  return [...fields.values()].flat().filter((value) => typeof value === 'string');
}
