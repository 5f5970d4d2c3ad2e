import type { Category } from './distance';
import { metricDistance } from './distance';
import { undefinedFigure, type Figure } from './figure';
import { valueTable } from './valueTable';

/** α of one value. */
export interface CategoryAlpha<V> {
  readonly category: V;
  /** How often it was given in units that two or more coders have (n_c). */
  readonly count: number;
  readonly alpha: Figure;
}

/** For each value that occurs nominal α of it against all others together: how far coders agree
 * about it alone (Krippendorff 2019, eq. 12.16). By the first place in the units. */
export function categoryAlphas<V extends Category>(
  units: readonly (readonly V[])[],
): readonly CategoryAlpha<V>[] {
  const categories = [...new Set(units.flat())];
  const table = valueTable(units, metricDistance('nominal'));
  if ('reason' in table) {
    return categories.map((category) => ({ category, count: 0, alpha: table }));
  }
  const counts = new Map<Category, number>();
  const mixed = new Map<Category, number>();
  let n = 0;
  for (const { size, values, counts: inUnit } of table.units) {
    n += size;
    for (const [at, index] of values.entries()) {
      const value = table.values[index];
      const count = inUnit[at] ?? 0;
      if (value === undefined) continue;
      counts.set(value, (counts.get(value) ?? 0) + count);
      mixed.set(value, (mixed.get(value) ?? 0) + (count * (size - count)) / (size - 1));
    }
  }
  return categories.map((category) => {
    const count = counts.get(category) ?? 0;
    if (count === 0) return { category, count, alpha: undefinedFigure('no-shared-unit') };
    if (count === n) return { category, count, alpha: undefinedFigure('no-variation') };
    const observed = (2 * (mixed.get(category) ?? 0)) / n;
    const expected = (2 * count * (n - count)) / (n * (n - 1));
    const value = 1 - observed / expected;
    const size = { units: table.units.length, values: n };
    return { category, count, alpha: { kind: 'defined', value, observed, expected, ...size } };
  });
}
