import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { annotate, idsIn } from './support/annotations';
import { testApi } from './support/api';
import { ARTICLE, closeAll, corpusFolder, type CorpusFolder } from './support/corpusFolder';
import { hearMessages } from './support/messages';

suite('Undo and redo of annotation changes', () => {
  teardown(closeAll);

  test('go back and forth over many levels across articles, and the files follow', async () => {
    const folder = await corpusFolder('history', { 'one.txt': ARTICLE, 'two.txt': ARTICLE });
    (await testApi()).corpora.choose(folder.loaded);
    await folder.opened('one.txt');
    await folder.opened('two.txt');
    await annotate(folder, 'one.txt', 'rejects night shifts', 'aaaaaaaa');
    const oneAfterFirst = folder.text('one.txt.annotations.yaml');
    await annotate(folder, 'two.txt', 'wants night shifts', 'bbbbbbbb');
    await annotate(folder, 'one.txt', 'automation', 'cccccccc');

    const undone: (readonly string[])[] = [];
    for (let level = 0; level < 3; level++) undone.push(await replayed(folder, 'undo'));
    assert.deepEqual(undone, [['aaaaaaaa', 'bbbbbbbb'], ['aaaaaaaa'], []]);
    const redone: (readonly string[])[] = [];
    for (let level = 0; level < 3; level++) redone.push(await replayed(folder, 'redo'));
    assert.deepEqual(redone, [
      ['aaaaaaaa'],
      ['aaaaaaaa', 'bbbbbbbb'],
      ['aaaaaaaa', 'cccccccc', 'bbbbbbbb'],
    ]);
    await replayed(folder, 'undo');
    assert.equal(folder.text('one.txt.annotations.yaml'), oneAfterFirst);
  });

  test('the undo of the first annotation of an article leaves no file, and redo makes it again', async () => {
    const folder = await corpusFolder('history-file', { 'one.txt': ARTICLE });
    (await testApi()).corpora.choose(folder.loaded);
    await folder.opened('one.txt');
    const file = 'one.txt.annotations.yaml';
    await annotate(folder, 'one.txt', 'rejects night shifts', 'aaaaaaaa');
    const made = folder.text(file);
    await replayed(folder, 'undo');
    assert.equal(folder.textIfThere(file), undefined);
    await replayed(folder, 'redo');
    assert.equal(folder.text(file), made);
    // It is open and visible, so it stays; its words are gone.
    await vscode.window.showTextDocument(folder.uri(file));
    await replayed(folder, 'undo');
    assert.deepEqual(idsIn(folder.text(file)), []);
  });

  test('an undo shows the article in which it happened', async () => {
    const folder = await corpusFolder('history-shown', { 'one.txt': ARTICLE, 'two.txt': ARTICLE });
    (await testApi()).corpora.choose(folder.loaded);
    await folder.opened('one.txt');
    await annotate(folder, 'one.txt', 'rejects night shifts', 'aaaaaaaa');
    await closeAll();
    await folder.opened('two.txt');
    await replayed(folder, 'undo');
    const shown = vscode.window.activeTextEditor?.document.uri.toString();
    assert.equal(shown, folder.uri('one.txt').toString());
  });

  test('what another user deleted meanwhile cannot be undone, and a message says so', async () => {
    const folder = await corpusFolder('history-gone', { 'one.txt': ARTICLE });
    (await testApi()).corpora.choose(folder.loaded);
    await folder.opened('one.txt');
    await annotate(folder, 'one.txt', 'rejects night shifts', 'aaaaaaaa');
    const empty = 'format: policy-annotations/1\npositions: []\n...\n';
    folder.write('one.txt.annotations.yaml', empty);
    await folder.corpus.filesChanged(['one.txt.annotations.yaml']);
    const heard = await hearMessages();
    assert.deepEqual(await replayed(folder, 'undo'), []);
    heard.stop();
    assert.match(heard.texts.join('\n'), /cannot be undone because.*Nothing was changed/);
    assert.equal(folder.text('one.txt.annotations.yaml'), empty);
  });
});

/** Runs the command; returns the ids in both files afterwards. */
async function replayed(folder: CorpusFolder, way: 'undo' | 'redo'): Promise<readonly string[]> {
  await vscode.commands.executeCommand(`policyAnnotator.${way}`);
  await folder.corpus.settled();
  return ['one.txt', 'two.txt'].flatMap((article) =>
    idsIn(folder.textIfThere(`${article}.annotations.yaml`)),
  );
}
