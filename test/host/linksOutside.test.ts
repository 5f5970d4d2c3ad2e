import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { position } from './support/annotations';
import { ARTICLE, closeAll, CODEBOOK, folderOf, loadFolder, show } from './support/corpusFolder';
import { problemShown } from './support/diagnostics';
import { hearMessages } from './support/messages';
import { until } from './until';

suite('Files of a corpus that are not files of its folder', () => {
  let outside: string;

  suiteSetup(function () {
    if (process.platform === 'win32') this.skip();
  });
  setup(() => {
    outside = fs.mkdtempSync(path.join(os.tmpdir(), 'outside-'));
  });
  teardown(async () => {
    await closeAll();
    fs.rmSync(outside, { recursive: true, force: true });
  });

  test('an article that is a link out of the workspace is a problem, closed and open, and cannot be annotated', async () => {
    fs.writeFileSync(path.join(outside, 'passwd'), ARTICLE);
    const root = folderOf('outside-article', { 'codebook.yaml': CODEBOOK, 'own.md': ARTICLE });
    fs.symlinkSync(path.join(outside, 'passwd'), path.join(root, 'passwd.md'));
    fs.symlinkSync('own.md', path.join(root, 'inside.md'));
    const folder = await loadFolder(root);
    const shown = await problemShown(folder.uri('passwd.md'), 'link-outside');
    assert.equal(shown.range, '0:0–0:0');
    assert.match(shown.message, /link to a file outside the folder.*Put a copy/);
    const articles = folder.corpus.index.articles().map((row) => row.path);
    assert.deepEqual([...articles].sort(), ['inside.md', 'own.md']);
    await show(folder.uri('passwd.md'));
    const heard = await hearMessages();
    await vscode.commands.executeCommand('policyAnnotator.annotateSelection');
    heard.stop();
    assert.match(heard.texts.join(), /link to a file outside the workspace folder/);
    assert.equal(folder.corpus.state('passwd.md'), undefined);
    assert.equal(fs.existsSync(folder.disk('passwd.md.annotations.yaml')), false);
  });

  for (const isThere of [true, false]) {
    test(`an annotation file that is a link out of the workspace${isThere ? '' : ', to nothing yet,'} is a problem and never written`, async () => {
      const target = path.join(outside, '.bash_aliases');
      if (isThere) fs.writeFileSync(target, 'format: policy-annotations/1\n...\n');
      const name = `outside-annotations-${isThere ? 'there' : 'dangling'}`;
      const root = folderOf(name, { 'codebook.yaml': CODEBOOK, 'talks.md': ARTICLE });
      fs.symlinkSync(target, path.join(root, 'talks.md.annotations.yaml'));
      const folder = await loadFolder(root);
      await problemShown(folder.uri('talks.md.annotations.yaml'), 'link-outside');
      await folder.opened('talks.md');
      const edit = position(folder, 'talks.md', 'rejects night shifts', 'aaaaaaaa');
      const outcome = await folder.corpus.change('talks.md', [edit], 'annotate');
      await folder.corpus.settled();
      assert.equal(outcome.kind, 'refused');
      assert.deepEqual(
        fs.readdirSync(outside).map((one) => fs.readFileSync(path.join(outside, one), 'utf8')),
        isThere ? ['format: policy-annotations/1\n...\n'] : [],
      );
      // Writing past the read link is refused too.
      const written = await folder.loaded.files.write('talks.md.annotations.yaml', undefined, 'x');
      assert.deepEqual(written, { kind: 'failed', reason: 'link-outside' });
    });
  }

  test('pipes and devices as codebook, article and annotation file hang nothing', async () => {
    const root = folderOf('outside-pipes', {
      'codebook.yaml': CODEBOOK,
      'talks.md': ARTICLE,
      'n/note.md': ARTICLE,
      'm/note.md': ARTICLE,
    });
    fs.symlinkSync('/dev/zero', path.join(root, 'n', 'codebook.yaml'));
    const pipes = ['m/codebook.yaml', 'pipe.md', 'talks.md.annotations.yaml'];
    execFileSync('mkfifo', pipes, { cwd: root });
    const folder = await loadFolder(root);
    await problemShown(folder.uri('pipe.md'), 'not-a-file');
    await problemShown(folder.uri('talks.md.annotations.yaml'), 'not-a-file');
    await until(() => folder.corpus.index.article('n/note.md') !== undefined);
    await folder.opened('m/note.md');
    assert.ok(folder.corpus.index.article('m/note.md'));
    for (const one of pipes) fs.rmSync(path.join(root, one));
  });
});
