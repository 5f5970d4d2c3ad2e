import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { leadsOutside, readInside, refuseOutside } from '../../../../src/node/disk/inside';
import { readRegular } from '../../../../src/node/disk/readFile';
import { replaceFile } from '../../../../src/node/disk/replaceFile';
import { readOne } from '../../../../src/vscode/node/index/readOne';
import { temporaryFolder } from '../../../support/temporaryFolder';

suite('Reading files that may be anything', () => {
  let outer: string;
  let folder: string;
  const file = (name: string): string => path.join(folder, name);

  setup(function () {
    if (process.platform === 'win32') this.skip();
    outer = fs.realpathSync(temporaryFolder('reading'));
    folder = path.join(outer, 'corpus');
    fs.mkdirSync(path.join(folder, 'sub'), { recursive: true });
    fs.writeFileSync(path.join(outer, 'secret'), 'secret\n');
    fs.writeFileSync(file('a.md'), 'own\n');
  });
  teardown(() => {
    if (outer) fs.rmSync(outer, { recursive: true, force: true });
  });

  test('a regular file is read whole, nothing is nothing, and an empty file is empty', async () => {
    fs.writeFileSync(file('empty'), '');
    assert.equal((await readRegular(file('a.md'), fs.promises))?.toString(), 'own\n');
    assert.equal((await readRegular(file('empty'), fs.promises))?.length, 0);
    assert.equal(await readRegular(file('none'), fs.promises), undefined);
    await assert.rejects(readRegular(file('sub'), fs.promises), { code: 'EISDIR' });
  });

  test('of a pipe, with a writer or without, and of a device nothing is read', async () => {
    execFileSync('mkfifo', [file('pipe')]);
    fs.symlinkSync('/dev/zero', file('zero'));
    for (const name of ['pipe', 'zero']) {
      await assert.rejects(readRegular(file(name), fs.promises), { code: 'not-a-file' });
      assert.equal(readOne(file(name), -1, folder), undefined);
    }
    // Its writer, which has written nothing yet.
    const writer = fs.openSync(file('pipe'), 'r+');
    await assert.rejects(readRegular(file('pipe'), fs.promises), { code: 'not-a-file' });
    assert.equal(readOne(file('pipe'), -1, folder), undefined);
    fs.closeSync(writer);
  });

  test('what is larger than it may be is refused before a byte is read', async () => {
    fs.truncateSync(file('a.md'), 3_000_000_000);
    await assert.rejects(readRegular(file('a.md'), fs.promises), { code: 'too-large' });
    await assert.rejects(readRegular(file('a.md'), fs.promises, { largest: 3 }), {
      code: 'too-large',
    });
    assert.equal(readOne(file('a.md'), -1, folder), undefined);
  });

  test('a file that grows while it is read is read to the size that it had', async () => {
    const read = await readRegular(file('a.md'), fs.promises, {
      opened: () => {
        fs.appendFileSync(file('a.md'), 'more\n');
        return Promise.resolve();
      },
    });
    assert.equal(read?.toString(), 'own\n');
  });

  test('a link that leads inside is followed, one that leads outside is not, also by way of others', async () => {
    fs.symlinkSync('a.md', file('inside'));
    fs.symlinkSync('../secret', file('outside'));
    fs.symlinkSync('../not-there', file('dangling'));
    fs.symlinkSync('outside', file('twice'));
    fs.symlinkSync('..', file('up'));
    fs.symlinkSync('none', file('nowhere'));
    fs.symlinkSync('corpus', path.join(outer, 'by-link'));
    const read = (name: string, root = folder): Promise<string | undefined> =>
      readInside(path.join(root, name), root, fs.promises).then((bytes) => bytes?.toString());
    for (const root of [folder, path.join(outer, 'by-link')]) {
      assert.equal(await read('inside', root), 'own\n');
      assert.equal(await read('a.md', root), 'own\n');
      assert.equal(await read('nowhere', root), undefined);
      for (const name of ['outside', 'dangling', 'twice', 'up/secret']) {
        await assert.rejects(read(name, root), { code: 'link-outside' }, name);
      }
    }
    for (const name of ['outside', 'dangling', 'twice']) {
      assert.equal(leadsOutside(file(name), folder), true, name);
      assert.equal(readOne(file(name), 7, folder), undefined, name);
    }
    for (const name of ['inside', 'a.md', 'nowhere', 'none']) {
      assert.equal(leadsOutside(file(name), folder), false, name);
    }
    assert.equal(readOne(file('inside'), 4, folder)?.toString(), 'own\n');
    // In a larger folder it is inside.
    assert.equal(await readInside(file('outside'), outer, fs.promises).then(String), 'secret\n');
  });

  test('a link that takes the place of a file between looking and opening is not read', async () => {
    let opened = 0;
    const open = (...args: Parameters<typeof fs.promises.open>) => {
      if (++opened === 1) {
        fs.rmSync(file('a.md'));
        fs.symlinkSync('../secret', file('a.md'));
      }
      return fs.promises.open(...args);
    };
    const reading = readInside(file('a.md'), folder, { ...fs.promises, open });
    await assert.rejects(reading, { code: 'link-outside' });
  });

  test('a file that is replaced between looking and opening is read as it is then', async () => {
    let opened = 0;
    const open = (...args: Parameters<typeof fs.promises.open>) => {
      if (++opened === 1) {
        fs.writeFileSync(file('next'), 'saved\n');
        fs.renameSync(file('next'), file('a.md'));
      }
      return fs.promises.open(...args);
    };
    const bytes = await readInside(file('a.md'), folder, { ...fs.promises, open });
    assert.equal(bytes?.toString(), 'saved\n');
  });

  test('nothing is written through a link that leads outside, also where nothing is there yet', async () => {
    const locks = temporaryFolder('locks');
    fs.symlinkSync('../secret', file('outside'));
    fs.symlinkSync('../not-there', file('dangling'));
    for (const [name, expected] of [
      ['outside', 'secret\n'],
      ['dangling', undefined],
    ] as const) {
      const done = await replaceFile(file(name), expected, 'ours\n', { locks, within: folder });
      assert.deepEqual(done, { kind: 'failed', reason: 'link-outside' });
      await assert.rejects(refuseOutside(file(name), folder, fs.promises), {
        code: 'link-outside',
      });
    }
    assert.equal(fs.readFileSync(path.join(outer, 'secret'), 'utf8'), 'secret\n');
    assert.deepEqual(fs.readdirSync(outer).sort(), ['corpus', 'secret']);
    fs.rmSync(locks, { recursive: true });
  });
});
