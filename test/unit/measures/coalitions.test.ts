import assert from 'node:assert/strict';
import { DEFAULT_FILTER } from '../../../src/core/analysis/records/filter';
import { positionRecords } from '../../../src/core/analysis/records/positionRecords';
import { coalitionsOf, type Coalitions } from '../../../src/core/measures/coalitions';
import { coalitionVerdict } from '../../../src/core/measures/coalitionVerdict';
import { networkImage } from '../../../src/core/networks/image';
import { DEFAULT_NETWORKS } from '../../../src/core/networks/options';
import { partsOf } from '../../../src/core/networks/parts';
import type { Statement } from '../../../src/core/networks/statements/statements';
import { comparedFigures, permutedStatements } from '../../../src/core/measures/permutedTables';
import { seeded } from '../../../src/core/measures/random';
import { runSync } from '../../../src/core/util/task';
import { coalitionsText } from '../../../src/core/views/network/networkCoalitions';
import { createLocalizer } from '../../../src/core/views/words/localizer';
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
      p${String(index)}a: a1+a2+a3 supports i${String(index % 4)}
      p${String(index)}b: b1+b2+b3 opposes i${String(index % 4)}`,
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
    assert.ok(noiseCalledGroups('random', 20, 100) <= 3);
    assert.ok(noiseCalledGroups('steady', 20, 100) <= 3, 'nor who says the same again');
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
      p5: a+b+c supports w
      in f.md
      p6: d+e+f opposes w
      in g.md
      p7: a supports z
      p8: d supports z`;
    const { verdict, withoutJoint } = coalitions(joint);
    assert.equal(verdict, 'groups');
    assert.deepEqual([withoutJoint?.statements, withoutJoint?.permuted?.isAbove], [18, false]);
    assert.equal(coalitions('p1: a supports x\np2: b supports x').withoutJoint, undefined);
  });

  test('permuted tables keep who spoke on what, and for and against of each issue', () => {
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
      ({ row, column }: Statement) => `${row.id} ${column.id}`,
      ({ column, level }: Statement) => `${column.id} ${String(level)}`,
    ]) {
      assert.equal(counted(permuted, key), counted(statements, key));
    }
    const cell = ({ row, column, level }: Statement) => `${row.id} ${column.id} ${String(level)}`;
    assert.notEqual(counted(permuted, cell), counted(statements, cell));
  });

  test('who repeats itself does so in permuted tables, as far as the stances last', () => {
    const loud = Array.from({ length: 6 }, (_, at) => `a${String(at)}: a supports x`);
    const calm = Array.from({ length: 6 }, (_, at) => `b${String(at)}: b opposes x`);
    const reader = claims([...loud, ...calm].join('\n'));
    const records = positionRecords(reader, DEFAULT_FILTER);
    const parts = runSync(partsOf(records, reader.codebook, DEFAULT_FILTER, OPTIONS));
    assert.ok(parts.kind === 'parts');
    for (let seed = 1; seed <= 10; seed++) {
      const levels = new Map<string, Set<unknown>>();
      for (const { row, level } of permutedStatements(parts.list.statements, seeded(seed))) {
        levels.set(row.id, (levels.get(row.id) ?? new Set()).add(level));
      }
      assert.deepEqual([levels.get('a')?.size, levels.get('b')?.size], [1, 1], 'each on one side');
    }
  });

  test('who differs by how often it votes, and not by how, is in no coalition', () => {
    // All vote for on all of ten issues; six are always there, six on three issues each.
    const votes = Array.from({ length: 10 }, (_, issue) =>
      Array.from({ length: 12 }, (__, actor) =>
        actor < 6 || (issue + actor) % 10 < 3
          ? `v${String(issue)}-${String(actor)}: actor${String(actor)} supports i${String(issue)}`
          : '',
      ).join('\n'),
    );
    const { verdict, permuted } = coalitions(votes.join('\n'));
    assert.equal(permuted?.isAbove, false, 'the tables have the same groups');
    assert.equal(verdict, 'none');
  });

  test('groups of a modularity below 0.1 are not called coalitions, however sure', () => {
    const above = { times: 200, median: 0.01, limit: 0.015, isAbove: true };
    assert.equal(coalitionVerdict([0, 0, 1, 1], 0.019, above), 'weak');
    assert.equal(coalitionVerdict([0, 0, 1, 1], 0.019, undefined), 'weak');
    assert.equal(coalitionVerdict([0, 0, 1, 1], 0.1, above), 'groups');
    assert.equal(coalitionVerdict([0, 0, 1, 1], 0.4, { ...above, isAbove: false }), 'none');
    assert.equal(coalitionVerdict([0, 1, 2, 3], 0.4, above), 'none', 'all are alone');
    const english = createLocalizer();
    const found = { ...coalitions(camps(4)), kind: 'groups', of: [], modularity: 0.019 } as const;
    const weak = coalitionsText(english, { ...found, verdict: 'weak', permuted: above });
    assert.deepEqual(weak, {
      isFinding: false,
      text: 'The groups are not called coalitions, because they hardly differ: modularity 0.02 is below 0.1.',
    });
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
