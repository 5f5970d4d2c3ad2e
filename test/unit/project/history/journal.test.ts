import assert from 'node:assert/strict';
import { journaledFiles } from '../../../../src/project';
import { MemoryFiles } from '../../../support/memoryFiles';
import { memoryJournal as begun } from '../../../support/memoryJournal';
import { stillEnvironment } from '../../../support/environment';

const ROOT = 'file:///texts';
const CHANGE = {
  root: ROOT,
  path: 'talks.md.annotations.yaml',
  base: 'old “é😀”\n',
  wanted: 'new\n',
};

suite('The journal of changes that are about to be written', () => {
  test('what a process noted before it died is pending for the next one, as it was', async () => {
    const { files, journal, restart } = begun();
    assert.equal(await journal.note(CHANGE), true);
    assert.equal(await journal.note({ ...CHANGE, path: 'new.yaml', base: undefined }), true);
    assert.equal(files.size, 2);
    const { changes, unreadable } = await restart().pending();
    const noted = stillEnvironment().clock.moment();
    assert.deepEqual(
      changes.map(({ root, path, base, wanted, moment }) => ({ root, path, base, wanted, moment })),
      [
        { ...CHANGE, moment: noted },
        { ...CHANGE, path: 'new.yaml', base: undefined, moment: noted },
      ],
    );
    assert.deepEqual(unreadable, []);
  });

  test('the next note of a file takes the place of the one before', async () => {
    const { journal, restart } = begun();
    await journal.note(CHANGE);
    await journal.note({ ...CHANGE, wanted: 'newer\n' });
    const { changes } = await restart().pending();
    assert.deepEqual(
      changes.map(({ wanted }) => wanted),
      ['newer\n'],
    );
  });

  test('what is settled or discarded leaves nothing', async () => {
    const { files, journal, restart } = begun();
    await journal.note(CHANGE);
    await journal.settle(ROOT, CHANGE.path);
    await journal.settle(ROOT, 'never noted');
    assert.equal(files.size, 0);
    await journal.note(CHANGE);
    const next = restart();
    const { changes } = await next.pending();
    await next.discard(changes[0]!.id);
    assert.equal(files.size, 0);
  });

  test('what this window or another live one is writing is not pending', async () => {
    const { journal, restart, alive } = begun();
    await journal.note(CHANGE);
    assert.deepEqual((await journal.pending()).changes, []);
    alive.add('s1');
    assert.deepEqual((await restart().pending()).changes, []);
    alive.clear();
    assert.equal((await restart().pending()).changes.length, 1);
  });

  test('an entry cut at each of its bytes is kept aside and named, and hides no other', async () => {
    const { files, journal, restart } = begun();
    await journal.note(CHANGE);
    await journal.note({ ...CHANGE, path: 'whole.yaml' });
    const [name, whole] = [...files][0]!;
    for (let length = 0; length < whole.length; length++) {
      files.set(name, whole.slice(0, length));
      const { changes, unreadable } = await restart().pending();
      assert.deepEqual(unreadable, [name]);
      assert.deepEqual(
        changes.map(({ path }) => path),
        ['whole.yaml'],
      );
      assert.equal(files.get(`${name}.unreadable`), whole.slice(0, length));
      files.delete(`${name}.unreadable`);
    }
  });

  test('JSON that is no entry is kept aside too', async () => {
    const { files, journal, restart } = begun();
    await journal.note(CHANGE);
    const [name, whole] = [...files][0]!;
    const entry = JSON.parse(whole) as Record<string, unknown>;
    const wrong: unknown[] = [null, 1, [], {}, { ...entry, format: 'policy-annotator-journal/2' }];
    for (const key of Object.keys(entry)) wrong.push({ ...entry, [key]: 7 });
    for (const value of wrong) {
      files.set(name, JSON.stringify(value));
      const { changes, unreadable } = await restart().pending();
      assert.deepEqual([changes, unreadable], [[], [name]], JSON.stringify(value));
    }
  });

  test('a store that refuses is answered, never thrown: the note is missing, what was noted stays', async () => {
    const { journal, restart, refuse, errors } = begun();
    await journal.note(CHANGE);
    refuse(true);
    assert.equal(await journal.note({ ...CHANGE, wanted: 'newer\n' }), false);
    assert.deepEqual((await journal.pending()).changes, []);
    assert.ok(errors.length > 0);
    refuse(false);
    assert.equal((await restart().pending()).changes[0]?.wanted, 'new\n');
  });
});

suite('The journal of a file that is written in place', () => {
  const kept = async (restart: ReturnType<typeof begun>['restart']) =>
    (await restart().pending()).changes.map(({ base, wanted, mayBeTorn }) => [
      base,
      wanted,
      mayBeTorn,
    ]);

  test('says so before the file is touched, beside both texts', async () => {
    const { journal, restart } = begun();
    assert.equal(await journal.noteInPlace(ROOT, CHANGE.path), false);
    await journal.note(CHANGE);
    assert.deepEqual(await kept(restart), [[CHANGE.base, 'new\n', false]]);
    assert.equal(await journal.noteInPlace(ROOT, CHANGE.path), true);
    assert.deepEqual(await kept(restart), [[CHANGE.base, 'new\n', true]]);
  });

  test('keeps the old text while it is tried again, and until the file is read back', async () => {
    const { files, journal, restart } = begun();
    await journal.note(CHANGE);
    await journal.noteInPlace(ROOT, CHANGE.path);
    await journal.note({ ...CHANGE, wanted: 'newer\n' });
    assert.deepEqual(await kept(restart), [[CHANGE.base, 'newer\n', true]]);
    // Somebody took what was left for a text.
    for (const wanted of ['newest\n', 'even newer\n']) {
      await journal.note({ ...CHANGE, base: 'new\n old', wanted });
      assert.deepEqual(await kept(restart), [
        [CHANGE.base, 'newer\n', true],
        ['new\n old', wanted, false],
      ]);
    }
    await journal.settle(ROOT, CHANGE.path);
    assert.equal(files.size, 0);
  });

  test('is not written where that cannot be noted', async () => {
    const { journal, refuse } = begun();
    const disk = new MemoryFiles({});
    let isNoted: boolean | undefined;
    disk.write = async (...args: unknown[]) => {
      refuse(true);
      isNoted = await (args[3] as () => Promise<boolean>)();
      return { kind: 'failed', reason: 'ENOJOURNAL' };
    };
    await journaledFiles(disk, journal, ROOT).write('f', 'old\n', 'new\n');
    assert.equal(isNoted, false);
  });
});

suite('Files whose writes are noted first', () => {
  test('the note is there before the write begins, and gone when it succeeded', async () => {
    const { files, journal } = begun();
    const disk = new MemoryFiles({ f: 'old\n' });
    const noted: number[] = [];
    const write = disk.write.bind(disk);
    disk.write = (...args: Parameters<typeof disk.write>) => {
      noted.push(files.size);
      return write(...args);
    };
    const outcome = await journaledFiles(disk, journal, ROOT).write('f', 'old\n', 'new\n');
    assert.deepEqual(outcome, { kind: 'saved' });
    assert.deepEqual([noted, files.size, disk.texts.get('f')], [[1], 0, 'new\n']);
  });

  for (const refusal of [
    { kind: 'failed', reason: 'ENOSPC' },
    { kind: 'conflict' },
    { kind: 'pending' },
  ] as const) {
    test(`after “${refusal.kind}” the change stays noted until the file is saved`, async () => {
      const { files, journal } = begun();
      const disk = new MemoryFiles({ f: 'old\n' });
      disk.refusals.push(refusal);
      const noted = journaledFiles(disk, journal, ROOT);
      assert.deepEqual(await noted.write('f', 'old\n', 'new\n'), refusal);
      assert.equal(files.size, 1);
      await noted.write('f', 'old\n', 'newer\n');
      assert.equal(files.size, 0);
    });
  }

  test('whether the note is on disk is passed on, for files that can only be written in place', async () => {
    const { journal, refuse } = begun();
    const disk = new MemoryFiles({});
    const passed: unknown[] = [];
    disk.write = (...args: unknown[]) => {
      passed.push(args[3]);
      return Promise.resolve({ kind: 'saved' });
    };
    await journaledFiles(disk, journal, ROOT).write('f', undefined, 'one\n');
    refuse(true);
    await journaledFiles(disk, journal, ROOT).write('f', 'one\n', 'two\n');
    assert.deepEqual(
      passed.map((note) => note !== undefined),
      [true, false],
    );
  });
});

/** A journal over files in memory; `restart` gives the one of the next process. */
