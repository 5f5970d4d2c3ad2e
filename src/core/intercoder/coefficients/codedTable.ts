import type { Category } from './distance';
import type { DefinedFigure, UndefinedReason } from './figure';

/** Units in rows, coders in columns; undefined where a coder gave no value. */
export type CodedTable<V = Category> = readonly (readonly (V | undefined)[])[];

/** The values of each unit, without the coders who gave none. */
export function unitsOf<V>(table: CodedTable<V>): readonly (readonly V[])[] {
  return table.map((row) => row.filter((value) => value !== undefined));
}

/** Why coders cannot be compared at all, where they cannot. */
export function incomparable(table: CodedTable<unknown>): UndefinedReason | undefined {
  if (!table.some((row) => row.some(isGiven))) return 'no-units';
  if (codersOf(table).length < 2) return 'one-coder';
  return table.some((row) => row.filter(isGiven).length > 1) ? undefined : 'no-shared-unit';
}

/** The columns of the coders who gave a value to any unit. */
export function codersOf(table: CodedTable<unknown>): readonly number[] {
  const coders = new Set<number>();
  for (const row of table) {
    for (const [coder, value] of row.entries()) if (isGiven(value)) coders.add(coder);
  }
  return [...coders].sort((a, b) => a - b);
}

/** The units that two or more coders gave values, and the values in them. */
export function sizeOf(
  units: readonly (readonly unknown[])[],
): Pick<DefinedFigure, 'units' | 'values'> {
  const pairable = units.filter(({ length }) => length > 1);
  return {
    units: pairable.length,
    values: pairable.reduce((all, { length }) => all + length, 0),
  };
}

/** How often each of the values occurs. */
export function countsOf<V>(values: Iterable<V>): ReadonlyMap<V, number> {
  const counts = new Map<V, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function isGiven(value: unknown): boolean {
  return value !== undefined;
}
