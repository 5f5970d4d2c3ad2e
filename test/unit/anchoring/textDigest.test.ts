import assert from 'node:assert/strict';
import { EMPTY_ANNOTATION_FILE } from '../../../src/core/model/article';
import type { PlacedAnnotation } from '../../../src/core/model/place';
import { textDigest, textDigestEdits } from '../../../src/core/anchoring/textDigest';
import { annotationOf, describeMarked, placedAt } from './quotes';

const MARKED = 'Ms. Lund said that [[the port is safe]]. Nobody answered.';
const TEXT = 'Ms. Lund said that the port is safe. Nobody answered.';

suite('The digest of the text in which all quotes are certain', () => {
  test('is stored in files, so that it never changes', () => {
    assert.equal(textDigest(''), 'wbs7mh');
    assert.equal(textDigest(TEXT), 'epakpp');
  });

  test('is renewed with a change of the file where each quote is in its place', () => {
    const file = { ...EMPTY_ANNOTATION_FILE, text: 'older' };
    const renewed = [{ kind: 'text', text: textDigest(TEXT) }];
    const other = { ...annotationOf(describeMarked(MARKED)), id: 'bbbbbbbb' };
    const add = { kind: 'add', annotation: other } as const;
    const sure = placedAt(MARKED);
    assert.deepEqual(textDigestEdits({ text: TEXT, file, placed: [sure] }, [add]), renewed);
    assert.deepEqual(textDigestEdits({ text: TEXT, file, placed: [] }, [add]), renewed);

    for (const state of ['uncertain', 'orphaned'] as const) {
      const span = state === 'orphaned' ? undefined : sure.places[0]?.span;
      const doubtful: PlacedAnnotation = { ...sure, places: [{ state, span }] };
      const { annotation } = sure;
      const review = { text: TEXT, file, placed: [doubtful] };
      assert.deepEqual(textDigestEdits(review, [add]), []);
      // The same quote with another note waits as before; described anew, it is confirmed.
      const note = { kind: 'replace', annotation: { ...annotation, note: 'see p. 2' } } as const;
      assert.deepEqual(textDigestEdits(review, [note]), []);
      const quote = [{ ...describeMarked(MARKED), was: 'old words' }];
      const confirm = { kind: 'replace', annotation: { ...annotation, quote } } as const;
      assert.deepEqual(textDigestEdits(review, [confirm]), renewed);
      assert.deepEqual(
        textDigestEdits(review, [{ kind: 'delete', id: annotation.id }, add]),
        renewed,
      );
    }
  });

  test('is not that of a text with other words than are stored', () => {
    const file = { ...EMPTY_ANNOTATION_FILE, text: 'older' };
    const text = TEXT.replace('is safe', 'was safe');
    const edits = [{ kind: 'describe', article: { title: 'Safety' } }] as const;
    assert.deepEqual(textDigestEdits({ text, file, placed: [placedAt(MARKED)] }, edits), []);
  });

  test('goes with the last annotation, and stays as it is where one comes back', () => {
    const file = { ...EMPTY_ANNOTATION_FILE, text: 'older' };
    const { annotation } = placedAt(MARKED);
    const open = { text: TEXT, file, placed: [placedAt(MARKED)] };
    const removed = textDigestEdits(open, [{ kind: 'delete', id: annotation.id }]);
    assert.deepEqual(removed, [{ kind: 'text', text: undefined }]);
    const restored = { kind: 'restore', section: 'ignored', id: 'bbbbbbbb', block: '' } as const;
    assert.deepEqual(textDigestEdits(open, [restored]), []);
  });
});
