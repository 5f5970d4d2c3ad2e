import type { Annotation } from '../model/annotation';
import { valueAt, valuesAt, type KeyedField } from '../model/fields';

/** What stamps and digests contain of fields: each value at its place, null where it is absent. */
export function contentValues(
  annotation: Annotation,
  fields: readonly KeyedField[],
): readonly unknown[] {
  return fields
    .filter(({ isLater }) => !isLater)
    .map(({ key }) => valueAt(annotation, key) ?? null);
}

/** Of the fields that came after the first files: those that are present, as [key, values]. The
 * stamps and digests of older files stay as they are. */
export function laterValues(
  annotation: Annotation,
  fields: readonly KeyedField[],
): readonly unknown[] {
  return fields.flatMap(({ isLater, key, file }) => {
    const values = isLater ? valuesAt(annotation, key) : [];
    return values.length > 0 ? [[file, values.toSorted()]] : [];
  });
}
