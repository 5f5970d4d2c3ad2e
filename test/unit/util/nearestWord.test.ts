import assert from 'node:assert/strict';
import { didYouMean, nearestId, nearestWord } from '../../../src/core/util/nearestWord';

const KNOWN = ['id', 'actor', 'speaker', 'according-to', 'stance', 'quote', 'note'];

suite('The word that was probably meant', () => {
  for (const [written, meant] of [
    ['actors', 'actor'],
    ['Actor', 'actor'],
    ['acotr', 'actor'],
    ['spaeker', 'speaker'],
    ['according_to', 'according-to'],
    ['accordingTo', 'according-to'],
    ['accordng to', 'according-to'],
    ['stnace', 'stance'],
    ['nota', 'note'],
    ['notes', 'note'],
    ['end', undefined],
    ['weather', undefined],
    ['', undefined],
    ['a'.repeat(1_000_000), undefined],
  ] as const) {
    test(`${written.slice(0, 20)}: ${meant ?? 'none'}`, () => {
      assert.equal(nearestWord(written, KNOWN), meant);
    });
  }

  test('of two that are equally near the first', () => {
    assert.equal(nearestWord('nose', ['none', 'note', 'nosy']), 'none');
  });
});

suite('The id that was probably meant', () => {
  const IDS = ['china', 'japan', 'trade-policies', 'european-union', 'union-of-miners'];

  test('the one that the fewest slips lead to', () => {
    assert.equal(nearestId('Chnia', IDS), 'china');
    assert.equal(nearestId('European Union', IDS), 'european-union');
  });

  test('else the only one that has the written words as whole parts', () => {
    assert.equal(nearestId('trade', IDS), 'trade-policies');
    assert.equal(nearestId('union', IDS), undefined);
    assert.equal(nearestId('trad', IDS), undefined);
    assert.equal(nearestId('', IDS), undefined);
  });

  test('as a question behind a sentence, or nothing', () => {
    assert.equal(didYouMean('chnia', IDS), ' Did you mean “china”?');
    assert.equal(didYouMean('weather', IDS), '');
  });
});
