import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allPlaces, placesByNumber } from '../../../src/core/networks/placesByNumber';

suite('Places by number', () => {
  test('are sorted, and as given where the number is the same, whether or not each number occurs', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 })), (numbers) => {
        const places = placesByNumber(allPlaces(numbers.length), Uint32Array.from(numbers), 10);
        const expected = [...numbers.keys()].sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
        assert.deepEqual([...places], expected);
      }),
    );
  });
});
