import { valueAt, VOCABULARIES } from '../model/fields';
import type { Codebook } from '../model/codebook';
import type { ArticleRow } from '../model/corpus';
import { STUDY_FIELD } from '../query/parseQuery';
import { hasFieldsOf, type FieldOf } from './fieldOf';
import type { ValueField } from './refactoring';

/** A value that the codebook lists, with the number of annotations that have it. */
export interface UsedValue {
  readonly of: ValueField;
  /** The further type whose field it is. */
  readonly ofType?: string;
  readonly value: string;
  readonly count: number;
}

/** The values of a field of the study that annotations have, the most frequent first. */
export function valuesOfField(rows: readonly ArticleRow[], of: FieldOf): readonly string[] {
  const counts = new Map<string, number>();
  for (const { annotation } of rows.flatMap(({ annotations }) => annotations)) {
    if (!hasFieldsOf(annotation, of)) continue;
    for (const value of [annotation.fields.get(of.field) ?? []].flat())
      counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([value]) => value);
}

/** The stances, the words that the codebook lists and the values of choices in the order of the
 * codebook, unused ones included; those of further types last. */
export function valuesInUse(rows: readonly ArticleRow[], codebook: Codebook): readonly UsedValue[] {
  const { fields, stances, types } = codebook;
  const counts = new Map<string, number>();
  const keyOf = (of: string, ofType: string | undefined, value: unknown): string =>
    JSON.stringify([of, ofType, value]);
  const add = (of: string, ofType: string | undefined, value: unknown): void => {
    const key = keyOf(of, ofType, String(value));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const { annotations } of rows) {
    for (const { annotation } of annotations) {
      if (annotation.kind === 'position') add('stance', undefined, annotation.stance);
      if (!('fields' in annotation)) continue;
      for (const { file, key } of VOCABULARIES) add(file, undefined, valueAt(annotation, key));
      const ofType = annotation.kind === 'annotation' ? annotation.type : undefined;
      for (const [id, value] of annotation.fields) {
        for (const one of [value].flat()) add(STUDY_FIELD + id, ofType, one);
      }
    }
  }
  const used = (of: ValueField, values: Iterable<string>, ofType?: string): readonly UsedValue[] =>
    [...values].map((value) => {
      const count = counts.get(keyOf(of, ofType, value)) ?? 0;
      return { of, ...(ofType === undefined ? {} : { ofType }), value, count };
    });
  const ofFields = (own: Codebook['fields'], ofType?: string): readonly UsedValue[] =>
    [...own.values()].flatMap(({ id, values }) => used(`${STUDY_FIELD}${id}`, values, ofType));
  return [
    ...used('stance', stances.keys()),
    ...VOCABULARIES.flatMap(({ file, list }) => used(file, codebook[list])),
    ...ofFields(fields),
    ...[...types.values()].flatMap((type) => ofFields(type.fields, type.id)),
  ];
}
