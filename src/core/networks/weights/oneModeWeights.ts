import type { Task } from '../../util/task';
import type { Counts } from './counts';
import type { NetworkOptions, Scale } from '../options';
import { pairFormula, type Cell, type PairFormula } from './normalization';
import type { Ties } from './ties';

/** Ties between rows by their statements in the same columns; `pairFormula` has the formulas. Costs
 * the pairs of rows within each column, not the pairs of statements; in memory two numbers for each
 * row, and the ties. A task. */
export function* oneModeTies(
  counts: Counts,
  options: Pick<NetworkOptions, 'aggregation' | 'normalization'>,
  scale: Scale | undefined,
): Task<Ties> {
  const formula = pairFormula(counts, options, scale);
  const ties = { from: [] as number[], to: [] as number[], weight: [] as number[] };
  const sums = new Float64Array(counts.rows.length);
  const seconds = new Float64Array(counts.rows.length);
  const places = placesByRow(counts);
  const left = counts.byColumn.map(({ counts: flat }) => weighed(flat, counts, formula));
  for (const [row, own] of places.entries()) {
    if (row % ROWS_PER_STEP === 0) yield;
    for (const { column, place } of own)
      addColumn(counts, formula, left[column], column, place, sums, seconds);
    for (let other = row + 1; other < sums.length; other++) {
      const sum = sums[other] ?? 0;
      const second = seconds[other] ?? 0;
      if (sum === 0 && second === 0 && !formula.everyPair) continue;
      const weight = formula.weight(sum, second, row, other);
      sums[other] = 0;
      seconds[other] = 0;
      if (weight === 0) continue;
      ties.from.push(row);
      ties.to.push(other);
      ties.weight.push(weight);
    }
  }
  return ties;
}

/** Rows for each step, which takes some milliseconds even if thousands of rows are tied to all
 * others. */
const ROWS_PER_STEP = 16;

interface Place {
  readonly column: number;
  /** The place among the rows of the column. */
  readonly place: number;
}

function placesByRow({ rows, byColumn }: Counts): readonly (readonly Place[])[] {
  const places = rows.map((): Place[] => []);
  for (const [column, { rows: own }] of byColumn.entries()) {
    for (const [place, row] of own.entries()) places[row]?.push({ column, place });
  }
  return places;
}

/** The counts of a column times S: a product with the other's counts is then the sum over all
 * values. */
function weighed(flat: Float64Array, { levels }: Counts, { sum, similarity }: PairFormula) {
  if (sum) return flat;
  const size = levels.length;
  const result = new Float64Array(flat.length);
  for (let at = 0; at < flat.length; at += size) {
    for (let k = 0; k < size; k++) {
      let value = 0;
      for (let from = 0; from < size; from++) {
        value += (flat[at + from] ?? 0) * (similarity[from * size + k] ?? 0);
      }
      result[at + k] = value;
    }
  }
  return result;
}

/** Adds what the row at a place has in common with each later row of the column. */
function addColumn(
  { byColumn, levels }: Counts,
  { sum, second }: PairFormula,
  left: Float64Array | undefined,
  column: number,
  place: number,
  sums: Float64Array,
  seconds: Float64Array,
): void {
  const own = byColumn[column];
  if (!own || !left) return;
  const size = levels.length;
  const { rows, counts } = own;
  const from = place * size;
  if (!sum && size === 2) {
    // For and against are most networks: without an inner loop.
    const first = left[from] ?? 0;
    const last = left[from + 1] ?? 0;
    for (let later = place + 1; later < rows.length; later++) {
      const other = rows[later] ?? 0;
      sums[other] =
        (sums[other] ?? 0) + first * (counts[2 * later] ?? 0) + last * (counts[2 * later + 1] ?? 0);
    }
    if (!second) return;
  }
  const a: Cell = { counts, at: from };
  for (let later = place + 1; later < rows.length; later++) {
    const other = rows[later] ?? 0;
    const at = later * size;
    if (!sum && size === 2) {
      // The case without `sum` is done above.
    } else if (sum) {
      sums[other] = (sums[other] ?? 0) + sum(a, { counts, at });
    } else {
      let product = 0;
      for (let k = 0; k < size; k++) product += (left[from + k] ?? 0) * (counts[at + k] ?? 0);
      sums[other] = (sums[other] ?? 0) + product;
    }
    if (second) seconds[other] = (seconds[other] ?? 0) + second(a, { counts, at });
  }
}
