import assert from 'node:assert/strict';
import type { Annotation, Position } from '../../../src/core/model/annotation';
import { redoneEdits } from '../../../src/core/sidecar/redo';
import type { AnnotationFileEdit } from '../../../src/core/sidecar/editTypes';
import { position } from '../../support/corpus';

const OLD = position({ id: 'aaaaaaaa', stance: 'oppose', note: 'old' });

suite('Edits that are done again on a file that changed meanwhile', () => {
  test('different fields of one annotation come together', () => {
    const redone = redoneEdits(
      [replaced({ ...OLD, note: 'mine' })],
      [OLD],
      [{ ...OLD, stance: 'support' }],
    );
    assert.deepEqual(redone, {
      edits: [replaced({ ...OLD, note: 'mine', stance: 'support' })],
      disputes: [],
    });
  });

  test('of one field that both changed, the file keeps its own, and the rest of ours is written', () => {
    const theirs = { ...OLD, stance: 'support' };
    const mine: Position = { ...OLD, stance: 'neutral', act: 'demand' };
    const redone = redoneEdits([replaced(mine)], [OLD], [theirs]);
    assert.deepEqual(redone, {
      edits: [replaced({ ...theirs, act: 'demand' })],
      disputes: [{ kind: 'changed', ours: mine, theirs, fields: ['stance'] }],
    });
  });

  test('what is only disputed writes nothing', () => {
    const theirs = { ...OLD, stance: 'support' };
    const redone = redoneEdits([replaced({ ...OLD, stance: 'neutral' })], [OLD], [theirs]);
    assert.deepEqual(redone.edits, []);
    assert.equal(redone.disputes.length, 1);
  });

  test('the last of several changes of one annotation is the one that is disputed', () => {
    const edits = [replaced({ ...OLD, note: 'first' }), replaced({ ...OLD, note: 'last' })];
    const redone = redoneEdits(edits, [OLD], [{ ...OLD, note: 'theirs' }]);
    assert.deepEqual(
      redone.disputes.map((one) => one.kind === 'changed' && one.ours.note),
      ['last'],
    );
  });

  test('a change that came back to what the file has now is no dispute', () => {
    const edits = [replaced({ ...OLD, note: 'first' }), replaced({ ...OLD, note: 'theirs' })];
    assert.deepEqual(redoneEdits(edits, [OLD], [{ ...OLD, note: 'theirs' }]).disputes, []);
  });

  test('deleted there and changed here is disputed, and stays deleted until somebody chooses', () => {
    const mine = { ...OLD, note: 'mine' };
    assert.deepEqual(redoneEdits([replaced(mine)], [OLD], []), {
      edits: [],
      disputes: [{ kind: 'deleted-there', ours: mine }],
    });
  });

  test('deleted here and changed there is disputed, and stays until somebody chooses', () => {
    const theirs = { ...OLD, note: 'theirs' };
    assert.deepEqual(redoneEdits([deleted], [OLD], [theirs]), {
      edits: [],
      disputes: [{ kind: 'deleted-here', theirs }],
    });
    assert.deepEqual(redoneEdits([deleted], [OLD], [OLD]).edits, [deleted]);
    assert.deepEqual(redoneEdits([deleted], [OLD], []), { edits: [], disputes: [] });
  });

  test('a new annotation is added, and not twice when its writing was interrupted at the end', () => {
    const add: AnnotationFileEdit = { kind: 'add', annotation: OLD };
    const noted = { ...OLD, note: 'mine' };
    assert.deepEqual(redoneEdits([add, replaced(noted)], [], []).edits, [add, replaced(noted)]);
    assert.deepEqual(redoneEdits([add], [], [OLD]), { edits: [], disputes: [] });
    assert.deepEqual(redoneEdits([add], [], [noted]).disputes, [
      { kind: 'changed', ours: OLD, theirs: noted, fields: ['note'] },
    ]);
  });

  test('a deletion that was taken back is no dispute', () => {
    const restore: AnnotationFileEdit = {
      kind: 'restore',
      section: 'positions',
      id: OLD.id,
      block: '',
    };
    const redone = redoneEdits([deleted, restore], [OLD], [{ ...OLD, note: 'theirs' }]);
    assert.deepEqual(redone, { edits: [], disputes: [] });
  });
});

const deleted: AnnotationFileEdit = { kind: 'delete', id: OLD.id };

function replaced(annotation: Annotation): AnnotationFileEdit {
  return { kind: 'replace', annotation };
}
