import assert from 'node:assert/strict';
import { editAnnotationFile } from '../../../src/core/annotation-file/edit/edit';
import { redoneEdits } from '../../../src/core/annotation-file/edit/reapply';
import { mergeAnnotationFiles } from '../../../src/core/annotation-file/merge/mergeFiles';
import { parseAnnotationFile } from '../../../src/core/annotation-file/parse/parse';
import { writeAnnotationFile } from '../../../src/core/annotation-file/write';
import { EMPTY_ANNOTATION_FILE } from '../../../src/core/model/article';
import { ONE_POSITION } from '../../support/onePosition';

const OLD = ONE_POSITION.replace('positions:', '# Harbours\npositions:');
const LINE = 'format: policy-annotations/1\n';
const withText = (digest: string, text = OLD): string =>
  text.replace(LINE, `${LINE}text: "${digest}"\n`);

suite('The digest of the text in an annotation file', () => {
  test('is a line below the format, changed and removed alone, and undone to the byte', () => {
    for (const [from, digest, to] of [
      [OLD, 'abc', withText('abc')],
      [withText('abc'), 'xyz', withText('xyz')],
      [withText('abc'), undefined, OLD],
      [OLD, undefined, OLD],
      ['', 'abc', `${LINE}text: "abc"\n...\n`],
    ] as const) {
      const edited = editAnnotationFile(from, [{ kind: 'text', text: digest }], undefined);
      assert.ok(edited.kind === 'edited');
      assert.equal(edited.text, to);
      if (from === '') continue;
      const undone = editAnnotationFile(edited.text, edited.inverse, undefined);
      assert.equal(undone.kind === 'edited' && undone.text, from);
    }
  });

  test('is read, and written with a new file', () => {
    const parsed = parseAnnotationFile(withText('abc'), undefined);
    assert.equal(parsed.kind === 'annotations' && parsed.file.text, 'abc');
    assert.deepEqual(parsed.problems, []);
    const written = writeAnnotationFile({ ...EMPTY_ANNOTATION_FILE, text: 'abc' }, undefined);
    assert.equal(written, `${LINE}text: "abc"\n...\n`);
  });

  test('is merged without a question: kept where both sides have it, else removed', () => {
    const ours = OLD.replace('oppose', 'neutral');
    const theirs = OLD.replace('night-shifts', 'robots');
    const both = ours.replace('night-shifts', 'robots');
    for (const [base, mine, other, merged] of [
      ['abc', 'abc', 'abc', 'abc'],
      ['abc', 'xyz', 'xyz', 'xyz'],
      [undefined, 'xyz', 'xyz', 'xyz'],
      // Ours changed the article, and the quotes of theirs are of the text before.
      ['abc', 'xyz', 'abc', undefined],
      ['abc', 'abc', 'xyz', undefined],
      ['abc', 'uvw', 'xyz', undefined],
      [undefined, undefined, 'xyz', undefined],
      ['abc', 'abc', undefined, undefined],
    ] as const) {
      const result = mergeAnnotationFiles(
        having(base, OLD),
        having(mine, ours),
        having(other, theirs),
      );
      assert.ok(result.kind === 'merged');
      assert.deepEqual(result.conflicts, []);
      assert.equal(result.text, having(merged, both));
    }
  });

  test('is not written into a file that another program changed, unless it has the same', () => {
    const edits = [{ kind: 'text', text: 'abc' }] as const;
    const now = (text?: string) => ({ ...EMPTY_ANNOTATION_FILE, ...(text ? { text } : {}) });
    assert.deepEqual(redoneEdits(edits, now(), now('abc')).edits, []);
    // There is nothing to write, and nothing is said to be saved.
    assert.deepEqual(redoneEdits(edits, now(), now()).edits, []);
    assert.deepEqual(redoneEdits(edits, now(), now('xyz')).edits, [
      { kind: 'text', text: undefined },
    ]);
  });
});

function having(digest: string | undefined, text: string): string {
  return digest === undefined ? text : withText(digest, text);
}
