import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { journalStore } from '../../src/vscode/web/journalStore';
import { workspaceRoot } from './support/api';

suite("The journal's entries by the editor's own means, as in a browser", () => {
  test('are made with their folder, listed, read, set aside and removed', async () => {
    const folder = path.join(workspaceRoot().fsPath, 'web-journal', 'not there yet');
    const store = journalStore(vscode.Uri.file(folder));
    assert.deepEqual(await store.list(), []);
    const [one, other] = [`${store.session}.1.json`, `${store.session}.2.json`] as const;
    await store.write(one, 'what: “é😀”\n');
    await store.write(other, 'half');
    fs.writeFileSync(path.join(folder, 'notes.json'), 'mine');
    assert.deepEqual((await store.list()).toSorted(), [one, other]);
    assert.equal(await store.read(one, 1000), 'what: “é😀”\n');
    assert.equal(await store.read(one, 5), '');
    assert.equal(await store.read(`${store.session}.3.json`, 1000), undefined);
    await store.setAside(other);
    assert.deepEqual(await store.list(), [one]);
    assert.equal(fs.readFileSync(path.join(folder, `${other}.unreadable`), 'utf8'), 'half');
    await store.remove(one);
    await store.remove(one);
    assert.deepEqual(await store.list(), []);
  });

  test('count as left behind after a minute, since a worker cannot be asked', async () => {
    const folder = path.join(workspaceRoot().fsPath, 'web-journal-age');
    const store = journalStore(vscode.Uri.file(folder));
    const name = `${store.session}.1.json`;
    await store.write(name, 'x');
    assert.equal(await store.isInUse(name), true);
    const then = Date.now() / 1000 - 120;
    fs.utimesSync(path.join(folder, name), then, then);
    assert.equal(await store.isInUse(name), false);
    assert.equal(await store.isInUse('web-gone.1.json'), false);
  });
});
