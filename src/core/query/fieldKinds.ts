import type { Codebook } from '../model/codebook';
import type { Position, Relation, TypedAnnotation } from '../model/annotation';
import { fieldNamed, valuesAt, type Field } from '../model/fields';
import type { NamedField } from './lookUpNames';
import { isStudyField, STUDY_FIELD, type QueryField } from './parseQuery';

/** How the values of a field are compared: actors and issues with everything below them; names as
 * the codebook lists them; tags as written; words as parts of a text; dates by the days that they
 * may mean; the others as `since:`, `until:`, `in:` and `text:` require. */
export type FieldKind =
  'actor' | 'issue' | 'name' | 'tag' | 'words' | 'date' | 'since' | 'until' | 'in' | 'text';

/** A study's own field is compared by its type; one that is not in the codebook by its values. */
export function fieldKind(field: QueryField, { fields }: Codebook): FieldKind {
  if (isStudyField(field)) {
    const type = fields.get(field.slice(STUDY_FIELD.length))?.type;
    if (type === 'actor' || type === 'issue' || type === 'date') return type;
    return type === 'text' ? 'words' : 'name';
  }
  const known = fieldNamed(field);
  return known ? KINDS[known.kind] : (field as 'since' | 'until' | 'in' | 'text');
}

const KINDS: Readonly<Record<Field['kind'], FieldKind>> = {
  actor: 'actor',
  actors: 'actor',
  issues: 'issue',
  stance: 'name',
  coder: 'name',
  listed: 'name',
  choice: 'name',
  number: 'name',
  grade: 'name',
  flag: 'name',
  text: 'words',
  texts: 'tag',
  date: 'date',
};

/** Where the names of a field's values are looked up; undefined where they have none. */
export function namesOf(field: QueryField, codebook: Codebook): NamedField | undefined {
  const kind = fieldKind(field, codebook);
  if (kind === 'actor' || kind === 'issue') return kind;
  return kind === 'name' ? (field as NamedField) : undefined;
}

/** Matches any value: `condition:*` finds whatever has a condition. */
export const ANY = '*';

/** The values that a record has for a field, as its file writes them. None for `date:`, `since:`,
 * `until:`, `in:` and `text:`, which test more than one value. */
export function recordValues(
  annotation: Position | Relation | TypedAnnotation,
  field: QueryField,
): readonly string[] {
  if (isStudyField(field)) {
    const value = annotation.fields.get(field.slice(STUDY_FIELD.length));
    if (value === undefined) return NONE;
    return typeof value === 'object' ? value.map(String) : [String(value)];
  }
  if (field === 'actor' && 'between' in annotation) return annotation.between.flat();
  const known = field === 'date' ? undefined : fieldNamed(field);
  return known ? valuesAt(annotation, known.key) : NONE;
}

const NONE: readonly string[] = [];
