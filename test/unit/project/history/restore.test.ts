import assert from 'node:assert/strict';
import { editAnnotationFile } from '../../../../src/core';
import { restore } from '../../../../src/project';
import { addPosition, idsOf } from '../../../reliability/diskCorpus';

const PATH = 'harbour.txt.annotations.yaml';

suite('Bringing a change that was noted into its file', () => {
  const base = withIds('', 'one');
  const wanted = withIds(base, 'two');

  test('a file as it was before gets the text that was noted', () => {
    const text = { kind: 'text', text: wanted, asked: 0 };
    assert.deepEqual(restore(noted(base, wanted), base), text);
    assert.deepEqual(restore(noted(undefined, wanted), undefined), text);
  });

  test('a file that others made meanwhile gets what the change brought', () => {
    const restored = restore(noted(undefined, base), withIds('', 'three'));
    assert.ok(restored.kind === 'text');
    assert.deepEqual([...(idsOf(restored.text) ?? [])].sort(), ['one', 'three']);
  });

  test('a file that has the change already needs nothing, whatever else came into it', () => {
    assert.deepEqual(restore(noted(base, wanted), wanted), { kind: 'nothing' });
    assert.deepEqual(restore(noted(base, wanted), withIds(wanted, 'three')), { kind: 'nothing' });
  });

  test('a file that others changed keeps their changes and gets ours', () => {
    const restored = restore(noted(base, wanted), withIds(base, 'three'));
    assert.ok(restored.kind === 'text');
    assert.deepEqual([...(idsOf(restored.text) ?? [])].sort(), ['one', 'three', 'two']);
    assert.equal(restored.asked, 0);
  });

  test('of a value that others changed too, theirs stands and is counted', () => {
    const ours = base.replace('stance: oppose', 'stance: support');
    const theirs = base.replace('stance: oppose', 'stance: neutral');
    assert.deepEqual(restore(noted(base, ours), theirs), { kind: 'text', text: theirs, asked: 1 });
  });

  test('a file that was being written in place may hold parts of both texts, and is never merged', () => {
    const change = { ...noted(base, wanted), mayBeTorn: true };
    // The end of the new text over the old one: a whole file to its reader.
    const mixed = withIds(base, 'three');
    assert.deepEqual(restore(change, mixed), { kind: 'torn' });
    assert.deepEqual(restore(change, `${base}half a li`), { kind: 'torn' });
    assert.deepEqual(restore(change, wanted), { kind: 'nothing' });
    assert.deepEqual(restore(change, base), { kind: 'text', text: wanted, asked: 0 });
  });

  test('a torn file, one that was deleted, and a codebook that changed are for somebody to look at', () => {
    assert.deepEqual(restore(noted(base, wanted), `${base}half a li`), { kind: 'by-hand' });
    assert.deepEqual(restore(noted(base, wanted), undefined), { kind: 'by-hand' });
    const codebook = { root: 'r', path: 'codebook.yaml', base: 'a: 1\n', wanted: 'a: 2\n' };
    assert.deepEqual(restore(codebook, 'a: 3\n'), { kind: 'by-hand' });
    assert.equal(restore(codebook, 'a: 1\n').kind, 'text');
  });
});

function noted(base: string | undefined, wanted: string) {
  return { root: 'r', path: PATH, base, wanted };
}

function withIds(text: string, ...ids: readonly string[]): string {
  const edited = editAnnotationFile(text, ids.map(addPosition), undefined);
  assert.ok(edited.kind === 'edited');
  return edited.text;
}
