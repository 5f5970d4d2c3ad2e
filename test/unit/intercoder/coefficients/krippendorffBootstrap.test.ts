import assert from 'node:assert/strict';
import { alphaOf } from '../../../../src/core/intercoder/coefficients/alpha';
import { krippendorffBootstrap } from '../../../../src/core/intercoder/coefficients/krippendorffBootstrap';
import { METRICS, metricDistance } from '../../../../src/core/intercoder/coefficients/distance';
import { percentiles, shareAtLeast, type Resampled } from '../../../../src/core/measures/resample';
import { runSync } from '../../../../src/core/util/task';
import { C_DATA, HAYES, numbersOf, unitsOf } from './publishedTables';

const NOMINAL = metricDistance('nominal');

function isNear(found: number | undefined, expected: number, band: number): void {
  assert.ok(found !== undefined && Math.abs(found - expected) <= band, `${String(found)}, not ${String(expected)}`); // prettier-ignore
}

function meanOf({ figures }: Resampled): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}

suite('Krippendorff’s bootstrap', () => {
  const paired = unitsOf(C_DATA).filter(({ length }) => length > 1);

  test('is what he prints for his data', () => {
    const found = runSync(krippendorffBootstrap(paired, NOMINAL, { seed: 3, times: 8000 }));
    assert.ok(found);
    isNear(meanOf(found), 0.72, 0.02);
    isNear(percentiles(found)?.low, 0.562, 0.02);
    isNear(percentiles(found)?.high, 0.85, 0.02);
    const published = [[0.9, 0.003], [0.8, 0.137], [0.7, 0.64], [0.67, 0.739], [0.6, 0.94], [0.5, 0.997]]; // prettier-ignore
    for (const [bound = 0, share = 0] of published) isNear(shareAtLeast(found, bound), share, 0.02);
  });

  test('gives the same for the same seed, and something else for another', () => {
    const own = (seed: number): Resampled | undefined =>
      runSync(krippendorffBootstrap(paired, NOMINAL, { seed, times: 50 }));
    assert.deepEqual(own(1), own(1));
    assert.notDeepEqual(own(1), own(2));
  });

  test('is of α, whatever the metric and the number of coders', () => {
    const times = 500;
    for (const metric of METRICS) {
      const units = numbersOf(HAYES);
      const distance = metricDistance(metric);
      const alpha = alphaOf(units, distance);
      const found = runSync(krippendorffBootstrap(units, distance, { seed: 2, times }));
      assert.ok(found && alpha.kind === 'defined');
      isNear(meanOf(found), alpha.value, 0.02);
    }
  });

  test('is not defined where α is not, and for more pairs than would show anything', () => {
    const same = unitsOf('aa aa aa');
    const resampling = { seed: 1, times: 20 };
    assert.equal(runSync(krippendorffBootstrap(same, NOMINAL, resampling)), undefined);
    const many = [Array.from({ length: 2100 }, (_, coder) => coder % 3)];
    assert.equal(runSync(krippendorffBootstrap(many, NOMINAL, resampling)), undefined);
  });
});

suite('figures of resamples', () => {
  const figures = Float64Array.from([0.1, 0.2, 0.8, 0.9]);

  test('the share of them that reaches a bound, those without a figure being below it', () => {
    assert.equal(shareAtLeast({ figures, times: 4 }, 0.8), 0.5);
    assert.equal(shareAtLeast({ figures, times: 8 }, 0.8), 0.25);
    assert.equal(shareAtLeast({ figures: new Float64Array(), times: 0 }, 0.8), undefined);
  });

  test('their interval, if half of them have a figure', () => {
    assert.deepEqual(percentiles({ figures, times: 8 }), { low: 0.1, high: 0.9 });
    assert.equal(percentiles({ figures, times: 9 }), undefined);
  });
});
