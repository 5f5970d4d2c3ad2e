import type { Distance } from './distance';
import { undefinedFigure, type Figure } from './figure';
import { disagreementIn, valueTable, type ValueTable } from './valueTable';

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
  const table = valueTable(units, distance);
  if ('reason' in table) return () => table;
  return (weights) => alphaOfTable(table, weights);
}

function alphaOfTable(
  { units, values, distances }: ValueTable<unknown>,
  weights: ArrayLike<number> | undefined,
): Figure {
  const weightOf = (unit: number): number => (weights ? (weights[unit] ?? 0) : 1);
  const totals = new Float64Array(values.length);
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
    if (weight > 0) disagreement += weight * (unit.fixed ?? disagreementIn(unit, between));
  }
  const n = totals.reduce((sum, count) => sum + count, 0);
  const observed = disagreement / n;
  const expected = total() / (n * (n - 1));
  // Values so close to each other that their distance is rounded to 0.
  if (expected === 0) return undefinedFigure('no-variation');
  const value = 1 - observed / expected;
  return { kind: 'defined', value, observed, expected, units: counted, values: n };
}
