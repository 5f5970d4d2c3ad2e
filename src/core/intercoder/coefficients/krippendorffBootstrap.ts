import { seeded } from '../../measures/random';
import { type Resampled, type Resampling } from '../../measures/resample';
import type { Task } from '../../util/task';
import { preparedAlpha } from './alpha';
import type { Distance } from './distance';
import { valueTable, type ValueTable } from './valueTable';

/** Krippendorff’s own bootstrap (2016; 2019, §12.4.2), for comparison with other software: D_e
 * stays as it is, and from 1 is taken, once for each pair of values in a unit,
 * 2δ² / (n D_e (m_u − 1)) of a pair that is drawn from those of all units. It takes pairs to be
 * independent, which makes it narrower than figures vary from one set of articles to another. α
 * below −1 is not counted. Undefined where α is, and for more than two million pairs, of which the
 * interval is no wider than a line. */
export function* krippendorffBootstrap<V>(
  units: readonly (readonly V[])[],
  distance: Distance<V>,
  { seed, times }: Resampling,
): Task<Resampled | undefined> {
  const alpha = preparedAlpha(units, distance)();
  const table = valueTable(units, distance);
  if (alpha.kind === 'undefined' || 'reason' in table) return undefined;
  const number = table.units.reduce((sum, { size }) => sum + (size * (size - 1)) / 2, 0);
  if (number > MOST_PAIRS) return undefined;
  const { distances, divisors } = pairsOf(table);
  const next = seeded(seed);
  const scale = 2 / (alpha.values * alpha.expected);
  const figures: number[] = [];
  for (let time = 0; time < times; time++) {
    let drawn = 1;
    for (const divisor of divisors) {
      drawn -= (scale * (distances[Math.floor(next() * distances.length)] ?? 0)) / divisor;
    }
    if (drawn >= -1) figures.push(drawn);
    yield undefined;
  }
  return { figures: Float64Array.from(figures).sort(), times };
}

const MOST_PAIRS = 2_000_000;

/** Of each pair of values in a unit, those that are equal included: δ², and the values of the unit
 * less one. */
function pairsOf<V>({ units, values: all, distances: distancesOf }: ValueTable<V>): {
  readonly distances: readonly number[];
  readonly divisors: readonly number[];
} {
  const totals = new Float64Array(all.length);
  for (const { values, counts } of units) {
    for (const [at, value] of values.entries()) {
      totals[value] = (totals[value] ?? 0) + (counts[at] ?? 0);
    }
  }
  const { between } = distancesOf(totals);
  const distances: number[] = [];
  const divisors: number[] = [];
  for (const { size, values, counts } of units) {
    const inUnit = values.flatMap((value, at) => Array<number>(counts[at] ?? 0).fill(value));
    for (const [at, one] of inUnit.entries()) {
      for (const other of inUnit.slice(at + 1)) {
        distances.push(one === other ? 0 : between(one, other));
        divisors.push(size - 1);
      }
    }
  }
  return { distances, divisors };
}
