import assert from 'node:assert/strict';
import type { AnnotationFileEdit } from '../../../src/core/annotation-file/edit/editTypes';
import { EMPTY_ANNOTATION_FILE } from '../../../src/core/model/article';
import type { PlacedAnnotation } from '../../../src/core/model/place';
import { completeEdits } from '../../../src/core/anchoring/completeEdits';
import { namesAround } from '../../../src/core/anchoring/context/around';
import { placeAnnotation } from '../../../src/core/anchoring/placeAnnotation';
import { textDigest } from '../../../src/core/anchoring/textDigest';
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
    const renewed = { kind: 'text', text: textDigest(TEXT) };
    const digestsIn = (
      placed: readonly PlacedAnnotation[],
      ...edits: readonly AnnotationFileEdit[]
    ): readonly AnnotationFileEdit[] =>
      completeEdits({ text: TEXT, file, placed }, edits).filter(({ kind }) => kind === 'text');
    const other = { ...annotationOf(describeMarked(MARKED)), id: 'bbbbbbbb' };
    const add = { kind: 'add', annotation: other } as const;
    const sure = placedAt(MARKED);
    assert.deepEqual(digestsIn([sure], add), [renewed]);
    assert.deepEqual(digestsIn([], add), [renewed]);

    for (const state of ['uncertain', 'orphaned'] as const) {
      const span = state === 'orphaned' ? undefined : sure.places[0]?.span;
      const doubtful: PlacedAnnotation = { ...sure, places: [{ state, span }] };
      const { annotation } = sure;
      assert.deepEqual(digestsIn([doubtful], add), []);
      // The same quote with another note waits as before; described anew, it is confirmed.
      const note = { kind: 'replace', annotation: { ...annotation, note: 'see p. 2' } } as const;
      assert.deepEqual(digestsIn([doubtful], note), []);
      assert.deepEqual(digestsIn([doubtful], { ...note, confirms: true }), [renewed]);
      const quote = [{ ...describeMarked(MARKED), was: 'old words' }];
      const confirm = { kind: 'replace', annotation: { ...annotation, quote } } as const;
      assert.deepEqual(digestsIn([doubtful], confirm), [renewed]);
      assert.deepEqual(digestsIn([doubtful], { kind: 'delete', id: annotation.id }, add), [
        renewed,
      ]);
    }
  });

  test('comes with the names around each quote that is written and certain', () => {
    const file = { ...EMPTY_ANNOTATION_FILE, text: textDigest(TEXT) };
    const sure = placedAt(MARKED);
    const { annotation } = sure;
    const around = namesAround(TEXT)(sure.places[0]?.span ?? { start: 0, end: 0 });
    const whole = { ...annotation, quote: [{ ...describeMarked(MARKED), around }] };
    const add = { kind: 'add', annotation } as const;
    const open = { text: TEXT, file, placed: [] };
    assert.deepEqual(completeEdits(open, [add]), [{ kind: 'add', annotation: whole }]);
    const stale = { ...annotation, quote: [{ ...describeMarked(MARKED), around: '00-a-b-c' }] };
    const confirm = { kind: 'replace', annotation: stale, confirms: true } as const;
    const doubtful = placeAnnotation(TEXT, stale);
    assert.equal(doubtful.places[0]?.beside?.where, 'frame');
    assert.deepEqual(completeEdits({ ...open, placed: [doubtful] }, [confirm]), [
      { ...confirm, annotation: whole },
    ]);
    const note = { kind: 'replace', annotation: { ...stale, note: 'see p. 2' } } as const;
    assert.deepEqual(completeEdits({ ...open, placed: [doubtful] }, [note]), [note]);
  });

  test('is not that of a text with other words than are stored', () => {
    const file = { ...EMPTY_ANNOTATION_FILE, text: 'older' };
    const text = TEXT.replace('is safe', 'was safe');
    const edits = [{ kind: 'describe', article: { title: 'Safety' } }] as const;
    assert.deepEqual(completeEdits({ text, file, placed: [placedAt(MARKED)] }, edits), edits);
  });

  test('goes with the last annotation, and stays as it is where one comes back', () => {
    const file = { ...EMPTY_ANNOTATION_FILE, text: 'older' };
    const { annotation } = placedAt(MARKED);
    const open = { text: TEXT, file, placed: [placedAt(MARKED)] };
    const removed = completeEdits(open, [{ kind: 'delete', id: annotation.id }]);
    assert.deepEqual(removed.at(-1), { kind: 'text', text: undefined });
    const restored = { kind: 'restore', section: 'ignored', id: 'bbbbbbbb', block: '' } as const;
    assert.deepEqual(completeEdits(open, [restored]), [restored]);
  });
});
