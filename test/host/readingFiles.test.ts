import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { articleRule } from '../../src/core';
import { host, useHost } from '../../src/vscode/host/host';
import { workspaceFiles } from '../../src/vscode/documents/workspaceFiles';
import { ARTICLE, closeAll, corpusFolder, folderOf, show, type } from './support/corpusFolder';
import { exported } from './support/exports';
import { until } from './until';

const RULE = articleRule({ articles: ['**/*.txt'], excluded: [] });

suite('Reading files on disk', () => {
  const editorsOwn = host;
  teardown(async () => {
    useHost(editorsOwn);
    await closeAll();
  });

  test('goes past the editor, asks it where the disk refuses, and takes an open document instead', async () => {
    const root = vscode.Uri.file(
      folderOf('reading-past', { 'closed.txt': 'By the editor.\n', 'open.txt': 'On disk.\n' }),
    );
    const files = workspaceFiles(root, () => RULE, { yieldToHost: () => Promise.resolve() });
    const read = async (path: string) => (await files.read(path))?.text;
    let answer = (): Promise<Uint8Array | undefined> =>
      Promise.resolve(new TextEncoder().encode('Past the editor.\n'));
    useHost({ ...editorsOwn, readFile: () => answer() });
    assert.equal(await read('closed.txt'), 'Past the editor.\n');
    assert.equal(await read('closed.txt.annotations.yaml'), 'Past the editor.\n');

    const editor = await show(vscode.Uri.joinPath(root, 'open.txt'));
    assert.equal(await read('open.txt'), 'On disk.\n');
    await type(editor, 0, 'Typed, not saved. ');
    assert.equal(await read('open.txt'), 'Typed, not saved. On disk.\n');

    answer = () => Promise.reject(new Error('EACCES'));
    assert.equal(await read('closed.txt'), 'By the editor.\n');
    answer = () => Promise.resolve(undefined);
    assert.equal(await read('closed.txt'), undefined);
  });

  test('leaves to an export what is typed and not saved, and what other programs wrote', async () => {
    const folder = await corpusFolder('reading-exported', {
      'one.txt': ARTICLE,
      'two.txt': 'Nobody.\n',
    });
    const editor = await folder.opened('one.txt');
    await type(editor, 0, 'The dockers! ');
    await until(() => folder.state('one.txt').text.startsWith('The dockers!'));
    folder.write('two.txt', 'The dockers.\n');
    const mentions = await exported(folder.loaded, 'Mentions (JSON Lines)');
    assert.ok(editor.document.isDirty);
    assert.deepEqual(
      mentions
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { article: string; start: number; text: string })
        .filter(({ text }) => text === 'dockers')
        .map(({ article, start }) => [article, start]),
      [
        ['one.txt', 4],
        ['two.txt', 4],
      ],
    );
  });
});
