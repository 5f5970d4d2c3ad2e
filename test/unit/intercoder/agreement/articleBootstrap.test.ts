import assert from 'node:assert/strict';
import { articleAlpha } from '../../../../src/core/intercoder/agreement/compared/articleAlpha';
import {
  certaintyOf,
  type Certainty,
} from '../../../../src/core/intercoder/agreement/compared/resampled';
import { metricDistance } from '../../../../src/core/intercoder/coefficients/distance';
import { seeded } from '../../../../src/core/measures/random';
import { runSync } from '../../../../src/core/util/task';
import { C_DATA, unitsOf } from '../coefficients/publishedTables';

/** How sure α is if the units of an article are drawn together. */
function certainty(
  units: readonly (readonly string[])[],
  articleOf: (unit: number) => number,
  { articles, times, seed = 1 }: { articles: number; times: number; seed?: number },
): Certainty | undefined {
  const placed = units.map((values, unit) => ({ article: articleOf(unit), values }));
  const alpha = articleAlpha(placed, articles, metricDistance('nominal'));
  return runSync(certaintyOf(articles, { seed, times }, alpha));
}

function isNear(found: number | undefined, expected: number): void {
  assert.ok(found !== undefined && Math.abs(found - expected) <= 0.04, String(found));
}

suite('The bootstrap over articles', () => {
  test('is what icr computes if each unit is an article of its own', () => {
    const paired = unitsOf(C_DATA).filter(({ length }) => length > 1);
    const found = certainty(paired, (unit) => unit, { articles: 11, times: 4000, seed: 5 });
    isNear(found?.interval.low, 0.418);
    isNear(found?.interval.high, 1);
    isNear(found?.reliable, 0.312);
  });

  test('is wider if units of an article are alike', () => {
    // Twenty articles of ten units, coded alike in half of the articles: what varies is articles,
    // and units that were drawn one by one would seem to be known ten times as well.
    const next = seeded(9);
    const units = Array.from({ length: 200 }, (_, unit) => {
      const [one = '', other = ''] = next() < 0.5 ? ['for', 'against'] : ['against', 'for'];
      return [one, Math.floor(unit / 10) % 2 === 0 ? one : other];
    });
    const width = (articles: number): number => {
      const articleOf = (unit: number): number => Math.floor((unit * articles) / 200);
      const { interval } = certainty(units, articleOf, { articles, times: 400 }) ?? {};
      assert.ok(interval);
      return interval.high - interval.low;
    };
    assert.ok(width(20) > 2.5 * width(200), `${String(width(20))} and ${String(width(200))}`);
  });
});
