import assert from 'node:assert/strict';
import { combinationsOf, hasTooManyCombinations } from '../../../src/core/model/expansion';
import { disagreementsWith, type Facts } from '../../../src/core/views/facts/facts';
import { position, relation } from '../../support/corpus';
import { analysisOf, sayStances } from './say';
import { exclusionText, networksFrom } from '../networks/networkSupport';
import { claims } from '../../support/claims';

/** `a0+a1+…` */
function many(id: string, count: number): string {
  return Array.from({ length: count }, (_, at) => `${id}${at}`).join('+');
}

function listed(count: number): string[] {
  return many('a', count).split('+');
}

suite('What one record may stand for', () => {
  test('is counted from the lengths of its lists', () => {
    assert.equal(combinationsOf(position({ actors: listed(3), issues: listed(2) })), 6);
    assert.equal(
      combinationsOf(position({ actors: listed(3), issues: [], target: listed(4) })),
      12,
    );
    const spoken = { actors: listed(3), addressee: listed(4) };
    assert.equal(combinationsOf(position(spoken)), 3);
    assert.equal(combinationsOf(position({ ...spoken, act: 'warn' })), 12);
    assert.equal(combinationsOf(relation({ between: [listed(2), listed(3), listed(4)] })), 26);
    assert.equal(combinationsOf(relation({ between: [['a'], ['b']], issues: listed(5) })), 5);
  });

  test('is a coalition of 134 against one of 38, and a letter that 1,000 have signed', () => {
    const coalitions = relation({ between: [listed(134), listed(38)] });
    assert.equal(combinationsOf(coalitions), 5092);
    assert.ok(!hasTooManyCombinations(coalitions));
    assert.ok(!hasTooManyCombinations(position({ actors: listed(1000) })));
    assert.ok(hasTooManyCombinations(position({ actors: listed(1001) })));
  });

  test('a coalition of 134 against one of 38 is that many stated pairs', () => {
    const analysis = analysisOf(`s1: ${many('a', 134)} | ${many('b', 38)} disagree on exports`);
    const pairs =
      analysis.disagreements.pairs.get('exports') ?? new Map<string, Map<string, unknown>>();
    assert.equal(
      [...pairs.values()].reduce((sum, { size }) => sum + size, 0),
      5092,
    );
  });

  test('two coalitions of 3,000 are kept and give no pair', () => {
    const analysis = analysisOf(`s1: ${many('a', 3000)} | ${many('b', 3000)} disagree on exports`);
    assert.equal(analysis.disagreements.pairs.size, 0);
    assert.equal(analysis.disagreements.records.length, 0);
  });

  test('a position of 3,000 actors on 3,000 issues is recorded, gives no evidence and is counted as left out', () => {
    const analysis = analysisOf(`
      p1: ${many('a', 3000)} supports ${many('i', 3000)}
      p2: china supports exports`);
    assert.deepEqual(sayStances(analysis), ['china on exports 1/0/0 +']);
    assert.deepEqual([...analysis.excluded], [['too many combinations', 1]]);
    assert.deepEqual(
      analysis.records.map(({ id }) => id),
      ['p1', 'p2'],
    );
    const [record] = analysis.records;
    assert.ok(record);
    assert.deepEqual(disagreementsWith({ analysis } as Facts, record), []);
  });

  test('a position of 300 actors that criticises 300 on 300 issues gives no criticism', () => {
    const analysis = analysisOf(
      `p1: ${many('a', 300)} opposes ${many('i', 300)} target=${many('t', 300)}`,
    );
    assert.equal(analysis.oneSided.size, 0);
  });

  test('a network leaves out what its own rows and columns make too many of', () => {
    const notation = `
      p1: ${many('a', 200)} supports exports addressee=${many('b', 200)}
      p2: china supports exports addressee=japan`;
    const options = { mode: 'two', columns: 'addressee', qualifier: undefined } as const;
    const networks = networksFrom(claims(notation), { ...options, aggregation: 'ignore' });
    assert.deepEqual(exclusionText(networks), ['1 positions: too many combinations']);
    assert.deepEqual(
      networks.networks.map(({ statements }) => statements),
      [1],
    );
  });
});
