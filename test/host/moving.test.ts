import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { annotate, annotationFile, idsIn, shownIds } from './support/annotations';
import { testApi } from './support/api';
import { ARTICLE, closeAll, corpusFolder, type CorpusFolder } from './support/corpusFolder';
import { hearMessages } from './support/messages';
import { until } from './until';

const SUFFIX = '.annotations.yaml';

suite('Articles that are moved, copied and deleted in the editor', () => {
  teardown(closeAll);

  test('a renamed article takes its annotation file along, and the last change can be undone there', async () => {
    const folder = await annotated('move-rename', 'harbour.txt');
    await folder.opened('harbour.txt');
    await annotate(folder, 'harbour.txt', 'wants night shifts', 'zzzzzzzz');
    await rename(folder, 'harbour.txt', 'port.txt');
    assert.deepEqual(idsIn(folder.text(`port.txt${SUFFIX}`)), ['aaaaaaaa', 'zzzzzzzz']);
    assert.equal(folder.textIfThere(`harbour.txt${SUFFIX}`), undefined);
    await until(() => shownIds(folder, 'port.txt').length === 2);
    await until(() => folder.corpus.index.article('harbour.txt') === undefined);
    await folder.corpus.replay('undo');
    await folder.corpus.settled();
    assert.deepEqual(idsIn(folder.text(`port.txt${SUFFIX}`)), ['aaaaaaaa']);
    assert.equal(folder.textIfThere(`harbour.txt${SUFFIX}`), undefined);
  });

  test('a moved article takes along the files of each coder', async () => {
    const folder = await corpusFolder('move-coders', {
      'harbour.txt': ARTICLE,
      [`harbour.txt${SUFFIX}`]: entry('aaaaaaaa'),
      [`harbour.txt.lea${SUFFIX}`]: entry('bbbbbbbb'),
      'wires/other.txt': ARTICLE,
    });
    await rename(folder, 'harbour.txt', 'wires/harbour.txt');
    assert.deepEqual(idsIn(folder.text(`wires/harbour.txt${SUFFIX}`)), ['aaaaaaaa']);
    assert.deepEqual(idsIn(folder.text(`wires/harbour.txt.lea${SUFFIX}`)), ['bbbbbbbb']);
    await until(() => shownIds(folder, 'wires/harbour.txt').length === 1);
  });

  test('a renamed folder takes everything along, and reprints point at the new place', async () => {
    const reprint = entry('bbbbbbbb').replace(
      'positions:',
      'article:\n  duplicate-of: "wires/harbour.txt"\npositions:',
    );
    const folder = await corpusFolder('move-folder', {
      'wires/harbour.txt': ARTICLE,
      [`wires/harbour.txt${SUFFIX}`]: entry('aaaaaaaa'),
      'reprint.txt': ARTICLE,
      [`reprint.txt${SUFFIX}`]: reprint,
    });
    await rename(folder, 'wires', 'agencies');
    await until(() => shownIds(folder, 'agencies/harbour.txt').length === 1);
    await until(() => folder.text(`reprint.txt${SUFFIX}`) !== reprint);
    assert.equal(
      folder.text(`reprint.txt${SUFFIX}`),
      reprint.replace('wires/harbour.txt', 'agencies/harbour.txt'),
    );
  });

  test('the articles of a renamed folder keep the texts in which their quotes were last in place', async () => {
    const folder = await corpusFolder('move-kept', {
      'wires/a/harbour.txt': ARTICLE,
      [`wires/a/harbour.txt${SUFFIX}`]: entry('aaaaaaaa'),
    });
    const { stored } = await testApi();
    const kept = (file: string): boolean => {
      const name = `${folder.loaded.root.toString()}\n${file}`;
      const hash = createHash('sha256').update(name).digest('hex').slice(0, 32);
      return fs.existsSync(vscode.Uri.joinPath(stored('texts'), `${hash}.gz`).fsPath);
    };
    // The corpus remembers the opened article; at the new place none is opened.
    await folder.opened('wires/a/harbour.txt');
    await until(() => kept('wires/a/harbour.txt'));
    await closeAll();
    assert.equal(kept('agencies/a/harbour.txt'), false);
    await rename(folder, 'wires', 'agencies');
    await until(() => kept('agencies/a/harbour.txt'));
  });

  test('annotations that are at the new place already are not written over, and that is said', async () => {
    const folder = await corpusFolder('move-taken', {
      'harbour.txt': ARTICLE,
      [`harbour.txt${SUFFIX}`]: entry('aaaaaaaa'),
      [`port.txt${SUFFIX}`]: entry('bbbbbbbb'),
    });
    const heard = await hearMessages();
    await rename(folder, 'harbour.txt', 'port.txt');
    heard.stop();
    assert.match(
      heard.texts.join(),
      /already an annotation file in the new location of the article/,
    );
    assert.deepEqual(idsIn(folder.text(`port.txt${SUFFIX}`)), ['bbbbbbbb']);
    assert.deepEqual(idsIn(folder.text(`harbour.txt${SUFFIX}`)), ['aaaaaaaa']);
  });

  test('a copied article has copies of the annotations, with new ids', async () => {
    const folder = await annotated('move-copy', 'harbour.txt');
    await create(folder, 'harbour copy.txt', ARTICLE);
    const copied = `harbour copy.txt${SUFFIX}`;
    await until(() => folder.textIfThere(copied) !== undefined);
    const [id, ...more] = idsIn(folder.text(copied));
    assert.ok(id !== undefined && id !== 'aaaaaaaa' && more.length === 0);
    assert.equal(folder.text(copied).replace(id, 'aaaaaaaa'), folder.text(`harbour.txt${SUFFIX}`));
    await until(() => shownIds(folder, 'harbour copy.txt').length === 1);
  });

  test('a new article with other words is no copy, whatever its name is', async () => {
    const folder = await annotated('move-new', 'harbour.txt');
    await create(folder, 'harbour copy.txt', 'Something else.\n');
    assert.equal(await folder.corpus.moves.copied('harbour copy.txt'), 0);
    assert.equal(folder.textIfThere(`harbour copy.txt${SUFFIX}`), undefined);
  });

  test('of a copied folder the copies get new ids, and the originals keep theirs', async () => {
    const folder = await annotated('move-copy-folder', 'wires/harbour.txt');
    folder.write('wires/second.txt', 'a');
    await vscode.workspace.fs.copy(folder.uri('wires'), folder.uri('wires copy'));
    assert.equal(await folder.corpus.moves.copied('wires copy'), 1);
    const [id] = idsIn(folder.text(`wires copy/harbour.txt${SUFFIX}`));
    assert.notEqual(id, 'aaaaaaaa');
    assert.deepEqual(idsIn(folder.text(`wires/harbour.txt${SUFFIX}`)), ['aaaaaaaa']);
    assert.equal(await folder.corpus.moves.copied('wires copy'), 0, 'nothing is left to do');
  });

  test('a deleted article takes its annotation file along', async () => {
    const folder = await annotated('move-delete', 'harbour.txt');
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(folder.uri('harbour.txt'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(folder.textIfThere('harbour.txt'), undefined);
    assert.equal(folder.textIfThere(`harbour.txt${SUFFIX}`), undefined);
    await until(() => folder.corpus.index.article('harbour.txt') === undefined);
  });

  test('who deletes an article may keep its annotations all the same', async () => {
    const folder = await annotated('move-delete-keep', 'harbour.txt');
    const before = folder.text(`harbour.txt${SUFFIX}`);
    const heard = await hearMessages('Keep Annotations');
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(folder.uri('harbour.txt'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until(() => folder.textIfThere(`harbour.txt${SUFFIX}`) === before);
    heard.stop();
    assert.deepEqual(heard.texts, [`Deleted with the article: harbour.txt${SUFFIX}`]);
  });
});

function annotated(name: string, article: string): Promise<CorpusFolder> {
  return corpusFolder(name, { [article]: ARTICLE, [article + SUFFIX]: entry('aaaaaaaa') });
}

function entry(id: string): string {
  return annotationFile(ARTICLE, { [id]: 'rejects night shifts' });
}

async function rename(folder: CorpusFolder, from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(folder.uri(from), folder.uri(to));
  assert.ok(await vscode.workspace.applyEdit(edit));
}

async function create(folder: CorpusFolder, file: string, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(folder.uri(file), { contents: new TextEncoder().encode(text) });
  assert.ok(await vscode.workspace.applyEdit(edit));
}
