import assert from 'node:assert/strict';
import {
  paragraphAt,
  paragraphOf,
  paragraphStarts,
} from '../../../../src/core/text/sentences/paragraphs';

suite('paragraphs', () => {
  const starts = (text: string, from?: number): number[] => [...paragraphStarts(text, from)];

  test('are blocks of lines between blank ones', () => {
    assert.deepEqual(starts('one\nmore of it\n\ntwo\n \t\n\nthree'), [0, 16, 24]);
  });

  test('are the lines of a text without blank lines', () => {
    assert.deepEqual(starts('one\ntwo\nthree\n'), [0, 4, 8]);
    assert.equal(paragraphOf('one\ntwo\nthree\n', 9), 3);
  });

  test('are its lines, too, where blank lines stand only around them', () => {
    assert.deepEqual(starts('\n\none\ntwo\n\n'), [2, 6]);
  });

  test('begin counted from the end of the front matter', () => {
    const text = '---\ntitle: a\n---\n\none\n\ntwo';
    assert.deepEqual(starts(text, 16), [18, 23]);
    assert.equal(paragraphOf(text, 20, 16), 1);
  });

  test('own the gap behind them; before the first there is none', () => {
    const own = paragraphStarts('\none\n\ntwo');
    assert.equal(paragraphAt(own, 0), 0);
    assert.equal(paragraphAt(own, 5), 1);
    assert.equal(paragraphAt(own, 6), 2);
  });

  test('are none in an empty text', () => {
    assert.deepEqual(starts(''), []);
    assert.deepEqual(starts(' \n\n'), []);
  });
});
