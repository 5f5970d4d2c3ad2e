import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { mentionsIn } from '../../src/project';
import { annotate, annotationFile, idsIn, shownIds } from './support/annotations';
import { testApi, workspaceRoot } from './support/api';
import {
  ARTICLE,
  closeAll,
  CODEBOOK,
  corpusFolder,
  folderOf,
  loadFolder,
  show,
  type,
  type CorpusFolder,
} from './support/corpusFolder';
import { problemShown, problemsOf } from './support/diagnostics';
import { hearMessages } from './support/messages';
import { answerPicks } from './support/quickPicks';
import { until } from './until';

const FILE = 'a.txt.annotations.yaml';
const UTF8_BOM = [0xef, 0xbb, 0xbf];

/** How an article's bytes may be stored; its text is always ARTICLE. */
const ENCODINGS: Readonly<Record<string, () => Uint8Array>> = {
  'with CRLF line endings': () => Buffer.from(ARTICLE.replaceAll('\n', '\r\n')),
  'with lone CR line endings': () => Buffer.from(ARTICLE.replaceAll('\n', '\r')),
  'with a byte order mark': () => Buffer.from([...UTF8_BOM, ...Buffer.from(ARTICLE)]),
  'in UTF-16, little-endian': () => Buffer.from(`\uFEFF${ARTICLE}`, 'utf16le'),
  'in UTF-16, big-endian': () => Buffer.from(`\uFEFF${ARTICLE}`, 'utf16le').swap16(),
};

suite('Bad input', () => {
  teardown(closeAll);

  for (const [how, bytes] of Object.entries(ENCODINGS)) {
    test(`an article ${how} has the same offsets open and closed, and its bytes stay`, async () => {
      const folder = await corpusFolder(`bad ${how}`, { 'a.txt': bytes() });
      await folder.opened('a.txt');
      assert.equal(folder.state('a.txt').text, ARTICLE);
      assert.ok(folder.state('a.txt').clean);
      await annotate(folder, 'a.txt', 'wants night shifts', 'aaaaaaaa');
      const start = ARTICLE.indexOf('wants');
      assert.match(folder.text(FILE), new RegExp(`^ +start: ${start}$`, 'm'));
      await closeAll();
      await until(() => folder.corpus.state('a.txt') === undefined);
      assert.deepEqual(placesShown(folder, 'a.txt'), [{ start, end: start + 18 }]);
      assert.deepEqual(folder.bytes('a.txt'), Buffer.from(bytes()));
      assert.deepEqual(problemsOf(folder.uri('a.txt')), []);
    });
  }

  test('an article in an older encoding is annotated where the settings name that encoding', async () => {
    const text = 'Le café rejects night shifts.\n';
    const bytes = Buffer.from(text, 'latin1');
    const name = 'bad-latin';
    folderOf(name, { '.vscode/keep': '' });
    const settings = vscode.workspace.getConfiguration('files');
    await settings.update('encoding', 'windows1252', vscode.ConfigurationTarget.Workspace);
    try {
      const folder = await corpusFolder(name, { 'a.txt': bytes });
      await folder.opened('a.txt');
      assert.equal(folder.state('a.txt').text, text);
      await annotate(folder, 'a.txt', 'rejects night shifts', 'aaaaaaaa');
      await closeAll();
      await until(() => folder.corpus.state('a.txt') === undefined);
      assert.deepEqual(placesShown(folder, 'a.txt'), [{ start: 8, end: 28 }]);
      assert.deepEqual(folder.bytes('a.txt'), bytes);
      assert.deepEqual(problemsOf(folder.uri('a.txt')), []);
    } finally {
      await settings.update('encoding', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('an article with undecodable bytes is shown with its problem, and annotating says why not', async () => {
    const bytes = Buffer.from('The Port Union rejects the caf\xe9.\n', 'latin1');
    const folder = await corpusFolder('bad-bytes', { 'a.txt': bytes });
    const closed = await problemShown(folder.uri('a.txt'), 'article-undecodable');
    assert.match(closed.message, /cannot be decoded, so it cannot be annotated. Save it as UTF-8/);
    const editor = await folder.opened('a.txt');
    assert.equal(folder.state('a.txt').clean, false);
    assert.equal(mentionsIn(folder.state('a.txt')).length, 1);
    editor.selection = new vscode.Selection(0, 4, 0, 14);
    const heard = await hearMessages();
    await vscode.commands.executeCommand('policyAnnotator.annotateSelection');
    heard.stop();
    assert.match(
      heard.texts.join('\n'),
      /Nothing was annotated\. Reopen the file .* save it as UTF-8/,
    );
    await problemShown(folder.uri('a.txt'), 'article-undecodable');
    assert.equal(folder.textIfThere(FILE), undefined);
    assert.deepEqual(folder.bytes('a.txt'), bytes);
    folder.write('a.txt', 'The Port Union rejects the café.\n');
    await until(() => problemsOf(folder.uri('a.txt')).length === 0);
  });

  test('a replacement character that is written in an article is a character like any other', async () => {
    const text = 'The Port Union rejects the caf\uFFFD.\n';
    const folder = await corpusFolder('bad-replacement', { 'a.txt': text });
    await folder.opened('a.txt');
    assert.ok(folder.state('a.txt').clean);
    await annotate(folder, 'a.txt', 'the caf\uFFFD', 'aaaaaaaa');
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa']);
  });

  test('an annotation file with undecodable bytes is refused, at the first of them', async () => {
    const good = annotationFile(ARTICLE, { aaaaaaaa: 'rejects night shifts' });
    const bytes = Buffer.from(good.replace('...', '# caf\xe9\n...'), 'latin1');
    const folder = await corpusFolder('bad-annotations', { 'a.txt': ARTICLE, [FILE]: bytes });
    const shown = await problemShown(folder.uri(FILE), 'undecodable');
    const line = good.split('\n').indexOf('...');
    assert.equal(shown.range, `${line}:5–${line}:6`);
    assert.match(shown.message, /^This file is not read: .*Save it as UTF-8/);
    assert.deepEqual(folder.bytes(FILE), bytes);
  });

  test('where an article opens, its headline is not asked about until words are chosen', async () => {
    const folder = await corpusFolder('bad-headline', { 'a.txt': ARTICLE });
    await folder.opened('a.txt');
    const heard = await hearMessages();
    const picks = await answerPicks();
    await vscode.commands.executeCommand('policyAnnotator.annotateSelection');
    picks.stop();
    heard.stop();
    assert.deepEqual(picks.shown, []);
    assert.match(heard.texts.join(), /^Select the words that show a position, or put the cursor/);
  });

  test('an empty article is an article, and can be marked but not quoted', async () => {
    const folder = await corpusFolder('bad-empty', { 'a.txt': '' });
    await folder.opened('a.txt');
    assert.equal(folder.state('a.txt').text, '');
    await vscode.commands.executeCommand('policyAnnotator.annotateSelection');
    assert.equal(folder.textIfThere(FILE), undefined);
    const coding = {
      state: 'complete',
      date: '2024-05-02',
      codebook: '2',
      reason: undefined,
    } as const;
    await folder.corpus.change('a.txt', [{ kind: 'code', coder: 'lea', coding }], 'complete');
    await folder.corpus.settled();
    assert.match(folder.text(FILE), /lea:\n {4}state: complete/);
    assert.equal(folder.text('a.txt'), '');
  });

  test('an annotation file without its article is kept, and named in the Problems panel', async () => {
    const text = annotationFile(ARTICLE, { aaaaaaaa: 'rejects night shifts' });
    const folder = await corpusFolder('bad-orphan', { 'gone.txt.annotations.yaml': text });
    const uri = folder.uri('gone.txt.annotations.yaml');
    const shown = await problemShown(uri, 'article-missing');
    assert.match(shown.message, /Rename the file, or restore the article/);
    await show(uri);
    assert.equal(folder.text('gone.txt.annotations.yaml'), text);
  });

  test('an article without a codebook above it is left alone', async () => {
    // Removed by the runner: removing it here would keep VS Code's file watcher busy for a while.
    const outside = path.join(workspaceRoot().fsPath, '..', 'outside');
    fs.mkdirSync(outside);
    const elsewhere = vscode.Uri.file(path.join(outside, 'a.txt'));
    fs.writeFileSync(elsewhere.fsPath, ARTICLE);
    const { corpora } = await testApi();
    const before = corpora.all.length;
    const editor = await show(elsewhere);
    await type(editor, 0, 'Typed. ');
    await editor.document.save();
    assert.equal(await corpora.corpusOf(elsewhere), undefined);
    assert.equal(corpora.stateOf(elsewhere), undefined);
    assert.equal(corpora.all.length, before);
    assert.deepEqual(fs.readdirSync(outside), ['a.txt']);
  });

  test('of two corpora, one in the other, each has its own articles, words and files', async () => {
    const inner = CODEBOOK.replace('Port Union, type', 'Pilots, type').replace('dockers', 'unions');
    const outerFolder = await corpusFolder('bad-nested', {
      'a.txt': ARTICLE,
      'inner/codebook.yaml': inner,
      'inner/a.txt': ARTICLE,
    });
    const innerFolder = await loadFolder(outerFolder.disk('inner'));
    assert.deepEqual(paths(outerFolder), ['a.txt']);
    assert.deepEqual(paths(innerFolder), ['a.txt']);
    await innerFolder.opened('a.txt');
    await annotate(innerFolder, 'a.txt', 'rejects night shifts', 'aaaaaaaa');
    innerFolder.write('new.txt', ARTICLE);
    outerFolder.write('new.txt', ARTICLE);
    await until(() => paths(innerFolder).includes('new.txt'));
    await until(() => paths(outerFolder).includes('new.txt'));
    assert.deepEqual(paths(innerFolder), ['a.txt', 'new.txt']);
    assert.deepEqual(paths(outerFolder), ['a.txt', 'new.txt']);
    assert.deepEqual(shownIds(outerFolder, 'a.txt'), []);
    assert.equal(outerFolder.textIfThere(FILE), undefined);
    // “Port Union” is an actor of the outer one only.
    const mentioned = (await outerFolder.corpus.readArticle('a.txt'))?.mentions.length ?? 0;
    assert.equal((await innerFolder.corpus.readArticle('a.txt'))?.mentions.length, mentioned - 1);
  });

  test('another coder is that of every corpus at once, however long others take to be read again', async () => {
    const folder = await corpusFolder('bad-coders', {
      'codebook.yaml': CODEBOOK.replace('actors:', 'annotation-files: one-per-coder\nactors:'),
      'a.txt': ARTICLE,
    });
    const settings = vscode.workspace.getConfiguration('policyAnnotator');
    const files: string[] = [];
    const listening = vscode.workspace.onDidChangeConfiguration(() => {
      files.push(folder.corpus.annotationPath('a.txt'));
    });
    await settings.update('coder', 'tom', vscode.ConfigurationTarget.Global);
    await until(() => files.length > 0);
    listening.dispose();
    await settings.update('coder', undefined, vscode.ConfigurationTarget.Global);
    assert.deepEqual(files, ['a.txt.tom.annotations.yaml']);
    await until(() => folder.corpus.annotationPath('a.txt') !== files[0]);
  });

  test('settings of another kind than they should be say nothing, and those in a list that are none', async () => {
    const wrong = {
      articles: ['', 7, '**/*.txt'],
      exclude: '**/*.txt',
      coder: 7,
      'highlight.largest': 'much',
    };
    const settings = vscode.workspace.getConfiguration('policyAnnotator');
    const set = async (valueOf: (value: unknown) => unknown): Promise<void> => {
      for (const [key, value] of Object.entries(wrong)) {
        await settings.update(key, valueOf(value), vscode.ConfigurationTarget.Global);
      }
    };
    await set((value) => value);
    try {
      const folder = await corpusFolder('bad-settings', { 'a.txt': ARTICLE, 'b.md': ARTICLE });
      await folder.opened('a.txt');
      await annotate(folder, 'a.txt', 'rejects night shifts', 'aaaaaaaa');
      assert.deepEqual(paths(folder), ['a.txt']);
      assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa']);
      assert.equal(folder.state('a.txt').waits, false);
    } finally {
      await set(() => undefined);
    }
  });

  test('a number of a setting that is out of range is not used, which is said', async () => {
    const settings = vscode.workspace.getConfiguration('policyAnnotator');
    const heard = await hearMessages();
    await settings.update('highlight.largest', -5, vscode.ConfigurationTarget.Global);
    try {
      const folder = await corpusFolder('bad-number', { 'a.txt': ARTICLE });
      await folder.opened('a.txt');
      const message =
        'The setting policyAnnotator.highlight.largest is -5, which is less than 0.1.';
      await until(() => heard.texts.some((text) => text.startsWith(message)));
      assert.equal(folder.state('a.txt').waits, false);
    } finally {
      await settings.update('highlight.largest', undefined, vscode.ConfigurationTarget.Global);
      heard.stop();
    }
  });

  test('a pattern of a setting that could take for ever is not used, which is said with the setting', async () => {
    const settings = vscode.workspace.getConfiguration('policyAnnotator');
    const { Global } = vscode.ConfigurationTarget;
    const heard = await hearMessages();
    try {
      await settings.update('articles', ['**/+(*a)b', '**/*.md'], Global);
      const folder = await corpusFolder('bad-glob', {
        [`${'a'.repeat(60)}.txt`]: ARTICLE,
        'b.md': ARTICLE,
      });
      await until(() => heard.texts.length > 0);
      assert.deepEqual(paths(folder), ['b.md']);
      await settings.update('articles', ['**/*.md', '*a*a*a*a*b'], Global);
      await until(() => heard.texts.length > 1);
    } finally {
      heard.stop();
      await settings.update('articles', undefined, Global);
    }
    assert.match(heard.texts[0]!, /setting "Articles" is not used: it has groups that repeat/);
    assert.match(heard.texts[1]!, /setting "Articles" is not used: it has more than 3 stars/);
  });

  test('a codebook that is made inside a corpus takes its articles out of it', async () => {
    const folder = await corpusFolder('bad-nested-later', {
      'a.txt': ARTICLE,
      'inner/b.txt': ARTICLE,
    });
    await folder.opened('inner/b.txt');
    assert.deepEqual(paths(folder), ['a.txt', 'inner/b.txt']);
    folder.write('inner/codebook.yaml', CODEBOOK);
    await until(() => paths(folder).length === 1);
    const { corpora } = await testApi();
    const uri = folder.uri('inner/b.txt');
    await until(() => corpora.stateOf(uri)?.path === 'b.txt');
    assert.equal(folder.corpus.state('inner/b.txt'), undefined);
  });

  test("another tool's codebook.yaml makes no corpus and is never written", async () => {
    const foreign = 'variables:\n  - age\n  - income\n';
    const folder = folderOf('bad-foreign', { 'codebook.yaml': foreign, 'a.txt': ARTICLE });
    const { corpora } = await testApi();
    const uri = vscode.Uri.file(`${folder}/a.txt`);
    await show(uri);
    // The folder above it, the workspace's own, is the nearest corpus.
    await until(() => corpora.stateOf(uri) !== undefined);
    assert.equal(corpora.stateOf(uri)?.path, 'bad-foreign/a.txt');
    const file = vscode.Uri.file(`${folder}/codebook.yaml`);
    await show(file);
    assert.deepEqual(problemsOf(file), []);
    assert.equal(fs.readFileSync(file.fsPath, 'utf8'), foreign);
  });

  test('one article that cannot be read does not hide the others', async () => {
    const folder = await corpusFolder('bad-unreadable', {
      'a.txt': ARTICLE,
      'c.txt': ARTICLE,
    });
    // A circular link cannot be read, not even by the superuser.
    fs.symlinkSync('b.txt', folder.disk('b.txt'));
    await folder.corpus.filesChanged(['b.txt', 'c.txt']);
    await folder.corpus.load();
    assert.deepEqual(paths(folder), ['a.txt', 'c.txt']);
  });

  test('a codebook saved half-typed is reported with its place, and the last good one stays', async () => {
    const folder = await corpusFolder('bad-half-typed', { 'a.txt': ARTICLE });
    await folder.opened('a.txt');
    const before = mentionsIn(folder.state('a.txt'));
    const editor = await show(folder.uri('codebook.yaml'));
    await type(editor, CODEBOOK.length, '  tolls: {name: Tol');
    await editor.document.save();
    await until(() => problemsOf(folder.uri('codebook.yaml')).length > 0);
    const [problem] = problemsOf(folder.uri('codebook.yaml'));
    assert.ok(problem);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.match(problem.message, /^This file is not read: /);
    assert.deepEqual(mentionsIn(folder.state('a.txt')), before);
    assert.equal(folder.text('codebook.yaml'), `${CODEBOOK}  tolls: {name: Tol`);
    await type(editor, CODEBOOK.length + '  tolls: {name: Tol'.length, 'ls}\n');
    await until(() => problemsOf(folder.uri('codebook.yaml')).length === 0);
    assert.ok(folder.corpus.codebook.issues.has('tolls'));
  });
});

function paths({ corpus }: CorpusFolder): readonly string[] {
  return [...corpus.index.articles()].map(({ path }) => path);
}

function placesShown({ corpus }: CorpusFolder, article: string) {
  return corpus.index.article(article)?.annotations[0]?.places.map(({ span }) => span);
}
