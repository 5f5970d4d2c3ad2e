import assert from 'node:assert/strict';
import { countedText, countingOf, wordsAt } from '../../../src/formats/countedPlaces';

const TEXT = 'Ms Holm 😀 and 😀 Mr Bo spoke of the fee.';

const UNITS = {
  'utf-16': (text: string) => text.length,
  'code-points': (text: string) => Array.from(text).length,
} as const;

/** Passages with no words to compare, in places that a program has counted in a unit, as another
 * would read them. */
function read(unit: keyof typeof UNITS, usual: keyof typeof UNITS, ...passages: readonly string[]) {
  const source = countedText(TEXT);
  const lengthOf = UNITS[unit];
  const places = passages.map((words) => {
    const start = lengthOf(TEXT.slice(0, TEXT.indexOf(words)));
    return { source, start, end: start + lengthOf(words), name: undefined };
  });
  const { way, within } = countingOf(places, usual);
  return [...places.map((place) => wordsAt(place, way)), within];
}

suite('Places without words to compare', () => {
  for (const unit of ['utf-16', 'code-points'] as const) {
    for (const usual of ['utf-16', 'code-points'] as const) {
      test(`counted in ${unit} are those of whole words, where ${usual} are usual`, () => {
        assert.deepEqual(read(unit, usual, 'Ms Holm', 'Mr Bo', 'the fee'), [
          ...['Ms Holm', 'Mr Bo', 'the fee'],
          0,
        ]);
      });
    }
  }

  test('stay as they are usual where words are cut in either way, and are counted', () => {
    assert.deepEqual(read('utf-16', 'utf-16', 'Ms Hol', 'r B', 'pok'), ['Ms Hol', 'r B', 'pok', 2]);
    assert.deepEqual(read('code-points', 'utf-16', 'the fee'), ['f the f', 1]);
  });

  test('are not doubted where all ways give the same', () => {
    assert.deepEqual(read('utf-16', 'code-points', 's Ho'), ['s Ho', 0]);
  });
});
