import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Aggregation } from '../../../src/core/networks/options';
import type { DnaData, DnaMatrix, DnaSettings } from './dnaSupport';

// What Discourse Network Analyzer itself computed of the data in the fixture, which says its
// version. Numbers are stored with ten decimals.

export interface Stored extends Partial<Omit<DnaSettings, 'network' | 'rows' | 'columns'>> {
  /** Data, type of network, rows, columns, qualifier (`-` for none), aggregation. */
  readonly of: string;
}

interface StoredCase extends Stored {
  readonly matrices: readonly StoredMatrix[];
}

/** Labels are joined by `|`. Of a one-mode matrix only what is above the diagonal is stored, since
 * DNA's are symmetric with a diagonal of 0. */
interface StoredMatrix {
  readonly window?: string;
  readonly rows: string;
  readonly columns?: string;
  readonly matrix: readonly (readonly number[])[];
}

interface Difference extends Stored {
  readonly because: string;
  readonly dna: readonly (readonly (number | 'NaN')[])[];
  /** Worked by hand. */
  readonly own: readonly (readonly number[])[];
}

interface Fixture {
  readonly data: Readonly<Record<string, DnaData & { readonly from: string; readonly to: string }>>;
  readonly cases: readonly StoredCase[];
  readonly differences: readonly Difference[];
}

export const FIXTURE = JSON.parse(
  readFileSync(path.join(__dirname, '../../fixtures/dnaExporter/matrices.json'), 'utf8'),
) as Fixture;

export interface DnaCase {
  /** The data, by name. */
  readonly name: string;
  readonly data: DnaData;
  readonly settings: DnaSettings;
}

export function caseOf({ of, ...stored }: Stored): DnaCase {
  const [name = '', network, rows = '', columns = '', qualifier, aggregation] = of.split(' ');
  const data = FIXTURE.data[name];
  if (!data) throw new Error(`The fixture has no data “${name}”.`);
  const settings: DnaSettings = {
    from: data.from,
    to: data.to,
    ...stored,
    network: network === 'onemode' ? 'onemode' : 'twomode',
    rows,
    columns,
    qualifier: qualifier === '-' ? undefined : qualifier,
    aggregation: aggregation as Aggregation,
  };
  return { name, data, settings };
}

/** Fails unless they are as many matrices, with the same labels and windows, and numbers to 1e-9.
 * */
export function assertMatrices(own: readonly DnaMatrix[], stored: StoredCase): void {
  const what = JSON.stringify({ ...stored, matrices: undefined });
  assert.equal(own.length, stored.matrices.length, what);
  for (const [at, matrix] of stored.matrices.entries()) {
    assertEqual(own[at], whole(matrix), what);
  }
}

function whole({ window, rows, columns, matrix }: StoredMatrix): DnaMatrix {
  const labels = (text: string): string[] => (text === '' ? [] : text.split('|'));
  const names = labels(rows);
  if (columns !== undefined) return { window, rows: names, columns: labels(columns), matrix };
  const above = (i: number, j: number): number => matrix[i]?.[j - i - 1] ?? NaN;
  const mirrored = names.map((_, i) =>
    names.map((_, j) => (i === j ? 0 : above(Math.min(i, j), Math.max(i, j)))),
  );
  return { window, rows: names, columns: names, matrix: mirrored };
}

function assertEqual(own: DnaMatrix | undefined, theirs: DnaMatrix, what: string): void {
  assert.deepEqual(own?.rows, theirs.rows, what);
  assert.deepEqual(own.columns, theirs.columns, what);
  assert.equal(own.window, theirs.window, what);
  for (const [i, row] of theirs.matrix.entries()) {
    for (const [j, value] of row.entries()) {
      const number = own.matrix[i]?.[j] ?? NaN;
      assert.ok(
        Math.abs(number - value) <= 1e-9,
        `${what}: ${String(number)}, DNA ${String(value)}`,
      );
    }
  }
}
