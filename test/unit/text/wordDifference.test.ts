import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wordDifference } from '../../../src/core/text/wordDifference';
import { differenceText, wentWithRoom } from '../../../src/core/views/words/difference';

/** As the lists show it. */
function shown(before: string, now: string): string {
  return differenceText(wordDifference(before, now));
}

suite('Old and new words laid over each other', () => {
  test('what went is struck out before what came in its place, word by word', () => {
    assert.equal(
      shown('rejects a noise fee', 'rejects every noise fee outright'),
      'rejects [− a] [+ every] noise fee [+ outright]',
    );
    assert.equal(
      shown('wants night flights to end', 'wants flights to end'),
      'wants [− night] flights to end',
    );
    assert.equal(shown('rejects fees.', 'rejects high fees!'), 'rejects [+ high] fees[− .] [+ !]');
  });

  test('what went at the end stands apart from the words before it', () => {
    assert.equal(
      shown('wants deep-sea mining banned for good', 'wants mining banned'),
      'wants [− deep-sea] mining banned [− for good]',
    );
    assert.equal(shown('a “free” port', 'a “big” port'), 'a “[− free] [+ big]” port');
    const parts = wordDifference('wants deep-sea mining banned for good', 'wants mining banned');
    assert.deepEqual(
      parts.flatMap(({ kind }, at) => (kind === 'went' ? [wentWithRoom(parts, at)] : [])),
      ['deep-sea ', ' for good'],
    );
  });

  test('words that changed side by side are one change', () => {
    assert.equal(
      shown('ask for a noise fee', 'want a fee for noise'),
      '[− ask for] [+ want] a [− noise] fee [+ for noise]',
    );
    assert.equal(shown('one two three', 'eins zwei drei'), '[− one two three] [+ eins zwei drei]');
  });

  test('words that are the same show no change, wrapped anew neither', () => {
    assert.equal(shown('rejects a fee', 'rejects a fee'), 'rejects a fee');
    assert.equal(shown('rejects a fee', 'rejects\na fee'), 'rejects a fee');
  });

  test('both texts can be read off it, and each part stands where it says', () => {
    const words = fc.array(fc.constantFrom('the', 'port', 'rejects', 'night', 'shifts', '.'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [before, now] = [one.join(' '), other.join(' ')];
        const parts = wordDifference(before, now);
        for (const { kind, text, at } of parts) {
          if (kind !== 'went') assert.equal(now.slice(at, at + text.length), text);
        }
        const wordsOf = (left: 'went' | 'came'): string[] =>
          parts.flatMap(({ kind, text }) => (kind === left ? [] : (text.match(/\S+/gu) ?? [])));
        assert.deepEqual(wordsOf('went'), now.match(/\S+/gu) ?? []);
        assert.deepEqual(wordsOf('came'), before.match(/\S+/gu) ?? []);
      }),
    );
  });
});
