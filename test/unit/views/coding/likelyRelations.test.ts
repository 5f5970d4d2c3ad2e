import assert from 'node:assert/strict';
import type { Layer, Mention } from '../../../../src/core/model/mention';
import { likelyRelations } from '../../../../src/core/views/coding/likelyRelations';
import { codebook } from '../../../support/corpus';

const BOOK = codebook({
  actors: { norway: {}, france: {}, chile: {}, peru: {} },
  issues: { fish: {}, sea: { codable: false }, licences: {} },
});

/** What a selection of twenty letters names, a letter each. */
function pairsOf(...named: readonly (readonly [layer: Layer, ...ids: string[]])[]) {
  const mentions = named.map(([layer, ...ids], at): Mention => ({
    start: at,
    end: at + 1,
    layer,
    ids,
    marked: false,
  }));
  return likelyRelations(BOOK, mentions, { start: 0, end: 20 }, '').map(
    ({ between, issues }) => `${between.join('-')}: ${issues.join()}`,
  );
}

suite('Disagreements that words probably state', () => {
  test('are between those whom they name, about what they name first', () => {
    assert.deepEqual(
      pairsOf(['actor', 'norway'], ['issue', 'sea'], ['issue', 'licences'], ['actor', 'france']),
      ['norway-france: licences', 'norway-france: '],
    );
    assert.deepEqual(pairsOf(['actor', 'norway'], ['actor', 'france']), ['norway-france: ']);
  });

  test('are all pairs of three, and none of one or of an ambiguous name', () => {
    assert.deepEqual(
      pairsOf(['actor', 'norway'], ['actor', 'france'], ['actor', 'chile'], ['actor', 'peru']),
      ['norway-france: ', 'norway-chile: ', 'france-chile: '],
    );
    assert.deepEqual(pairsOf(['actor', 'norway'], ['actor', 'france', 'chile']), []);
  });

  test('are between those whose names one word resembles, where they name fewer than two', () => {
    const town = codebook({
      actors: {
        airport: { name: 'Northfield Airport' },
        residents: { name: 'Residents of Northfield' },
        council: { name: 'Town Council' },
      },
      issues: {},
    });
    const stated = (words: string): readonly string[] =>
      likelyRelations(town, [], { start: 0, end: 20 }, words).map(
        ({ between, isNamed }) => `${between.join('-')} ${String(isNamed)}`,
      );
    assert.deepEqual(stated('The airport and the residents are at odds'), [
      'airport-residents false',
    ]);
    // Two actors have that word, and one alone makes no pair.
    assert.deepEqual(stated('Northfield quarrels with the council'), []);
  });
});
