import type { Category, Distance, Distances } from './distance';
import { undefinedFigure, type UndefinedFigure } from './figure';

/** The values of one unit that differ from each other. */
export interface CountedUnit {
  readonly unit: number;
  readonly size: number;
  /** The indices of the different values in it, and how often each occurs. */
  readonly values: readonly number[];
  readonly counts: readonly number[];
  /** Its disagreement, where that is the same for any weights. */
  readonly fixed: number | undefined;
}

/** The units that two or more coders gave values, and those values. */
export interface ValueTable<V> {
  readonly units: readonly CountedUnit[];
  /** The different values in them. */
  readonly values: readonly V[];
  readonly distances: Distances;
}

/** The table of units, each with the values of its coders; a reason where nothing can be
 * compared. */
export function valueTable<V>(
  units: readonly (readonly V[])[],
  distance: Distance<V>,
): ValueTable<V> | UndefinedFigure {
  if (units.length === 0) return undefinedFigure('no-units');
  const pairable = units.flatMap((values, unit) => (values.length < 2 ? [] : [{ unit, values }]));
  if (pairable.length === 0) return undefinedFigure('no-shared-unit');
  if (!pairable.every(({ values }) => values.every(distance.isOnScale))) {
    return undefinedFigure('not-on-the-scale');
  }
  return tableOf(pairable, distance);
}

function tableOf<V>(
  pairable: readonly { readonly unit: number; readonly values: readonly V[] }[],
  distance: Distance<V>,
): ValueTable<V> {
  const indices = new Map<Category, number>();
  const all: V[] = [];
  const counted = pairable.map(({ unit, values }): CountedUnit => {
    const counts = new Map<number, number>();
    for (const value of values) {
      const key = distance.keyOf(value);
      const index = indices.get(key) ?? all.push(value) - 1;
      indices.set(key, index);
      counts.set(index, (counts.get(index) ?? 0) + 1);
    }
    return {
      unit,
      size: values.length,
      values: [...counts.keys()],
      counts: [...counts.values()],
      fixed: undefined,
    };
  });
  const distances = distance.among(all);
  const { between } = distances(new Float64Array(all.length));
  const units = distance.isFixed
    ? counted.map((unit) => ({ ...unit, fixed: disagreementIn(unit, between) }))
    : counted;
  return { units, values: all, distances };
}

/** Σ δ² over the ordered pairs of values in a unit, divided by the number of values less one. */
export function disagreementIn(
  { size, values, counts }: CountedUnit,
  between: (one: number, other: number) => number,
): number {
  let sum = 0;
  for (let one = 1; one < values.length; one++) {
    for (let other = 0; other < one; other++) {
      const pairs = (counts[one] ?? 0) * (counts[other] ?? 0);
      sum += 2 * pairs * between(values[one] ?? 0, values[other] ?? 0);
    }
  }
  return sum / (size - 1);
}
