import assert from 'node:assert/strict';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import { coalitionsOf, type Coalitions } from '../../../src/core/measures/coalitions';
import { networkImage } from '../../../src/core/networks/image';
import { DEFAULT_NETWORKS } from '../../../src/core/networks/options';
import { claims } from '../../support/claims';

const OPTIONS = { ...DEFAULT_NETWORKS.one, normalization: 'average' } as const;

function coalitions(notation: string, resolution = 1, seed = 1, times = 50): Coalitions {
  const found = coalitionsOf(claims(notation), DEFAULT_FILTER, OPTIONS, resolution, {
    seed,
    times,
  });
  if (found.kind === 'refused') throw new Error(found.reason);
  return found;
}

/** Two camps, in so many articles each; b1 says one thing with the other camp. */
function camps(articles: number): string {
  return Array.from(
    { length: articles },
    (_, index) => `
      in ${String(index).padStart(2, '0')}.md
      p${String(index)}a: a1+a2+a3 supports ${index % 2 === 0 ? 'x' : 'y'}
      p${String(index)}b: b1+b2+b3 opposes ${index % 2 === 0 ? 'x' : 'y'}`,
  )
    .join('\n')
    .concat('\nlast: b1 supports z\nlast2: a1 supports z\nlast3: loner opposes z');
}

const membersOf = ({ coalitions: found }: Coalitions) =>
  found.map(({ members }) => members.map(({ label }) => label).join(' '));

suite('discourse coalitions', () => {
  test('two camps are two coalitions, and who agrees with nobody is in none', () => {
    const found = coalitions(camps(4));
    assert.deepEqual(membersOf(found), ['a1 a2 a3', 'b1 b2 b3']);
    assert.deepEqual(found.alone, ['loner']);
  });

  test('modularity is that of the definition, pair by pair', () => {
    const found = coalitions(camps(4), 1.5);
    const { rows, matrix } = networkImage(found.networks, found.networks.networks[0]!);
    const camp = new Map(
      found.coalitions.flatMap(({ members }, index) => members.map(({ label }) => [label, index])),
    );
    // Q = Σ_ij (w_ij − γ·k_i·k_j / 2m)·[same community] / 2m
    const degree = matrix.map((row) => row.reduce((sum, weight) => sum + weight, 0));
    const twice = degree.reduce((sum, one) => sum + one, 0);
    let modularity = 0;
    for (const [i, row] of matrix.entries()) {
      for (const [j, weight] of row.entries()) {
        const isSame = i === j || camp.get(rows[i]!) === camp.get(rows[j]!);
        if (isSame) modularity += (weight - (1.5 * degree[i]! * degree[j]!) / twice) / twice;
      }
    }
    assert.ok(Math.abs(found.modularity - modularity) < 1e-9);
  });

  test('stability is how often resamples keep members together, and the same seed says the same', () => {
    const found = coalitions(camps(12));
    assert.deepEqual(found, coalitions(camps(12)));
    assert.equal(found.resamples, 50);
    for (const { stability, members } of found.coalitions) {
      assert.ok(stability !== undefined && stability > 0.9 && stability <= 1);
      assert.ok(members.every((one) => one.stability !== undefined));
    }
  });

  test('of few articles no stability is said', () => {
    const found = coalitions(camps(4));
    assert.equal(found.resamples, 0);
    assert.ok(found.coalitions.every(({ stability }) => stability === undefined));
  });

  test('nobody, and nobody who agrees: no coalition', () => {
    assert.deepEqual(coalitions('').coalitions, []);
    const found = coalitions('p1: a supports x\np2: b opposes x');
    assert.deepEqual([found.coalitions, found.alone, found.modularity], [[], ['a', 'b'], 0]);
  });

  test('a window is refused', () => {
    const window = { kind: 'consecutive', unit: 'years', size: 1 } as const;
    const found = coalitionsOf(claims(''), DEFAULT_FILTER, { ...OPTIONS, window }, 1, {
      seed: 1,
      times: 0,
    });
    assert.equal(found.kind, 'refused');
  });
});
