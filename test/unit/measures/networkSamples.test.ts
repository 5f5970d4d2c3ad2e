import assert from 'node:assert/strict';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import { positionRecords } from '../../../src/core/analysis/records/positionRecords';
import { resampledNetworks, sampledNetwork } from '../../../src/core/measures/networkSamples';
import { networksOfParts } from '../../../src/core/networks/network';
import { DEFAULT_NETWORKS } from '../../../src/core/networks/options';
import { partsOf } from '../../../src/core/networks/parts';
import { runSync } from '../../../src/core/util/task';
import { claims } from '../../support/claims';

suite('Networks of resampled articles', () => {
  test('a tie that each article has is always as heavy, and one of a single article is often gone', () => {
    const { ties, centralisation } = resampled('one', 12);
    // Both say it in each article, so that each resample has 12 · 12 pairs of statements.
    assert.deepEqual(ties['china japan'], { mean: 144, low: 144, high: 144 });
    const single = ties['china peru'];
    assert.equal(single?.low, 0);
    assert.ok(single.high >= 24 && single.high <= 48, String(single.high));
    assert.ok(single.mean > 10 && single.mean < 14, String(single.mean));
    // All three tied: 0. Without Peru one pair of three: (1 − 0) / 2.
    assert.equal(centralisation?.low, 0);
    assert.equal(centralisation.high, 0.5);
    assert.deepEqual(resampled('one', 12).ties, ties);
    assert.notDeepEqual(resampled('one', 12, 2).ties, ties);
  });

  test('actors are tied to issues by their statements, and there is no centralisation', () => {
    const { ties, centralisation } = resampled('two', 12);
    assert.deepEqual(ties['japan talks'], { mean: 12, low: 12, high: 12 });
    assert.equal(centralisation, undefined);
  });

  test('with fewer than ten articles nothing is resampled', () => {
    assert.deepEqual(resampled('one', 9).ties, {});
  });
});

/** Figures of ties by the ids of their ends. China and Japan support talks in each article, Peru in
 * the first one. */
function resampled(mode: 'one' | 'two', articles: number, seed = 1) {
  const lines = Array.from({ length: articles }, (_, at) => [
    `in a${String(at)}.md 2024-01-10`,
    ...['china', 'japan', ...(at === 0 ? ['peru'] : [])].map(
      (actor) => `${actor}${String(at)}: ${actor} supports talks`,
    ),
  ]);
  const reader = claims(lines.flat().join('\n'));
  const { codebook } = reader;
  const records = positionRecords(reader, DEFAULT_FILTER);
  const parts = runSync(partsOf(records, codebook, DEFAULT_FILTER, DEFAULT_NETWORKS[mode]));
  assert.ok(parts.kind === 'parts');
  const networks = runSync(networksOfParts(parts, codebook, DEFAULT_FILTER));
  assert.ok(networks.kind === 'networks');
  const [network] = networks.networks;
  const samples = runSync(resampledNetworks(parts, codebook, { seed, times: 200 }));
  if (!network || !samples) return { ties: {}, centralisation: undefined };
  const figures = sampledNetwork(network, samples);
  const ties = Object.fromEntries(
    figures.ties.map((figure, at) => {
      const row = network.rows[network.ties.from[at] ?? 0]?.id ?? '';
      const column = network.columns[network.ties.to[at] ?? 0]?.id ?? '';
      return [[row, column].join(' '), figure];
    }),
  );
  return { ties, centralisation: figures.centralisation };
}
