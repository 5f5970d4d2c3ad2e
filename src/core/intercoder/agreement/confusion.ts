import { addAll } from '../../util/lists';
import { compareText } from '../../util/order';
import type { ClaimUnit, CodedUnits } from './codedUnits';
import type { CodedField } from './compared/fields';
import { categoryOf, fieldValues, NONE } from './compared/values';

/** How often coders gave which values to the same claims. */
export interface ConfusionMatrix {
  readonly field: string;
  /** The values in the order of the codebook, then others; *none* last. */
  readonly values: readonly string[];
  /** Of two coders, rows are the values of the first and columns those of the second. Of more,
   * every pair is counted in both orders, and the matrix is symmetric. */
  readonly isSymmetric: boolean;
  /** By row, then column: the claims in which a pair of coders gave these two values. A claim
   * of three coders is in up to six cells. */
  readonly cells: readonly (readonly (readonly ClaimUnit[])[])[];
  /** Pairs of values of claims, by row, then column. */
  readonly counts: readonly (readonly number[])[];
}

/** The matrix of a field. Missing values are in no cell. */
export function confusionOf(units: CodedUnits, field: CodedField): ConfusionMatrix {
  const isSymmetric = units.coders.length > 2;
  const pairs: { row: string; column: string; claim: ClaimUnit }[] = [];
  for (const claim of units.claims) {
    const values = claim.readings.flatMap(({ records }) => {
      const own = fieldValues(records, field);
      return own.length === 0 && field.isAsked ? [] : [categoryOf(own)];
    });
    for (const [one, row] of values.entries()) {
      for (const [other, column] of values.entries()) {
        if (isSymmetric ? one !== other : one < other) pairs.push({ row, column, claim });
      }
    }
  }
  const values = inOrder(new Set(pairs.flatMap(({ row, column }) => [row, column])), units, field);
  const at = new Map(values.map((value, index) => [value, index]));
  const cells = values.map(() => values.map((): ClaimUnit[] => []));
  const counts = values.map(() => values.map(() => 0));
  for (const { row, column, claim } of pairs) {
    const [r, c] = [at.get(row) ?? 0, at.get(column) ?? 0];
    const [cell, line] = [cells[r]?.[c], counts[r]];
    if (cell && cell.at(-1) !== claim) addAll(cell, [claim]);
    if (line) line[c] = (line[c] ?? 0) + 1;
  }
  return { field: field.name, values, isSymmetric, cells, counts };
}

function inOrder(
  found: ReadonlySet<string>,
  { codebook }: CodedUnits,
  { name, order }: CodedField,
): readonly string[] {
  const listed = name === 'stance' ? [...codebook.stances.keys()] : [];
  const others = [...found].filter((value) => value !== NONE && !listed.includes(value));
  const placeOf = (value: string): number => order?.placeOf(value) ?? Infinity;
  others.sort((a, b) => {
    const [one, other] = [placeOf(a), placeOf(b)];
    return one === other ? compareText(a, b) : one - other;
  });
  return [
    ...listed.filter((value) => found.has(value)),
    ...others,
    ...(found.has(NONE) ? [NONE] : []),
  ];
}
