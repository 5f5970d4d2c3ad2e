import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diffEdits } from '../../../src/core/text/diff';
import { applyEdits } from '../../../src/core/text/textEdit';
import { caseCount } from '../../support/caseCount';

/** Each edit as `old → new`. */
function shown(from: string, to: string): readonly string[] | undefined {
  return diffEdits(from, to)?.map((edit) => `${from.slice(edit.start, edit.end)} → ${edit.text}`);
}

suite('The edits between two texts, word by word', () => {
  test('changes far apart are several edits, of whole words', () => {
    assert.deepEqual(
      shown(
        'China opposes tariffs. Peru wants them too.',
        'China opposed tariffs. Peru wants quotas also.',
      ),
      ['opposes → opposed', 'them → quotas', 'too → also'],
    );
  });

  test('the same text needs none, an insertion or a deletion only one', () => {
    assert.deepEqual(shown('same', 'same'), []);
    assert.deepEqual(shown('no deal', 'no new deal'), [' → new ']);
    assert.deepEqual(shown('no new deal', 'no deal'), ['new  → ']);
    assert.deepEqual(shown('They oppose it', 'They opposed it'), ['oppose → opposed']);
  });

  test('re-wrapped lines change white space only', () => {
    assert.deepEqual(shown('a b\nc d\n', 'a\nb c\nd\n'), ['  → \n', '\n →  ', '  → \n']);
  });

  test('in scripts without spaces a character is a word', () => {
    assert.deepEqual(shown('中国反对关税。会谈结束。', '中国支持关税。会谈开始。'), [
      '反对 → 支持',
      '结束 → 开始',
    ]);
  });

  test('an emoji with its joiners is one word', () => {
    assert.deepEqual(shown('x 👩🏽‍🌾 y 🇪🇺 z', 'x 👨🏽‍🌾 y 🇪🇸 z')?.length, 2);
  });

  test('more changes than allowed give no answer', () => {
    assert.equal(diffEdits('a b c d e f', 'q r s t u v', 5), undefined);
    assert.ok(diffEdits('a b c d e f', 'q r s t u v', 12));
  });

  test('they turn any text into any other, in text order', () => {
    const words = fc.array(fc.constantFrom('a ', 'b ', 'c\n', '.', '😀', 'e\u0301'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, words, (from, to) => {
        const [before, after] = [from.join(''), to.join('')];
        const edits = diffEdits(before, after);
        assert.ok(edits);
        assert.equal(applyEdits(before, edits), after);
        edits.forEach((edit, i) => assert.ok(edit.start >= (edits[i - 1]?.end ?? 0)));
      }),
      { numRuns: caseCount(3000) },
    );
  });
});
