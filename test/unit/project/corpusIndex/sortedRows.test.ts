import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SortedRows } from '../../../../src/project/corpusIndex/sortedRows';
import { caseCount } from '../../../support/caseCount';

suite('Rows in the order of their paths', () => {
  test('are those of a map, sorted, whatever comes and goes', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(aRun, aStep), { maxLength: 30 }), (all) => {
        const rows = new SortedRows<Row>();
        const right = new Map<string, Row>();
        for (const { how, path } of all.flat()) {
          if (how === 'look') assert.deepEqual(rows.paths, [...right.keys()].sort());
          if (how === 'delete') assert.equal(rows.delete(path), right.delete(path));
          if (how === 'set') {
            const row = { path };
            rows.set(path, row);
            right.set(path, row);
          }
          assert.equal(rows.get(path), right.get(path));
          assert.equal(rows.has(path), right.has(path));
          assert.equal(rows.size, right.size);
        }
        assert.deepEqual(
          rows.values(),
          [...right.keys()].sort().map((path) => right.get(path)),
        );
        for (const [path, row] of right) assert.equal(rows.get(path), row);
      }),
      { numRuns: caseCount(500) },
    );
  });

  test('those that were open before all others came stand between them', () => {
    const rows = new SortedRows<Row>();
    const paths = run(0, 500).map(({ path }) => path);
    const open = [paths[300], paths[7], paths[499]].map((path) => path ?? '');
    for (const path of open) rows.set(path, { path });
    const first = rows.get(open[1] ?? '');
    for (const path of paths) if (!open.includes(path)) rows.set(path, { path });
    assert.deepEqual(rows.paths, paths);
    assert.equal(rows.get(open[1] ?? ''), first);
  });

  test('what was given stays as it was', () => {
    const rows = new SortedRows<Row>();
    rows.set('b.txt', { path: 'b.txt' });
    const given = rows.values();
    rows.set('a.txt', { path: 'a.txt' });
    rows.delete('b.txt');
    assert.deepEqual(given, [{ path: 'b.txt' }]);
    assert.deepEqual(rows.values(), [{ path: 'a.txt' }]);
  });
});

interface Row {
  readonly path: string;
}

interface Step {
  readonly how: 'set' | 'delete' | 'look';
  readonly path: string;
}

const number = fc.integer({ min: 0, max: 300 });

/** Articles that follow each other, as a scan tells them: more than may be moved for one that is
 * before them. */
const aRun = fc.tuple(number, number).map(([from, count]) => run(from, count));

const aStep = fc
  .record({
    how: fc.constantFrom<Step['how']>('set', 'delete', 'look'),
    path: number.map(nameOf),
  })
  .map((step) => [step]);

function run(from: number, count: number): readonly Step[] {
  return Array.from({ length: count }, (_, at) => ({ how: 'set', path: nameOf(from + at) }));
}

function nameOf(number: number): string {
  return `${String(number).padStart(3, '0')}.txt`;
}
