import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { journalStore } from '../../../../src/vscode/node/journalStore';
import { temporaryFolder } from '../../../support/temporaryFolder';

const LIMIT = 1000;

suite('The entries of the journal on disk', () => {
  let folder: string;

  setup(() => {
    folder = path.join(temporaryFolder('journal'), 'not', 'there', 'yet');
  });
  teardown(() => fs.rmSync(path.join(folder, '..', '..', '..'), { recursive: true, force: true }));

  test('are listed, read, and removed; others are left alone', async () => {
    const store = journalStore(folder);
    assert.deepEqual(await store.list(), []);
    const name = `${store.session}.1.json`;
    await store.write(name, 'what: “é😀”\n');
    fs.writeFileSync(path.join(folder, 'notes.json'), 'mine');
    assert.deepEqual(await store.list(), [name]);
    assert.equal(await store.read(name, LIMIT), 'what: “é😀”\n');
    assert.equal(await store.read(`${store.session}.2.json`, LIMIT), undefined);
    assert.equal(await store.read(name, 5), '');
    await store.remove(name);
    await store.remove(name);
    assert.deepEqual(fs.readdirSync(folder), ['notes.json']);
  });

  test('can be read by their user alone', async function () {
    if (process.platform === 'win32') this.skip();
    const store = journalStore(folder);
    await store.write(`${store.session}.1.json`, 'secret');
    assert.equal(fs.statSync(path.join(folder, `${store.session}.1.json`)).mode & 0o777, 0o600);
  });

  test('are in use while their process runs, and for a day on another machine', async () => {
    const store = journalStore(folder);
    const own = `${store.session}.1.json`;
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    const dead = own.replace(/^\d+/, String(pid));
    const elsewhere = dead.replace(/-[0-9a-f]{8}-/, '-00000000-');
    for (const name of [own, dead, elsewhere]) await store.write(name, 'x');
    assert.deepEqual(await Promise.all([own, dead, elsewhere].map((name) => store.isInUse(name))), [
      true,
      false,
      true,
    ]);
    const longAgo = Date.now() / 1000 - 2 * 86_400;
    for (const name of [own, elsewhere]) fs.utimesSync(path.join(folder, name), longAgo, longAgo);
    assert.deepEqual(await Promise.all([own, elsewhere].map((name) => store.isInUse(name))), [
      false,
      false,
    ]);
    assert.equal(await store.isInUse(`${store.session}.9.json`), false, 'it is gone');
  });

  test('set aside, they are kept and no longer listed', async () => {
    const store = journalStore(folder);
    const name = `${store.session}.1.json`;
    await store.write(name, 'half');
    await store.setAside(name);
    assert.deepEqual(await store.list(), []);
    assert.equal(fs.readFileSync(path.join(folder, `${name}.unreadable`), 'utf8'), 'half');
  });

  test('what was never finished goes after a day', async () => {
    const store = journalStore(folder);
    await store.write(`${store.session}.1.json`, 'whole');
    for (const name of ['old.tmp', 'new.tmp']) fs.writeFileSync(path.join(folder, name), 'half');
    const longAgo = Date.now() / 1000 - 2 * 86_400;
    fs.utimesSync(path.join(folder, 'old.tmp'), longAgo, longAgo);
    await store.list();
    assert.deepEqual(fs.readdirSync(folder).sort(), [`${store.session}.1.json`, 'new.tmp'].sort());
  });

  test('a folder that cannot be made rejects with the reason', async () => {
    const file = path.join(folder, '..', '..', '..', 'a file');
    fs.writeFileSync(file, '');
    const store = journalStore(path.join(file, 'journal'));
    await assert.rejects(store.write(`${store.session}.1.json`, 'x'), { code: 'ENOTDIR' });
  });
});
