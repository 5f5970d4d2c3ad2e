import assert from 'node:assert/strict';
import { foundNodes } from '../../../../src/core/views/network/networkSearch';

suite('Finding nodes of a network by name', () => {
  const nodes = ['China', 'Côte d’Ivoire', 'Chinese exporters', 'TÜRKİYE', 'Åland'].map((name) => ({
    name,
  }));
  const found = (typed: string): string[] =>
    foundNodes(nodes, typed).map((at) => nodes[at]?.name ?? '');

  test('looks for all words that are typed, in any order and place', () => {
    assert.deepEqual(found('chin'), ['China', 'Chinese exporters']);
    assert.deepEqual(found('  EXPORT chin '), ['Chinese exporters']);
    assert.deepEqual(found('chin japan'), []);
  });

  test('leaves case and marks above letters apart', () => {
    assert.deepEqual(found('cote'), ['Côte d’Ivoire']);
    assert.deepEqual(found('turkiye'), ['TÜRKİYE']);
    assert.deepEqual(found('åland'), ['Åland']);
    assert.deepEqual(found('aland'), ['Åland']);
  });

  test('finds nothing where nothing is typed', () => {
    assert.deepEqual(found(''), []);
    assert.deepEqual(found('   '), []);
  });
});
