import type { PlacedAnnotation } from '../../../model/place';
import type { Position } from '../../../model/annotation';
import { compareText } from '../../../util/order';
import type { CodedField } from './fields';

/** What an absent value is: missing, the value *none*, or a reason to exclude the reading. */
export type AbsentValue = 'missing' | 'none' | 'excluded';

/** The value *none* in tables, and the empty set. */
export const NONE = '∅';

/** The values that a coder's records have in a field, each once, in order; empty for none. */
export function fieldValues(
  records: readonly PlacedAnnotation<Position>[],
  { valuesOf, isList }: CodedField,
): readonly string[] {
  const [first] = records;
  if (first && records.length === 1 && !isList) return valuesOf(first.annotation);
  const values = new Set(records.flatMap(({ annotation }) => valuesOf(annotation)));
  return [...values].sort(compareText);
}

/** One category for the values of a field. A coder who coded both sides of one claim has a category
 * of its own, "oppose + support". */
export function categoryOf(values: readonly string[]): string {
  const [first = NONE] = values;
  return values.length < 2 ? first : values.join(' + ');
}

/** The place of values in the order of a field; undefined where there is none, or several. */
export function placeIn(values: readonly string[], { order }: CodedField): number | undefined {
  if (!order || values.length === 0) return undefined;
  const places = new Set(values.map(order.placeOf));
  const [place] = places;
  return places.size === 1 && place !== undefined && Number.isFinite(place) ? place : undefined;
}
