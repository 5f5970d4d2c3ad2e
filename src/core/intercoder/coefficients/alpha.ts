import type { Category, Distance, Distances } from './distance';
import { undefinedFigure, type Figure } from './figure';

// Krippendorff's α = 1 − D_o / D_e for coded units: any number of coders, values missing anywhere
// (Krippendorff 2019, Content Analysis, 4th ed., §12.3).

/** α of units, each with the values that its coders gave; a missing value is left out. Units with
 * fewer than two values say nothing about agreement and are not counted. */
export function alphaOf<V>(units: readonly (readonly V[])[], distance: Distance<V>): Figure {
  return preparedAlpha(units, distance)();
}

/** α where each unit counts as often as its weight: a resample of the units. With weights of 1 it
 * is `alphaOf`. For many resamples of the same units use `preparedAlpha`. */
export function alphaWeighted<V>(
  units: readonly (readonly V[])[],
  weights: ArrayLike<number>,
  distance: Distance<V>,
): Figure {
  return preparedAlpha(units, distance)(weights);
}

/** α of the units with the weights given, or of each once. */
export type PreparedAlpha = (weights?: ArrayLike<number>) => Figure;

/** For α of many resamples: compares the values once. Weights are whole numbers, one for each of
 * the units, those that are not counted included. */
export function preparedAlpha<V>(
  units: readonly (readonly V[])[],
  distance: Distance<V>,
): PreparedAlpha {
  if (units.length === 0) return () => undefinedFigure('no-units');
  const pairable = units.flatMap((values, unit) => (values.length < 2 ? [] : [{ unit, values }]));
  if (pairable.length === 0) return () => undefinedFigure('no-shared-unit');
  if (pairable.some(({ values }) => !values.every(distance.isOnScale))) {
    return () => undefinedFigure('not-on-the-scale');
  }
  const table = tableOf(pairable, distance);
  return (weights) => alphaOfTable(table, weights);
}

/** The values of one unit that differ from each other. */
interface CountedUnit {
  readonly unit: number;
  readonly size: number;
  /** The indices of the different values in it, and how often each occurs. */
  readonly values: readonly number[];
  readonly counts: readonly number[];
}

interface ValueTable {
  readonly units: readonly CountedUnit[];
  readonly values: number;
  readonly distances: Distances;
}

function tableOf<V>(
  pairable: readonly { readonly unit: number; readonly values: readonly V[] }[],
  distance: Distance<V>,
): ValueTable {
  const indices = new Map<Category, number>();
  const all: V[] = [];
  const units = pairable.map(({ unit, values }): CountedUnit => {
    const counts = new Map<number, number>();
    for (const value of values) {
      const key = distance.keyOf(value);
      const index = indices.get(key) ?? all.push(value) - 1;
      indices.set(key, index);
      counts.set(index, (counts.get(index) ?? 0) + 1);
    }
    return { unit, size: values.length, values: [...counts.keys()], counts: [...counts.values()] };
  });
  return { units, values: all.length, distances: distance.among(all) };
}

function alphaOfTable(
  { units, values, distances }: ValueTable,
  weights: ArrayLike<number> | undefined,
): Figure {
  const weightOf = (unit: number): number => (weights ? (weights[unit] ?? 0) : 1);
  const totals = new Float64Array(values);
  let counted = 0;
  for (const unit of units) {
    const weight = weightOf(unit.unit);
    counted += weight;
    unit.values.forEach((value, at) => {
      totals[value] = (totals[value] ?? 0) + weight * (unit.counts[at] ?? 0);
    });
  }
  if (counted === 0) return undefinedFigure('no-shared-unit');
  // Asked of the counts, since a sum of rounded squares may miss 0.
  if (totals.filter((count) => count > 0).length < 2) return undefinedFigure('no-variation');
  const { between, total } = distances(totals);
  let disagreement = 0;
  for (const unit of units) {
    const weight = weightOf(unit.unit);
    if (weight > 0) disagreement += weight * disagreementIn(unit, between);
  }
  const n = totals.reduce((sum, count) => sum + count, 0);
  const observed = disagreement / n;
  const expected = total() / (n * (n - 1));
  // Values so close to each other that their distance is rounded to 0.
  if (expected === 0) return undefinedFigure('no-variation');
  const value = 1 - observed / expected;
  return { kind: 'defined', value, observed, expected, units: counted, values: n };
}

/** Σ δ² over the ordered pairs of values in a unit, divided by the number of values less one. */
function disagreementIn(
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
