import assert from 'node:assert/strict';
import { describeSpan, newPosition } from '../../../../src/core';
import { Corpus } from '../../../../src/project';
import { Emitter } from '../../../../src/project/emitter';
import { UndoHistory } from '../../../../src/project/history/undoHistory';
import { MemoryFiles } from '../../../support/memoryFiles';
import { stillEnvironment } from '../../../support/environment';
import { MemoryTexts } from '../../../support/memoryTexts';

suite('The history of annotation changes', () => {
  test('goes back and forth, and carries the edits that take each step back', () => {
    const history = historyOf('one', 'two');
    assert.equal(history.next('undo')?.label, 'two');
    history.mover('undo')({
      file: 'annotations',
      article: 'a.txt',
      undo: [{ kind: 'delete', id: 'redone' }],
    });
    assert.equal(history.next('undo')?.label, 'one');
    assert.deepEqual(history.next('redo'), {
      label: 'two',
      parts: [{ file: 'annotations', article: 'a.txt', undo: [{ kind: 'delete', id: 'redone' }] }],
      // It stays the second one.
      number: 2,
    });
    history.mover('redo')({ file: 'annotations', article: 'a.txt', undo: [] });
    assert.deepEqual([history.canUndo, history.canRedo], [true, false]);
  });

  test('a new change makes what was undone unreachable', () => {
    const history = historyOf('one', 'two');
    history.mover('undo')({ file: 'annotations', article: 'a.txt', undo: [] });
    assert.ok(history.canRedo);
    add(history, 'three');
    assert.equal(history.canRedo, false);
    assert.equal(history.next('undo')?.label, 'three');
  });

  test('asking does not move it, and moving past its ends does nothing', () => {
    const history = historyOf();
    history.mover('undo')({ file: 'annotations', article: 'a.txt', undo: [] });
    history.mover('redo')({ file: 'annotations', article: 'a.txt', undo: [] });
    assert.deepEqual([history.next('undo'), history.next('redo')], [undefined, undefined]);
    add(history, 'one');
    history.next('undo');
    assert.equal(history.next('undo')?.label, 'one');
  });

  test('the oldest of more than five hundred changes are forgotten', () => {
    const history = historyOf(...Array.from({ length: 502 }, (_, n) => String(n)));
    let last: string | undefined;
    let steps = 0;
    while (history.canUndo) {
      last = history.next('undo')?.label;
      history.mover('undo')({ file: 'annotations', article: 'a.txt', undo: [] });
      steps++;
    }
    assert.deepEqual([steps, last], [500, '2']);
  });
});

suite('Who hears of a change', () => {
  test('is told when it can be taken back already, and when it was', async () => {
    const text = 'The port objects.\n';
    const files = new MemoryFiles({
      'codebook.yaml': 'format: policy-codebook/1\n',
      'a.txt': text,
    });
    const settings = { coder: () => '', largestText: () => 1e6, kept: new MemoryTexts() };
    const corpus = new Corpus(files, stillEnvironment(), settings);
    await corpus.load();
    let heard: string | undefined;
    corpus.index.onDidChange(() => {
      const { canUndo, canRedo } = corpus.history;
      // The first to hear of it: nothing may come later.
      heard ??= `undo ${String(canUndo)}, redo ${String(canRedo)}`;
    });
    const quote = [describeSpan(text, { start: 4, end: 8 })];
    const stated = { actors: ['port'], issues: ['noise'], stance: 'oppose' };
    const position = newPosition({ id: 'aaaaaaaa', quote, coder: undefined }, stated);
    const done = await corpus.change('a.txt', [{ kind: 'add', annotation: position }], 'label');
    assert.equal(done.kind, 'done');
    assert.equal(heard, 'undo true, redo false');
    await corpus.settled();
    heard = undefined;
    await corpus.replay('undo');
    assert.equal(heard, 'undo false, redo true');
    await corpus.settled();
    heard = undefined;
    await corpus.replay('redo');
    assert.equal(heard, 'undo true, redo false');
  });
});

suite('Listeners', () => {
  test('one that throws keeps nobody from hearing, and its error is reported', () => {
    const reported: unknown[] = [];
    const emitter = new Emitter<string>((error) => reported.push(error));
    const heard: string[] = [];
    emitter.event(() => {
      throw new Error('mine');
    });
    emitter.event((value) => heard.push(value));
    emitter.fire('x');
    assert.deepEqual(heard, ['x']);
    assert.equal(reported.length, 1);
  });

  test('the same function may listen twice, and stops once for each', () => {
    const emitter = new Emitter<string>((error) => assert.fail(String(error)));
    const heard: string[] = [];
    const listener = (value: string): unknown => heard.push(value);
    const first = emitter.event(listener);
    emitter.event(listener);
    emitter.fire('a');
    first.dispose();
    first.dispose();
    emitter.fire('b');
    assert.deepEqual(heard, ['a', 'a', 'b']);
    emitter.dispose();
    emitter.fire('c');
    assert.equal(heard.length, 3);
  });

  test('who stops listening while being told hurts nobody', () => {
    const emitter = new Emitter<string>((error) => assert.fail(String(error)));
    const heard: string[] = [];
    const first = emitter.event(() => first.dispose());
    emitter.event((value) => heard.push(value));
    emitter.fire('a');
    assert.deepEqual(heard, ['a']);
  });
});

function historyOf(...labels: readonly string[]): UndoHistory {
  const history = new UndoHistory();
  for (const label of labels) add(history, label);
  return history;
}

function add(history: UndoHistory, label: string): void {
  history.recorder(label)({ file: 'annotations', article: 'a.txt', undo: [] });
}
