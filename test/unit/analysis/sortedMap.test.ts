import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SortedMap } from '../../../src/core/analysis/sortedMap';

type Changes = readonly (readonly [string | undefined, number | undefined])[];

const key = fc.constantFrom('a', 'b', 'ba', 'B', 'é', '', undefined);
const changes: fc.Arbitrary<Changes> = fc.uniqueArray(
  fc.tuple(key, fc.option(fc.nat({ max: 9 }), { nil: undefined })),
  { maxLength: 5, selector: ([one]) => one },
);

suite('A sorted map', () => {
  test('is what a map is, in the order of keys, and its earlier versions stay as they were', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 12 }), (steps) => {
        let map = new SortedMap<string | undefined, number>();
        const plain = new Map<string | undefined, number>();
        const versions: (readonly [typeof map, string])[] = [];
        for (const step of steps) {
          map = map.changed(step);
          for (const [one, value] of step) {
            if (value === undefined) plain.delete(one);
            else plain.set(one, value);
          }
          const expected = [...plain].sort(([a], [b]) => inOrder(a, b));
          assert.deepEqual([...map], expected);
          assert.deepEqual(
            [...map.keys()],
            [...map].map(([one]) => one),
          );
          assert.deepEqual(
            [...map.values()],
            [...map].map(([, value]) => value),
          );
          assert.equal(map.size, plain.size);
          for (const one of ['a', 'b', 'ba', 'B', 'é', '', undefined, 'c']) {
            assert.equal(map.get(one), plain.get(one));
            assert.equal(map.has(one), plain.has(one));
          }
          versions.push([map, JSON.stringify(expected)]);
        }
        for (const [version, said] of versions) assert.equal(JSON.stringify([...version]), said);
      }),
    );
  });

  test('can be walked as a map can', () => {
    const map = new SortedMap<string, number>().changed(Object.entries({ b: 2, a: 1 }));
    const walked: unknown[] = [];
    map.forEach((value, one, whole) => walked.push([one, value, whole === map]));
    assert.deepEqual(walked, [
      ['a', 1, true],
      ['b', 2, true],
    ]);
  });
});

function inOrder(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a < b ? -1 : a > b ? 1 : 0;
}
