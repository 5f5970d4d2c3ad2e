import assert from 'node:assert/strict';
import fc from 'fast-check';
import { agreement, divisiveness, entropy } from '../../../src/core/measures/divisiveness';

function isClose(found: number | undefined, expected: number): void {
  assert.ok(found !== undefined && Math.abs(found - expected) < 1e-12, String(found));
}

suite('how divided actors are', () => {
  test('van der Eijk’s agreement, worked by hand', () => {
    isClose(agreement([7, 0, 0]), 1);
    // 101: U = (0 − 2·1)/(1·1) = −2, times 1 − 1/2.
    isClose(agreement([4, 0, 4]), -1);
    // 111: U·(1 − 2/2) = 0.
    isClose(agreement([3, 3, 3]), 0);
    // 110: U = 1, times 1 − 1/2.
    isClose(agreement([2, 2, 0]), 0.5);
    // 101 of height 2, 4 of 5 in it: −1; 100 of height 1: 1. −4/5 + 1/5.
    isClose(agreement([2, 0, 3]), -0.6);
    // 111 of height 1, 3 of 6: 0. 101 of height 1, 2 of 6: −1. 100, 1 of 6: 1. −2/6 + 1/6.
    isClose(agreement([3, 1, 2]), -1 / 6);
    // Five categories, 10001: TDU = 3 of the triples 1·1 (the middle can be any of three), TU = 6
    // would need neighbours: none. U = −4·3/(3·3) = −4/3, times 1 − 1/4 = −1.
    isClose(agreement([1, 0, 0, 0, 1]), -1);
    // 11100: triples 110: (1,2,4) (1,2,5) (1,3,4) (1,3,5) (2,3,4) (2,3,5); no 101. U = 1, times 1 −
    // 2/4.
    isClose(agreement([1, 1, 1, 0, 0]), 0.5);
    assert.equal(agreement([0, 0, 0]), undefined);
  });

  test('divisiveness: 0 on one side, 1 half against half, ½ evenly', () => {
    isClose(divisiveness({ against: 0, middle: 0, for: 9 }), 0);
    isClose(divisiveness({ against: 4, middle: 0, for: 4 }), 1);
    isClose(divisiveness({ against: 3, middle: 3, for: 3 }), 0.5);
  });

  test('entropy: 0 on one side, 1 evenly, log 2 / log 3 half against half', () => {
    isClose(entropy({ against: 0, middle: 0, for: 9 }), 0);
    isClose(entropy({ against: 3, middle: 3, for: 3 }), 1);
    isClose(entropy({ against: 4, middle: 0, for: 4 }), Math.log(2) / Math.log(3));
    assert.equal(entropy({ against: 0, middle: 0, for: 0 }), undefined);
  });

  test('they depend on shares alone, and not on which side is called for', () => {
    const count = fc.nat(30);
    fc.assert(
      fc.property(count, count, count, fc.integer({ min: 2, max: 5 }), (a, b, c, times) => {
        const found = agreement([a, b, c]);
        if (found === undefined) return;
        isClose(agreement([c, b, a]), found);
        isClose(agreement([a * times, b * times, c * times]), found);
        assert.ok(found >= -1 - 1e-12 && found <= 1 + 1e-12);
      }),
    );
  });
});
