import assert from 'node:assert/strict';
import type { Mention } from '../../../../src/core/model/mention';
import { runSync } from '../../../../src/core/util/task';
import {
  occurrencesOf,
  sameMentions,
  sentencesOf,
  withoutSameMention,
  withoutSamePosition,
} from '../../../../src/core/views/coding/occurrences';
import { placed, position, quotePart } from '../../../support/corpus';

const placesOf = (text: string, words: string, from = 0): readonly string[] =>
  runSync(occurrencesOf(text, words, from)).map(
    ({ start, end }) => `${String(start)}:${text.slice(start, end)}`,
  );

const mention = (start: number, end: number, ids: readonly string[], marked = false): Mention => ({
  start,
  end,
  ids,
  marked,
  layer: 'actor',
});

suite('The places of selected words in an article', () => {
  test('are whole words, in any case and with any accents', () => {
    const text = 'The café closed. Cafés stay, the CAFE does not.';
    assert.deepEqual(placesOf(text, 'café'), ['4:café', '33:CAFE']);
  });

  test('have the words in a row, over a line break and with any quotation marks', () => {
    const text = 'A night\nflight, a ‘night flight’, a night: flight, nights flights.';
    assert.deepEqual(placesOf(text, 'night flight'), ['2:night\nflight', '19:night flight']);
  });

  test('do not overlap, and none is before the text of the article', () => {
    assert.deepEqual(placesOf('no no no no no', 'no no'), ['0:no no', '6:no no']);
    assert.deepEqual(placesOf('title: toll\n---\nA toll.', 'toll', 16), ['18:toll']);
  });

  test('with a star in the words are those with a star', () => {
    assert.deepEqual(placesOf('rate * 2 and rates and rate * 2', 'rate * 2'), [
      '0:rate * 2',
      '23:rate * 2',
    ]);
  });

  test('are none for words without a letter', () => {
    assert.deepEqual(placesOf('a – b – c', ' – '), []);
  });

  test('give each sentence once', () => {
    const text = 'A toll here, a toll there. No toll.';
    const sentences = sentencesOf(text, runSync(occurrencesOf(text, 'toll', 0)));
    assert.deepEqual(
      sentences.map(({ start, end }) => text.slice(start, end)),
      ['A toll here, a toll there.', 'No toll.'],
    );
  });
});

suite('What is already coded at a place is not added again', () => {
  const quote = (start: number) => [quotePart('toll', start)];
  const places = [
    { start: 2, end: 6 },
    { start: 20, end: 24 },
  ];
  const answers = { actors: ['union'], issues: ['tolls', 'roads'], stance: 'oppose' };

  test('where each issue has the position, by the same actor with the same stance', () => {
    const coded = (given: object) => placed(position({ ...answers, quote: quote(2), ...given }));
    const left = (...all: Parameters<typeof withoutSamePosition>[1]) =>
      withoutSamePosition(places, all, answers).map(({ start }) => start);
    assert.deepEqual(left(coded({ issues: ['tolls'] }), coded({ issues: ['roads'] })), [20]);
    assert.deepEqual(left(coded({ issues: ['tolls'] })), [2, 20]);
    assert.deepEqual(left(coded({ stance: 'support' })), [2, 20]);
    assert.deepEqual(left(coded({ actors: ['union', 'city'] })), [2, 20]);
    assert.deepEqual(left(coded({ quote: quote(3) })), [2, 20]);
  });

  test('where the words are a mention of the same entries', () => {
    const left = (one: Mention): readonly number[] =>
      withoutSameMention(places, [one], 'actor', ['union']).map(({ start }) => start);
    assert.deepEqual(left(mention(2, 6, ['union'])), [20]);
    assert.deepEqual(left(mention(2, 6, ['union', 'city'])), [2, 20]);
  });
});

suite('Mentions like one', () => {
  test('have the same words and the same entries, and are not marked', () => {
    const text = 'The Port, the port, a port; Harbour.';
    const all = [
      mention(4, 8, ['a', 'b']),
      mention(14, 18, ['a', 'b']),
      mention(22, 26, ['a', 'b'], true),
      mention(28, 35, ['a', 'b']),
      mention(22, 26, ['a']),
    ];
    const like = sameMentions(text, all, mention(14, 18, ['b', 'a']));
    assert.deepEqual(like, all.slice(0, 2));
  });
});
