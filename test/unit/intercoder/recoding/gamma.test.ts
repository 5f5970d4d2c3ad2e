import assert from 'node:assert/strict';
import { betaFrom, gammaFrom, logRising } from '../../../../src/core/intercoder/recoding/gamma';
import { seeded } from '../../../../src/core/measures/random';

suite('Random numbers of a distribution', () => {
  test('a gamma variate has the mean and the variance of its shape', () => {
    const next = seeded(3);
    for (const shape of [0.5, 1, 2.5, 40]) {
      const drawn = Array.from({ length: 40_000 }, () => gammaFrom(shape, next));
      const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
      const variance = drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / drawn.length;
      // Five standard errors of either.
      assert.ok(Math.abs(mean - shape) < 5 * Math.sqrt(shape / drawn.length), `${shape}: ${mean}`);
      assert.ok(Math.abs(variance - shape) < 0.1 * shape, `${shape}: ${variance}`);
    }
  });

  test('a beta variate has the mean and the variance of its shapes', () => {
    const next = seeded(4);
    for (const [a, b] of [
      [0.5, 0.5],
      [2, 6],
      [30, 10],
    ] as const) {
      const drawn = Array.from({ length: 40_000 }, () => betaFrom(a, b, next));
      const mean = sum(drawn) / drawn.length;
      const variance = sum(drawn.map((one) => (one - mean) ** 2)) / drawn.length;
      assert.ok(Math.abs(mean - a / (a + b)) < 0.01, `${a} ${b}: ${mean}`);
      const expected = (a * b) / ((a + b) ** 2 * (a + b + 1));
      assert.ok(Math.abs(variance - expected) < 0.1 * expected, `${a} ${b}: ${variance}`);
    }
    // Shapes that are too small for a number.
    assert.ok(betaFrom(1e-4, 1e-4, next) >= 0);
  });

  test('rising factorials are their products, however many factors there are', () => {
    for (const a of [0.001, 0.5, 3, 40]) {
      let log = 0;
      for (let count = 0; count < 60; count++) {
        assert.ok(Math.abs(logRising(a, count) - log) < 1e-7, `${a} ${count}`);
        log += Math.log(a + count);
      }
    }
  });
});

function sum(numbers: Iterable<number>): number {
  let all = 0;
  for (const number of numbers) all += number;
  return all;
}
