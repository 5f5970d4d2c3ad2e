import assert from 'node:assert/strict';
import { confusionOfUnits } from '../../../../src/core/intercoder/recoding/confusion';
import { drawArticles, drawTable } from '../../../../src/core/intercoder/recoding/drawTables';
import { gammaFrom } from '../../../../src/core/intercoder/recoding/gamma';
import { seeded } from '../../../../src/core/measures/random';

suite('Tables of how coders differ', () => {
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

  test('rows are drawn around the counts plus half an observation for each reading', () => {
    // One unit in each article, read alike: ten counts of for and for.
    const one = confusionOfUnits([new Map([['a', 0]]), new Map([['a', 0]])]);
    const articles = Array.from({ length: 10 }, () => one);
    const next = seeded(4);
    const mean = new Float64Array(16);
    for (let time = 0; time < 5000; time++) {
      for (const [cell, of] of drawTable(articles, next).entries()) {
        mean[cell] = (mean[cell] ?? 0) + of / 5000;
      }
    }
    const expected = [10.5 / 12, 0.5 / 12, 0.5 / 12, 0.5 / 12, ...Array<number>(12).fill(0.25)];
    for (const [cell, of] of expected.entries()) {
      assert.ok(Math.abs((mean[cell] ?? 0) - of) < 0.02, `${cell}: ${mean[cell]} ≠ ${of}`);
    }
  });

  test('articles are drawn with replacement, as many as there are', () => {
    const [alike, unlike] = [0, 1].map((other) =>
      confusionOfUnits([new Map([['a', 0]]), new Map([['a', other]])]),
    );
    assert.ok(alike && unlike);
    const articles = Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? alike : unlike));
    const next = seeded(5);
    const drawn = Array.from({ length: 4000 }, () => drawArticles(articles, next));
    for (const table of drawn) assert.equal(sum(table), 10);
    // How many of ten are alike ones: binomial, with the mean 5 and the variance 2.5.
    const counts = drawn.map(([count = NaN]) => count);
    const mean = sum(counts) / counts.length;
    const variance = sum(counts.map((count) => (count - mean) ** 2)) / counts.length;
    assert.ok(Math.abs(mean - 5) < 0.15, String(mean));
    assert.ok(Math.abs(variance - 2.5) < 0.3, String(variance));
  });
});

function sum(numbers: Iterable<number>): number {
  let all = 0;
  for (const number of numbers) all += number;
  return all;
}
