import assert from 'node:assert/strict';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import { positionRecords } from '../../../src/core/analysis/records/positionRecords';
import { coalitionsOf, type Coalitions } from '../../../src/core/measures/coalitions';
import { networkImage } from '../../../src/core/networks/image';
import { DEFAULT_NETWORKS } from '../../../src/core/networks/options';
import { partsOf } from '../../../src/core/networks/parts';
import type { Statement } from '../../../src/core/networks/statements/statements';
import { comparedFigures, permutedStatements } from '../../../src/core/measures/permutedTables';
import { seeded } from '../../../src/core/measures/random';
import { runSync } from '../../../src/core/util/task';
import { claims } from '../../support/claims';
import { noiseCalledGroups } from './noiseCorpora';

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

  test('two camps hold together more than permuted tables, which is said with their limit', () => {
    const { verdict, permuted, modularity } = coalitions(camps(4));
    assert.equal(verdict, 'groups');
    assert.ok(permuted?.times === 50 && permuted.isAbove);
    assert.ok(permuted.median <= permuted.limit && permuted.limit < modularity);
    assert.deepEqual(coalitions(camps(4)).permuted, permuted, 'the same seed, the same tables');
    assert.notDeepEqual(coalitions(camps(4), 1, 2).permuted, permuted);
  });

  test('who speaks by chance is in no groups to speak of', () => {
    assert.ok(noiseCalledGroups(20, 100) <= 3);
  });

  test('nothing is compared without tables, and nothing computed of more than 300 nodes', () => {
    assert.equal(coalitions(camps(4), 1, 1, 0).verdict, 'not compared');
    const many = Array.from(
      { length: 301 },
      (_, at) => `p${String(at)}: a${String(at)} supports x`,
    );
    const found = coalitions(many.join('\n'));
    assert.deepEqual(
      [found.verdict, found.nodes, found.coalitions, found.permuted],
      ['too many nodes', 301, [], undefined],
    );
    assert.equal(coalitions(many.slice(1).join('\n')).nodes, 300);
    assert.notEqual(coalitions(many.slice(1).join('\n'), 1, 1, 1).verdict, 'too many nodes');
  });

  test('what joint statements contribute: groups that are joint positions alone are none without them', () => {
    const joint = `
      in a.md
      p1: a+b+c supports x
      in b.md
      p2: a+b+c opposes y
      in c.md
      p3: d+e+f opposes x
      in d.md
      p4: d+e+f supports y
      in e.md
      p5: a supports z
      p6: d supports z`;
    const { verdict, withoutJoint } = coalitions(joint);
    assert.equal(verdict, 'groups');
    assert.deepEqual([withoutJoint?.statements, withoutJoint?.permuted?.isAbove], [12, false]);
    assert.equal(coalitions('p1: a supports x\np2: b supports x').withoutJoint, undefined);
  });

  test('permuted tables keep the statements of each actor, and for and against of each issue', () => {
    const text = camps(6);
    const reader = claims(text);
    const records = positionRecords(reader, DEFAULT_FILTER);
    const parts = runSync(partsOf(records, reader.codebook, DEFAULT_FILTER, OPTIONS));
    assert.ok(parts.kind === 'parts');
    const { statements } = parts.list;
    const counted = (list: readonly Statement[], key: (one: Statement) => string) =>
      list.map(key).sort().join();
    const permuted = permutedStatements(statements, seeded(3));
    for (const key of [
      ({ row }: Statement) => row.id,
      ({ column, level }: Statement) => `${column.id} ${String(level)}`,
    ]) {
      assert.equal(counted(permuted, key), counted(statements, key));
    }
    const cell = ({ row, column, level }: Statement) => `${row.id} ${column.id} ${String(level)}`;
    assert.notEqual(counted(permuted, cell), counted(statements, cell));
  });

  test('what is compared is said with as many digits as tell it apart', () => {
    assert.deepEqual(comparedFigures(0.41, 0.3333, 2), ['0.41', '0.33']);
    assert.deepEqual(comparedFigures(0.01432, 0.01428, 2), ['0.01432', '0.01428']);
    assert.deepEqual(comparedFigures(0.5, 0.5, 3), ['0.500000', '0.500000']);
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
