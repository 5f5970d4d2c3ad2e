import assert from 'node:assert/strict';
import fc from 'fast-check';
import { articleAlpha } from '../../../../../src/core/intercoder/agreement/compared/articleAlpha';
import {
  articlesNeeded,
  certaintyOf,
} from '../../../../../src/core/intercoder/agreement/compared/resampled';
import { alphaWeighted } from '../../../../../src/core/intercoder/coefficients/alpha';
import { diceDistance } from '../../../../../src/core/intercoder/coefficients/dice';
import {
  metricDistance,
  type Distance,
} from '../../../../../src/core/intercoder/coefficients/distance';
import { runSync } from '../../../../../src/core/util/task';
import { simulatedReadings } from '../../../../support/simulatedReadings';
import { agreementOf, figuresOf } from '../prepared';

/** Units of up to four articles, and how often each article was drawn. */
function drawnUnits<V>(value: fc.Arbitrary<V>) {
  const unit = fc.record({ article: fc.nat(3), values: fc.array(value, { maxLength: 4 }) });
  return fc.tuple(
    fc.array(unit, { maxLength: 20 }),
    fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
  );
}

function isAlphaOfUnits<V>(value: fc.Arbitrary<V>, distance: Distance<V>): void {
  fc.assert(
    fc.property(drawnUnits(value), ([units, drawn]) => {
      const expected = alphaWeighted(
        units.map(({ values }) => values),
        units.map(({ article }) => drawn[article] ?? 0),
        distance,
      );
      const found = articleAlpha(units, 4, distance)(drawn);
      if (expected.kind === 'undefined') assert.equal(found, undefined);
      else assert.ok(Math.abs((found ?? NaN) - expected.value) < 1e-9);
    }),
  );
}

suite('Resamples of articles', () => {
  test('have the α of their units', () => {
    isAlphaOfUnits(fc.constantFrom('a', 'b', 'c'), metricDistance('nominal'));
    isAlphaOfUnits(fc.nat(4), metricDistance('ordinal'));
    isAlphaOfUnits(fc.nat(4), metricDistance('interval'));
    isAlphaOfUnits(
      fc.array(fc.constantFrom('a', 'b', 'c')).map((labels) => new Set(labels)),
      diceDistance,
    );
  });

  test('give an interval around the figure, and the share with .8 or more', () => {
    const found = agreementOf(simulatedReadings({ articles: 40, claim: 0.9, stance: 0.9 }), 200);
    const { alpha, interval, reliable } = figuresOf(found, 'stance nominal');
    assert.ok(alpha.kind === 'defined' && interval && reliable !== undefined);
    assert.ok(interval.low < alpha.value && alpha.value < interval.high);
    assert.ok(reliable > 0 && reliable < 1);
    const figures = [0.7, 0.75, 0.8, 0.85];
    const certainty = runSync(certaintyOf(10, { seed: 1, times: 4 }, () => figures.shift()));
    assert.deepEqual(certainty, { interval: { low: 0.7, high: 0.85 }, reliable: 0.5 });
  });

  test('of fewer than ten articles give none', () => {
    const found = agreementOf(simulatedReadings({ articles: 9 }), 50);
    const { interval, reliable, needed } = figuresOf(found, 'stance nominal');
    assert.deepEqual([interval, reliable, needed], [undefined, undefined, undefined]);
    assert.equal(found.where.f1Certainty, undefined);
  });

  test('ask for another article where the interval is hardly too wide', () => {
    let isHigh = false;
    const figure = (): number => ((isHigh = !isHigh) ? 0.204 : 0);
    const needed = runSync(articlesNeeded(20, { seed: 1, times: 40 }, figure));
    assert.equal(needed, 1);
  });

  test('of more articles show how many would make the interval narrow', () => {
    // The mean of ten numbers with a standard deviation of .5: ±1.96 · .5 / √n is ±.1 at n = 96.
    const values = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1];
    const mean = (drawn: Uint32Array): number => {
      const all = drawn.reduce((sum, times) => sum + times, 0);
      return drawn.reduce((sum, times, at) => sum + times * (values[at] ?? 0), 0) / all;
    };
    const needed = runSync(articlesNeeded(10, { seed: 1, times: 2000 }, mean));
    assert.ok(needed !== undefined && needed > 76 && needed < 96, String(needed));
    const narrow = (drawn: Uint32Array): number => mean(drawn) / 100;
    assert.equal(runSync(articlesNeeded(10, { seed: 1, times: 200 }, narrow)), 0);
    const wide = (drawn: Uint32Array): number => mean(drawn) * 100;
    assert.equal(runSync(articlesNeeded(10, { seed: 1, times: 200 }, wide)), undefined);
  });
});
