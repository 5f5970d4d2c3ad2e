import assert from 'node:assert/strict';
import type { Annotation, Position } from '../../../../src/core/model/annotation';
import {
  EMPTY_ANNOTATION_FILE,
  NO_METADATA,
  type AnnotationFile,
  type ArticleMetadata,
  type Coding,
} from '../../../../src/core/model/article';
import { isChangedBetween } from '../../../../src/core/annotation-file/edit/changedElsewhere';
import {
  disputedThing,
  headEdit,
  isDisputed,
} from '../../../../src/core/annotation-file/edit/dispute';
import type { Decision } from '../../../../src/core/model/decision';
import { redoneEdits } from '../../../../src/core/annotation-file/edit/reapply';
import type { AnnotationFileEdit } from '../../../../src/core/annotation-file/edit/editTypes';
import { position } from '../../../support/corpus';

const OLD = position({ id: 'aaaaaaaa', stance: 'oppose', note: 'old' });

suite('Edits that are done again on a file that changed meanwhile', () => {
  test('different fields of one annotation come together', () => {
    const redone = redo(
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
    const redone = redo([replaced(mine)], [OLD], [theirs]);
    assert.deepEqual(redone, {
      edits: [replaced({ ...theirs, act: 'demand' })],
      disputes: [{ kind: 'changed', ours: mine, theirs, fields: ['stance'] }],
    });
  });

  test('what is only disputed writes nothing', () => {
    const theirs = { ...OLD, stance: 'support' };
    const redone = redo([replaced({ ...OLD, stance: 'neutral' })], [OLD], [theirs]);
    assert.deepEqual(redone.edits, []);
    assert.equal(redone.disputes.length, 1);
  });

  test('the last of several changes of one annotation is the one that is disputed', () => {
    const edits = [replaced({ ...OLD, note: 'first' }), replaced({ ...OLD, note: 'last' })];
    const redone = redo(edits, [OLD], [{ ...OLD, note: 'theirs' }]);
    assert.deepEqual(
      redone.disputes.map((one) => one.kind === 'changed' && one.ours.note),
      ['last'],
    );
  });

  test('a change that came back to what the file has now is no dispute', () => {
    const edits = [replaced({ ...OLD, note: 'first' }), replaced({ ...OLD, note: 'theirs' })];
    assert.deepEqual(redo(edits, [OLD], [{ ...OLD, note: 'theirs' }]).disputes, []);
  });

  test('deleted there and changed here is disputed, and stays deleted until somebody chooses', () => {
    const mine = { ...OLD, note: 'mine' };
    assert.deepEqual(redo([replaced(mine)], [OLD], []), {
      edits: [],
      disputes: [{ kind: 'deleted-there', ours: mine }],
    });
  });

  test('deleted here and changed there is disputed, and stays until somebody chooses', () => {
    const theirs = { ...OLD, note: 'theirs' };
    assert.deepEqual(redo([deleted], [OLD], [theirs]), {
      edits: [],
      disputes: [{ kind: 'deleted-here', theirs }],
    });
    assert.deepEqual(redo([deleted], [OLD], [OLD]).edits, [deleted]);
    assert.deepEqual(redo([deleted], [OLD], []), { edits: [], disputes: [] });
  });

  test('a new annotation is added, and not twice when its writing was interrupted at the end', () => {
    const add: AnnotationFileEdit = { kind: 'add', annotation: OLD };
    const noted = { ...OLD, note: 'mine' };
    assert.deepEqual(redo([add, replaced(noted)], [], []).edits, [add, replaced(noted)]);
    assert.deepEqual(redo([add], [], [OLD]), { edits: [], disputes: [] });
    assert.deepEqual(redo([add], [], [noted]).disputes, [
      { kind: 'changed', ours: OLD, theirs: noted, fields: ['note'] },
    ]);
  });

  test('comments and tags of both are kept, and who removed one has it removed', () => {
    const [first, mine, other] = ['First', 'Mine', 'Theirs'].map((text) => {
      return { by: 'lea', at: undefined, text };
    });
    assert.ok(first && mine && other);
    const before = { ...OLD, tags: ['a', 'b'], comments: [first] };
    const redone = redo(
      [replaced({ ...before, tags: ['a', 'c'], comments: [first, mine] })],
      [before],
      [{ ...before, tags: ['a', 'b', 'd'], comments: [{ ...first, resolved: true }, other] }],
    );
    assert.deepEqual(redone.disputes, []);
    const [edit] = redone.edits;
    assert.ok(edit?.kind === 'replace');
    assert.deepEqual(edit.annotation.tags, ['a', 'c', 'd']);
    assert.deepEqual(edit.annotation.comments, [mine, { ...first, resolved: true }, other]);
  });

  test('a deletion that was taken back is no dispute', () => {
    const restore: AnnotationFileEdit = {
      kind: 'restore',
      section: 'positions',
      id: OLD.id,
      block: '',
    };
    const redone = redo([deleted, restore], [OLD], [{ ...OLD, note: 'theirs' }]);
    assert.deepEqual(redone, { edits: [], disputes: [] });
  });
});

suite('Edits of the head that are done again on a file that changed meanwhile', () => {
  const begun = coding('in-progress');
  const [complete, notRelevant] = [coding('complete'), coding('not-relevant')];

  test('a decision is one value: written where only we made it, disputed where both did', () => {
    const decision = (reason: string): Decision => ({
      ...{ by: 'eve', at: '2026-01-02T00:00:00Z', replaces: [], from: [], over: ['lea#p1@aaaaaa'] },
      ...{ result: [], reason, quote: undefined },
    });
    const [ours, theirs] = [decision('slip'), decision('ambiguous')];
    const edit: AnnotationFileEdit = { kind: 'decide', decision: 'd1', decided: ours };
    const now = { ...EMPTY_ANNOTATION_FILE, decided: new Map([['d2', theirs]]) };
    assert.deepEqual(redoneEdits([edit], EMPTY_ANNOTATION_FILE, now), {
      edits: [edit],
      disputes: [],
    });
    const both = { ...EMPTY_ANNOTATION_FILE, decided: new Map([['d1', theirs]]) };
    const disputed = redoneEdits([edit], EMPTY_ANNOTATION_FILE, both);
    const dispute = { kind: 'decided', decision: 'd1', ours, theirs } as const;
    assert.deepEqual(disputed, { edits: [], disputes: [dispute] });
    assert.deepEqual(headEdit(dispute), edit);
    assert.ok(isDisputed(edit, dispute));
    assert.equal(disputedThing(dispute), 'decided d1');
    assert.ok(isChangedBetween(EMPTY_ANNOTATION_FILE, both)(edit));
    assert.ok(!isChangedBetween(EMPTY_ANNOTATION_FILE, now)(edit));
  });

  test('what only we say of a coder is written, and what another coder says stays', () => {
    const now = { ...EMPTY_ANNOTATION_FILE, coded: new Map([['tom', complete]]) };
    const redone = redoneEdits([coded('lea', complete)], EMPTY_ANNOTATION_FILE, now);
    assert.deepEqual(redone, { edits: [coded('lea', complete)], disputes: [] });
  });

  test('a coder marked otherwise on both sides is asked about, and the file keeps its own', () => {
    const redone = redoneEdits([coded('lea', complete)], stated(begun), stated(notRelevant));
    assert.deepEqual(redone, {
      edits: [],
      disputes: [{ kind: 'coded', coder: 'lea', ours: complete, theirs: notRelevant }],
    });
  });

  test('a mark that was taken away there and changed here is asked about, and the other way round', () => {
    const there = redoneEdits([coded('lea', complete)], stated(begun), stated(undefined));
    const here = redoneEdits([coded('lea', undefined)], stated(begun), stated(complete));
    assert.deepEqual(
      [...there.disputes, ...here.disputes],
      [
        { kind: 'coded', coder: 'lea', ours: complete, theirs: undefined },
        { kind: 'coded', coder: 'lea', ours: undefined, theirs: complete },
      ],
    );
    assert.deepEqual([there.edits, here.edits], [[], []]);
  });

  test('the same mark on both sides, and one that was taken back, is no question', () => {
    const same = redoneEdits([coded('lea', complete)], stated(begun), stated(complete));
    assert.deepEqual(same, { edits: [], disputes: [] });
    const back = [coded('lea', complete), coded('lea', begun)];
    assert.deepEqual(redoneEdits(back, stated(begun), stated(notRelevant)), {
      edits: [],
      disputes: [],
    });
    // Nobody else touched it: both are done again, and come to what it was.
    assert.deepEqual(redoneEdits(back, stated(begun), stated(begun)), {
      edits: back,
      disputes: [],
    });
  });

  test('of the description only the key that both sides changed is asked about', () => {
    const mine = described({ title: 'Mine', source: 'Gazette', date: undefined });
    const before = about({ title: 'Old', date: '2024' });
    const redone = redoneEdits([mine], before, about({ title: 'Theirs', date: '2024', url: 'u' }));
    assert.deepEqual(redone, {
      edits: [described({ source: 'Gazette', date: undefined })],
      disputes: [{ kind: 'described', key: 'title', ours: 'Mine', theirs: 'Theirs' }],
    });
  });

  test('attributes are one value, and a description that is only disputed writes nothing', () => {
    const region = (name: string) => ({ attributes: new Map([['region', name]]) });
    const same = redoneEdits([described(region('north'))], about({}), about(region('north')));
    assert.deepEqual(same, { edits: [], disputes: [] });
    const other = redoneEdits([described(region('north'))], about({}), about(region('south')));
    assert.deepEqual([other.edits, other.disputes.length], [[], 1]);
  });

  test('what is disputed is known from the edit that set it, and from no other', () => {
    const { disputes } = redoneEdits(
      [coded('lea', complete), described({ title: 'Mine' }), replaced({ ...OLD, note: 'mine' })],
      { ...about({}), annotations: [OLD] },
      { ...about({ title: 'T' }), coded: new Map([['lea', begun]]), annotations: [] },
    );
    const edits = [coded('lea', begun), described({ title: undefined }), deleted];
    const others = [coded('tom', begun), described({ source: 'S' }), replaced(position())];
    assert.equal(disputes.length, 3);
    for (const dispute of disputes) {
      assert.equal(edits.filter((edit) => isDisputed(edit, dispute)).length, 1);
      assert.ok(!others.some((edit) => isDisputed(edit, dispute)));
    }
  });
});

function coding(state: Coding['state']): Coding {
  return { state, date: undefined, codebook: undefined, reason: undefined };
}

function coded(coder: string, coding: Coding | undefined): AnnotationFileEdit {
  return { kind: 'code', coder, coding };
}

function described(article: Partial<ArticleMetadata>): AnnotationFileEdit {
  return { kind: 'describe', article };
}

/** A file in which lea says this. */
function stated(coding: Coding | undefined): AnnotationFile {
  return { ...EMPTY_ANNOTATION_FILE, coded: new Map(coding ? [['lea', coding]] : []) };
}

function about(article: Partial<ArticleMetadata>): AnnotationFile {
  return { ...EMPTY_ANNOTATION_FILE, article: { ...NO_METADATA, ...article } };
}

/** On files of annotations only. */
function redo(
  edits: readonly AnnotationFileEdit[],
  before: readonly Annotation[],
  now: readonly Annotation[],
) {
  const [old, current] = [before, now].map((annotations) => ({
    ...EMPTY_ANNOTATION_FILE,
    annotations,
  }));
  assert.ok(old && current);
  return redoneEdits(edits, old, current);
}

const deleted: AnnotationFileEdit = { kind: 'delete', id: OLD.id };

function replaced(annotation: Annotation): AnnotationFileEdit {
  return { kind: 'replace', annotation };
}
