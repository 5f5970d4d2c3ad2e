import assert from 'node:assert/strict';
import { removeFile, replaceFile } from '../../../../src/node/disk/replaceFile';
import { MemoryDisk } from '../../../support/memoryDisk';
import { temporaryFolder } from '../../../support/temporaryFolder';

const FILE = 'talks.md.annotations.yaml';

for (const kind of ['ntfs', 'apfs', 'hfs'] as const) {
  suite(`Saving on a disk like ${kind}`, () => {
    let disk: MemoryDisk;
    let locks: string;
    const replace = (file: string, expected: string | undefined, next: string) =>
      replaceFile(file, expected, next, { disk, locks });
    const remove = (file: string, expected: string) => removeFile(file, expected, { disk, locks });

    setup(() => {
      disk = new MemoryDisk(kind);
      locks = temporaryFolder('locks');
    });

    test('a file is made, replaced and removed, and nothing is left beside it', async () => {
      assert.deepEqual(await replace(FILE, undefined, 'one'), { kind: 'saved' });
      assert.deepEqual(await replace(FILE, 'one', 'two'), { kind: 'saved' });
      assert.deepEqual([...disk.texts], [[FILE, 'two']]);
      assert.deepEqual(await remove(FILE, 'one'), { kind: 'conflict' });
      assert.deepEqual(await remove(FILE, 'two'), { kind: 'saved' });
      assert.deepEqual(disk.names(), []);
    });

    test('a name in another case is the same file, which is not taken for a new one', async () => {
      await replace(FILE, undefined, 'one');
      const other = FILE.replace('talks', 'TALKS');
      assert.deepEqual(await replace(other, undefined, 'two'), { kind: 'conflict' });
      assert.deepEqual(await replace(other, 'one', 'two'), { kind: 'saved' });
      assert.deepEqual([...disk.texts], [[FILE, 'two']]);
    });

    test('an accent in two spellings is one file where the disk says so', async () => {
      const [oneSign, twoSigns] = ['caf\u00e9.yaml', 'cafe\u0301.yaml'];
      await replace(oneSign, undefined, 'one');
      const outcome = await replace(twoSigns, undefined, 'two');
      const isTwo = kind === 'ntfs';
      assert.deepEqual(outcome, { kind: isTwo ? 'saved' : 'conflict' });
      const only = kind === 'hfs' ? twoSigns : oneSign;
      assert.deepEqual(disk.names(), isTwo ? [twoSigns, oneSign] : [only]);
    });

    test('a file that another program holds for a moment is read, replaced and removed', async () => {
      await replace(FILE, undefined, 'one');
      disk.hold(FILE, 3);
      assert.deepEqual(await replace(FILE, 'one', 'two'), { kind: 'saved' });
      disk.hold(FILE, 3);
      assert.deepEqual(await remove(FILE, 'two'), { kind: 'saved' });
      assert.deepEqual(disk.names(), []);
      assert.equal(disk.refused, kind === 'ntfs' ? 6 : 0);
    });

    test('a file that another program keeps open stays whole, and nothing is left beside it', async () => {
      await replace(FILE, undefined, 'one');
      disk.hold(FILE);
      const isHeld = kind === 'ntfs';
      const refused = { kind: 'failed', reason: 'EBUSY' };
      assert.deepEqual(await replace(FILE, 'one', 'two'), isHeld ? refused : { kind: 'saved' });
      assert.deepEqual(await remove(FILE, 'two'), isHeld ? refused : { kind: 'saved' });
      assert.deepEqual([...disk.texts], isHeld ? [[FILE, 'one']] : []);
      disk.hold(FILE, 0);
      if (isHeld) assert.deepEqual(await replace(FILE, 'one', 'two'), { kind: 'saved' });
    });
  });
}
