import assert from 'node:assert/strict';
import {
  krippendorffBootstrap,
  resampledAlpha,
} from '../../../../src/core/intercoder/coefficients/bootstraps';
import { metricDistance } from '../../../../src/core/intercoder/coefficients/distance';
import { percentiles, shareAtLeast, type Resampled } from '../../../../src/core/measures/resample';
import { seeded } from '../../../../src/core/measures/random';
import { runSync } from '../../../../src/core/util/task';
import { C_DATA, unitsOf } from './publishedTables';

const NOMINAL = metricDistance('nominal');

function isNear(found: number | undefined, expected: number, band: number): void {
  assert.ok(found !== undefined && Math.abs(found - expected) <= band, `${String(found)}, not ${String(expected)}`); // prettier-ignore
}

function meanOf({ figures }: Resampled): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}

suite('bootstraps of α', () => {
  const paired = unitsOf(C_DATA).filter(({ length }) => length > 1);

  test('over units, as icr’s nonparametric one', () => {
    const task = resampledAlpha(paired, [...paired.keys()], paired.length, NOMINAL, {
      seed: 5,
      times: 4000,
    });
    const found = runSync(task);
    assert.ok(found);
    isNear(meanOf(found), 0.722, 0.04);
    isNear(percentiles(found)?.low, 0.418, 0.04);
    isNear(percentiles(found)?.high, 1, 0.04);
    isNear(shareAtLeast(found, 0.8), 0.312, 0.04);
    isNear(shareAtLeast(found, 0.67), 0.656, 0.04);
  });

  test('Krippendorff’s own', () => {
    const found = runSync(krippendorffBootstrap(paired, NOMINAL, { seed: 3, times: 8000 }));
    assert.ok(found);
    isNear(meanOf(found), 0.72, 0.02);
    isNear(percentiles(found)?.low, 0.562, 0.02);
    isNear(percentiles(found)?.high, 0.85, 0.02);
    const published = [[0.9, 0.003], [0.8, 0.137], [0.7, 0.64], [0.67, 0.739], [0.6, 0.94], [0.5, 0.997]]; // prettier-ignore
    for (const [bound = 0, share = 0] of published) isNear(shareAtLeast(found, bound), share, 0.02);
  });

  test('give the same for the same seed, and something else for another', () => {
    const articles = Array.from({ length: 12 }, (_, unit) => unit);
    const run = (seed: number): Resampled | undefined =>
      runSync(resampledAlpha(unitsOf(C_DATA), articles, 12, NOMINAL, { seed, times: 50 }));
    assert.deepEqual(run(1), run(1));
    assert.notDeepEqual(run(1), run(2));
    const own = (seed: number): Resampled | undefined =>
      runSync(krippendorffBootstrap(paired, NOMINAL, { seed, times: 50 }));
    assert.deepEqual(own(1), own(1));
    assert.notDeepEqual(own(1), own(2));
  });

  test('draw the units of an article together', () => {
    // Twenty articles with ten units each, coded alike in half of them: what varies is the
    // articles, and units that were drawn one by one would seem to be known ten times as well.
    const next = seeded(9);
    const units = Array.from({ length: 200 }, (_, unit) => {
      const value = next() < 0.5 ? 'for' : 'against';
      const other = value === 'for' ? 'against' : 'for';
      return [value, Math.floor(unit / 10) % 2 === 0 ? value : other];
    });
    const width = (articleOf: readonly number[], articles: number): number => {
      const task = resampledAlpha(units, articleOf, articles, NOMINAL, { seed: 1, times: 400 });
      const found = runSync(task);
      const interval = found && percentiles(found);
      assert.ok(interval);
      return interval.high - interval.low;
    };
    const together = width([...units.keys()].map((unit) => Math.floor(unit / 10)), 20); // prettier-ignore
    const apart = width([...units.keys()], 200);
    assert.ok(together > 2.5 * apart, `${String(together)} and ${String(apart)}`);
  });

  test('give no interval for few articles, or where there is no α', () => {
    const few = resampledAlpha(paired, [...paired.keys()].map((unit) => unit % 9), 9, NOMINAL, { seed: 1, times: 20 }); // prettier-ignore
    assert.equal(runSync(few), undefined);
    const same = unitsOf('aa aa aa aa aa aa aa aa aa aa');
    const none = runSync(resampledAlpha(same, [...same.keys()], 10, NOMINAL, { seed: 1, times: 20 })); // prettier-ignore
    assert.deepEqual(none, { figures: new Float64Array(), times: 20 });
    assert.equal(percentiles(none), undefined);
    assert.equal(shareAtLeast(none, 0.8), 0);
    assert.equal(runSync(krippendorffBootstrap(same, NOMINAL, { seed: 1, times: 20 })), undefined);
    const empty = runSync(resampledAlpha(paired, [...paired.keys()], 11, NOMINAL, { seed: 1, times: 0 })); // prettier-ignore
    assert.ok(empty);
    assert.equal(shareAtLeast(empty, 0.8), undefined);
    assert.equal(percentiles(empty), undefined);
  });
});
