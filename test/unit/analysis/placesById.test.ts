import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allPlaces, placesById, placesByNumber } from '../../../src/core/analysis/placesById';
import { compareText } from '../../../src/core/analysis/order';
import { finished } from '../../../src/core/model/steps';

suite('Places by id', () => {
  test('are sorted by code unit, and as given where the id is the same', () => {
    // Ids are what users type: those that mean something to objects, and those beyond the first plane.
    const id = fc.constantFrom('b', 'a', 'B', '', '10', '9', '__proto__', '\uff5e', '\u{1f600}');
    fc.assert(
      fc.property(fc.array(id), fc.boolean(), (ids, backwards) => {
        const given = [...ids.keys()];
        if (backwards) given.reverse();
        assert.deepEqual(
          [...finished(placesById(ids, Uint32Array.from(given), (one) => one))],
          given.toSorted((a, b) => compareText(ids[a] ?? '', ids[b] ?? '')),
        );
      }),
    );
  });

  test('by a number are sorted likewise, whether or not each number occurs', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 })), (numbers) => {
        const places = placesByNumber(allPlaces(numbers.length), Uint32Array.from(numbers), 10);
        const expected = [...numbers.keys()].sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
        assert.deepEqual([...places], expected);
      }),
    );
  });

  test('are found in steps', () => {
    const ids = Array.from({ length: 5000 }, (_, at) => String(at % 7));
    const steps = placesById(ids, allPlaces(ids.length), (one) => one);
    assert.equal([...steps].length, 10);
  });
});
