import assert from 'node:assert/strict';
import type { Dispute } from '../../../../src/core';
import type { WriteOutcome } from '../../../../src/project';
import {
  EditedFile,
  type FileEditor,
  type SaveOutcome,
} from '../../../../src/project/files/editedFile';
import { Emitter } from '../../../../src/project/emitter';
import { position } from '../../../support/corpus';
import { MemoryFiles } from '../../../support/memoryFiles';

const DISPUTE: Dispute = { kind: 'deleted-there', ours: position({ id: 'aaaaaaaa' }) };

/** An edit adds a line; a line that is there already is disputed; `<<<` makes a file unreadable. */
const LINES: FileEditor<string> = {
  apply: (text, lines) => text + lines.join(''),
  rebase: (lines, _base, theirs) => {
    if (theirs.includes('<<<')) return undefined;
    const edits = lines.filter((line) => !theirs.includes(line));
    return { edits, disputes: edits.length < lines.length ? [DISPUTE] : [] };
  },
};

suite('A file that is edited at once and written behind', () => {
  test('edits that come while one is written are taken along by one more write', async () => {
    const { file, files, outcomes, add } = edited('a\n');
    add('b\n');
    add('c\n');
    add('d\n');
    assert.equal(file.text, 'a\nb\nc\nd\n');
    assert.equal(file.isSaved, false);
    await file.settled();
    assert.equal(files.texts.get('f'), 'a\nb\nc\nd\n');
    assert.equal(files.writes, 2);
    assert.deepEqual(kinds(outcomes), ['saved', 'saved']);
    assert.ok(file.isSaved);
  });

  test('an edit at any moment around the end of writing is written', async () => {
    for (let moments = 0; moments < 12; moments++) {
      const { file, files, add } = edited('a\n');
      add('b\n');
      for (let moment = 0; moment < moments; moment++) await Promise.resolve();
      add('c\n');
      await file.settled();
      assert.equal(files.texts.get('f'), 'a\nb\nc\n', String(moments));
      assert.ok(file.isSaved);
    }
  });

  test('what the disk refuses is kept, told with the reason, and written with the next edit', async () => {
    const { file, files, outcomes, add } = edited('a\n');
    files.refusals.push({ kind: 'failed', reason: 'ENOSPC' });
    add('b\n');
    await file.settled();
    assert.deepEqual(outcomes, [{ path: 'f', kind: 'failed', reason: 'ENOSPC' }]);
    assert.equal(files.texts.get('f'), 'a\n');
    assert.equal(file.text, 'a\nb\n');
    add('c\n');
    await file.settled();
    assert.equal(files.texts.get('f'), 'a\nb\nc\n');
  });

  test('what the disk refused is written when somebody has made room and says so', async () => {
    const { file, files, outcomes, add } = edited('a\n');
    files.refusals.push({ kind: 'failed', reason: 'ENOSPC' });
    add('b\n');
    await file.settled();
    file.saveAgain();
    await file.settled();
    assert.equal(files.texts.get('f'), 'a\nb\n');
    assert.deepEqual(kinds(outcomes), ['failed', 'saved']);
    file.saveAgain();
    assert.equal(files.writes, 2, 'nothing is left to write');
  });

  test('a host that throws instead of answering loses nothing either', async () => {
    const { file, files, outcomes, add } = edited('a\n');
    const write = files.write.bind(files);
    files.write = () => Promise.reject(new Error('the connection is gone'));
    add('b\n');
    await file.settled();
    assert.deepEqual(kinds(outcomes), ['failed']);
    const [reported] = outcomes;
    assert.match(reported?.kind === 'failed' ? reported.reason : '', /the connection is gone/);
    files.write = write;
    add('c\n');
    await file.settled();
    assert.equal(files.texts.get('f'), 'a\nb\nc\n');
  });

  test('what somebody else wrote meanwhile is kept, and the edit is done again on it', async () => {
    const { file, files, add } = edited('a\n');
    files.texts.set('f', 'a\ntheirs\n');
    add('b\n');
    await file.settled();
    assert.equal(files.texts.get('f'), 'a\ntheirs\nb\n');
    assert.equal(file.text, 'a\ntheirs\nb\n');
  });

  test('where both did the same thing differently, theirs stays, the rest is written, and it is told', async () => {
    const { file, files, outcomes, add } = edited('a\n');
    files.texts.set('f', 'b\na\n');
    add('b\n');
    add('c\n');
    await file.settled();
    assert.equal(files.texts.get('f'), 'b\na\nc\n');
    assert.equal(file.text, 'b\na\nc\n');
    assert.deepEqual(outcomes, [
      { path: 'f', kind: 'disputed', disputes: [DISPUTE] },
      { path: 'f', kind: 'saved' },
    ]);
    assert.ok(file.isSaved);
  });

  test('a file that became unreadable is left alone, and the edit is written when it is mended', async () => {
    const { file, files, outcomes, add } = edited('a\n');
    files.texts.set('f', '<<<\n');
    add('b\n');
    await file.settled();
    assert.deepEqual(kinds(outcomes), ['unreadable']);
    assert.equal(files.texts.get('f'), '<<<\n');
    assert.equal(file.text, 'a\nb\n');
    files.texts.set('f', 'mended\n');
    assert.equal(file.seen('mended\n'), false);
    await file.settled();
    assert.equal(files.texts.get('f'), 'mended\nb\n');
    assert.ok(file.isSaved);
  });

  test('it is told once as long as it stays so, and the edit is written when it is as it was before', async () => {
    const { file, files, outcomes, add } = edited('a\n');
    files.texts.set('f', '<<<\n');
    add('b\n');
    await file.settled();
    file.seen('<<<\n');
    await file.settled();
    assert.deepEqual(kinds(outcomes), ['unreadable']);
    files.texts.set('f', 'a\n');
    assert.equal(file.seen('a\n'), false);
    await file.settled();
    assert.equal(files.texts.get('f'), 'a\nb\n');
    assert.ok(file.isSaved);
  });

  test('a file whose bytes are no text any more is not written, whatever they look like', async () => {
    const { file, files, outcomes, add } = edited('a\n');
    files.texts.set('f', 'a \uFFFD\n');
    files.read = () => Promise.resolve({ text: 'a \uFFFD\n', clean: false });
    add('b\n');
    await file.settled();
    assert.deepEqual(kinds(outcomes), ['unreadable']);
    assert.equal(files.texts.get('f'), 'a \uFFFD\n');
  });

  test('a file that somebody writes all the time is given up after a while, and the edit is kept', async () => {
    const { file, files, outcomes, add } = edited('a\n');
    const conflict: WriteOutcome = { kind: 'conflict' };
    files.refusals.push(...Array.from({ length: 5 }, () => conflict));
    add('b\n');
    await file.settled();
    assert.deepEqual(outcomes, [{ path: 'f', kind: 'failed', reason: 'EBUSY' }]);
    assert.equal(file.text, 'a\nb\n');
    assert.equal(file.isSaved, false);
    add('c\n');
    await file.settled();
    assert.equal(files.texts.get('f'), 'a\nb\nc\n');
  });

  test('an open document of the user has the edit, who saves it', async () => {
    const { file, files, outcomes, add } = edited('a\n');
    files.refusals.push({ kind: 'pending' });
    add('b\n');
    await file.settled();
    assert.deepEqual(kinds(outcomes), ['pending']);
    assert.ok(file.isSaved);
  });

  test('its own writing seen again is no change; what others wrote is, while nothing waits', async () => {
    const { file, files, add } = edited('a\n');
    add('b\n');
    assert.equal(file.seen('a\nb\n'), false);
    assert.equal(file.seen('theirs\n'), false, 'the write that runs will find it');
    await file.settled();
    assert.equal(file.seen(files.texts.get('f')), false);
    assert.equal(file.seen('theirs\n'), true);
    assert.equal(file.text, 'theirs\n');
    assert.equal(file.seen(undefined), true);
    assert.equal(file.exists, false);
  });
});

function edited(text: string) {
  const files = new MemoryFiles({ f: text });
  const emitter = new Emitter<SaveOutcome>((error) => assert.fail(String(error)));
  const outcomes: SaveOutcome[] = [];
  emitter.event((outcome) => outcomes.push(outcome));
  const file = new EditedFile('f', text, files, LINES, emitter);
  const add = (line: string): void => file.accept(file.text + line, [line]);
  return { file, files, outcomes, add };
}

function kinds(outcomes: readonly SaveOutcome[]): readonly string[] {
  return outcomes.map(({ kind }) => kind);
}
