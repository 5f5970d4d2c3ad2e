import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  readConflictMarkers,
  writeConflictMarkers,
} from '../../../../src/core/annotation-file/merge/conflictMarkers';
import { caseCount } from '../../../support/caseCount';

const LABELS = { ours: 'HEAD', base: 'before', theirs: 'tom' };

/** Lines of which three versions share many. */
const anyText = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd d', '', '  - e', '"f"'), { maxLength: 9 })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));

suite('Conflict markers', () => {
  test('stand around just the lines that differ', () => {
    assert.equal(
      writeConflictMarkers('a\nb\nc\n', 'a\nx\nc\n', 'a\ny\nc\n', LABELS),
      'a\n<<<<<<< HEAD\nb\n||||||| before\nx\n=======\ny\n>>>>>>> tom\nc\n',
    );
    assert.equal(
      writeConflictMarkers('a\nb\nc\n', 'a\nb\nc\n', 'a\nb\nnew\nc\n', LABELS),
      'a\nb\n<<<<<<< HEAD\n||||||| before\n=======\nnew\n>>>>>>> tom\nc\n',
    );
  });

  test('are written with the line endings of the text', () => {
    const text = writeConflictMarkers('a\r\nb\r\n', 'a\r\nx\r\n', 'a\r\ny\r\n', LABELS);
    assert.equal(text.replaceAll('\r\n', '').includes('\n'), false);
  });

  test('three versions written and read again are the same three, whatever they are', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (ours, base, theirs) => {
        const read = readConflictMarkers(writeConflictMarkers(ours, base, theirs, LABELS));
        if (ours === base && ours === theirs) assert.equal(read.kind, 'none');
        else {
          const labels = { ours: 'HEAD', theirs: 'tom' };
          assert.deepEqual(read, { kind: 'conflicted', ours, base, theirs, labels });
        }
      }),
      { numRuns: caseCount(500) },
    );
  });

  test('of the style that does not show the base are read without one', () => {
    const text = 'a\r\n<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> branch with words\r\nd\r\n';
    assert.deepEqual(readConflictMarkers(text), {
      kind: 'conflicted',
      ours: 'a\r\nb\r\nd\r\n',
      base: undefined,
      theirs: 'a\r\nc\r\nd\r\n',
      labels: { ours: 'HEAD', theirs: 'branch with words' },
    });
  });

  test('give no base when only some of the conflicts show one', () => {
    const text =
      '<<<<<<< a\n1\n||||||| o\n0\n=======\n2\n>>>>>>> b\n<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n';
    const read = readConflictMarkers(text);
    assert.ok(read.kind === 'conflicted');
    assert.deepEqual([read.ours, read.base, read.theirs], ['1\n1\n', undefined, '2\n2\n']);
  });

  for (const [what, text, line] of [
    ['without an end', 'a\n<<<<<<< x\nb\n=======\nc\n', 1],
    ['without a beginning', 'a\n=======\nb\n>>>>>>> y\n', 1],
    ['within each other', '<<<<<<< x\n<<<<<<< x\na\n=======\nb\n>>>>>>> y\n', 1],
    ['in the wrong order', '<<<<<<< x\na\n=======\nb\n||||||| o\nc\n>>>>>>> y\n', 4],
    ['with two middles', '<<<<<<< x\na\n=======\nb\n=======\nc\n>>>>>>> y\n', 4],
  ] as const) {
    test(`${what} are refused at the line`, () => {
      assert.deepEqual(readConflictMarkers(text), { kind: 'refused', line });
    });
  }

  test('are no lines of an annotation file, in which values are indented', () => {
    assert.deepEqual(readConflictMarkers('a: b\n  =======\n<<<<<<<< eight\n'), { kind: 'none' });
  });
});
