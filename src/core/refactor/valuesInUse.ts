import type { Codebook } from '../model/codebook';
import type { ArticleRow } from '../model/corpus';
import { STUDY_FIELD } from '../query/parseQuery';
import type { ValueField } from './refactoring';

/** A value that the codebook lists, with the number of annotations that have it. */
export interface UsedValue {
  readonly of: ValueField;
  readonly value: string;
  readonly count: number;
}

/** The values of a field of the study that annotations have, the most frequent first. */
export function valuesOfField(rows: readonly ArticleRow[], field: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const { annotation } of rows.flatMap(({ annotations }) => annotations)) {
    if (!('fields' in annotation) || annotation.kind === 'annotation') continue;
    for (const value of [annotation.fields.get(field) ?? []].flat())
      counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([value]) => value);
}

/** The stances, the acts and the values of choices in the order of the codebook, unused ones
 * included. */
export function valuesInUse(
  rows: readonly ArticleRow[],
  { acts, fields, stances }: Codebook,
): readonly UsedValue[] {
  const counts = new Map<string, number>();
  const add = (of: string, value: unknown): void => {
    const key = `${of} ${String(value)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (const { annotations } of rows) {
    for (const { annotation } of annotations) {
      if (annotation.kind === 'position') add('stance', annotation.stance);
      if (!('fields' in annotation)) continue;
      add('act', annotation.act);
      for (const [id, value] of annotation.fields) {
        for (const one of [value].flat()) add(STUDY_FIELD + id, one);
      }
    }
  }
  const used = (of: ValueField, values: Iterable<string>): readonly UsedValue[] =>
    [...values].map((value) => ({ of, value, count: counts.get(`${of} ${value}`) ?? 0 }));
  return [
    ...used('stance', stances.keys()),
    ...used('act', acts),
    ...[...fields.values()].flatMap(({ id, values }) => used(`${STUDY_FIELD}${id}`, values)),
  ];
}
