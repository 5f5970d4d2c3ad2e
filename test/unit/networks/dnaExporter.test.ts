import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AGGREGATIONS, type Aggregation } from '../../../src/core/networks/options';
import { ownMatrices, type DnaData, type DnaMatrix, type DnaSettings } from './dnaSupport';

// What Discourse Network Analyzer itself computed of the data in the fixture, which says its version.
// Numbers are stored with ten decimals.

interface Stored extends Partial<Omit<DnaSettings, 'network' | 'rows' | 'columns'>> {
  /** Data, type of network, rows, columns, qualifier (`-` for none), aggregation. */
  readonly of: string;
}

interface Case extends Stored {
  readonly matrices: readonly StoredMatrix[];
}

/** Labels are joined by `|`. Of a one-mode matrix only what is above the diagonal is stored, since DNA's
 * are symmetric with a diagonal of 0. */
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
  readonly cases: readonly Case[];
  readonly differences: readonly Difference[];
}

const FIXTURE = JSON.parse(
  readFileSync(path.join(__dirname, '../../fixtures/dnaExporter/matrices.json'), 'utf8'),
) as Fixture;

suite('networks, against Discourse Network Analyzer', () => {
  test('every matrix that DNA computed is ours to 1e-9, with the same labels in the same order', () => {
    let matrices = 0;
    for (const one of FIXTURE.cases) {
      const own = ownOf(one);
      const what = `${one.of} ${JSON.stringify({ ...one, matrices: undefined })}`;
      if (typeof own === 'string') assert.fail(`${what}: ${own}`);
      assert.equal(own.length, one.matrices.length, what);
      for (const [at, stored] of one.matrices.entries()) {
        matrices += 1;
        assertEqual(own[at], whole(stored), what);
      }
    }
    assert.ok(matrices >= 280, `only ${String(matrices)} matrices`);
  });

  test('DNA was asked for each of its options', () => {
    const words = FIXTURE.cases.flatMap(({ of }) => of.split(' '));
    const chosen = FIXTURE.cases.flatMap(({ normalization, duplicates, window, exclude }) => [
      normalization,
      duplicates,
      window?.split(':')[0],
      ...Object.keys(exclude ?? {}),
    ]);
    const every = [
      ...['onemode', 'twomode', ...AGGREGATIONS],
      ...['person', 'organization', 'concept', 'agreement', 'agreed', 'level', 'frame'],
      ...['author', 'source', 'section', 'type', 'title', 'id'],
      ...['average', 'jaccard', 'cosine', 'activity', 'prominence'],
      ...['document', 'week', 'month', 'year', 'acrossrange'],
      ...['days', 'weeks', 'months', 'years', 'events'],
      ...['!person', '!organization', '!concept', '!agreement', '!level', '!frame'],
      ...['!author', '!section'],
    ];
    const asked = new Set<string | undefined>([...words, ...chosen]);
    assert.deepEqual(
      every.filter((option) => !asked.has(option)),
      [],
    );
  });

  for (const { because, dna, own, ...stored } of FIXTURE.differences) {
    test(`differs, ${stored.of.replace(/^\S+ /, '')}: ${because}`, () => {
      const found = ownOf(stored);
      if (typeof found === 'string') assert.fail(found);
      assert.deepEqual(
        found.map(({ matrix }) => matrix),
        [own],
      );
      assert.notDeepEqual(dna, own);
    });
  }
});

function ownOf({ of, ...stored }: Stored): readonly DnaMatrix[] | string {
  const [name = '', network, rows = '', columns = '', qualifier, aggregation] = of.split(' ');
  const data = FIXTURE.data[name];
  if (!data) throw new Error(`The fixture has no data “${name}”.`);
  return ownMatrices(data, {
    from: data.from,
    to: data.to,
    ...stored,
    network: network === 'onemode' ? 'onemode' : 'twomode',
    rows,
    columns,
    qualifier: qualifier === '-' ? undefined : qualifier,
    aggregation: aggregation as Aggregation,
  });
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
