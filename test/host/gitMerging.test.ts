import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { annotationFile, idsIn } from './support/annotations';
import { testApi } from './support/api';
import { ARTICLE, closeAll, corpusFolder, type CorpusFolder } from './support/corpusFolder';
import { hearMessages } from './support/messages';

const FILE = 'a.txt.annotations.yaml';
const LINE = '*.annotations.yaml merge=policy-annotations';
const BASE = annotationFile(ARTICLE, { aaaaaaaa: 'rejects night shifts' });

suite('Set Up Git Merging', () => {
  suiteSetup(function () {
    if (spawnSync('git', ['--version']).status === 0) return;
    console.log('Not run: git is not installed.');
    this.skip();
  });
  teardown(closeAll);

  test('writes nothing unless the user agrees to what is shown', async () => {
    const folder = await repository('git-refused');
    const before = fs.readFileSync(folder.disk('.git/config'), 'utf8');
    assert.match(
      await setUp(),
      /Do you want Git to merge annotation files annotation by annotation\?/,
    );
    assert.equal(folder.textIfThere('.gitattributes'), undefined);
    assert.equal(fs.readFileSync(folder.disk('.git/config'), 'utf8'), before);
  });

  test('lets git merge what it could not merge before, and asks only once', async () => {
    const folder = await repository('git-merging');
    folder.write('.gitattributes', '*.txt text');
    assert.match(await setUp('Set Up'), /Git now merges annotation files/);
    assert.equal(folder.text('.gitattributes'), `*.txt text\n${LINE}\n`);
    assert.match(await setUp('Set Up'), /Git already merges annotation files/);

    // Both append, which git alone treats as one place.
    const both = { aaaaaaaa: 'rejects night shifts', bbbbbbbb: 'wants night shifts' };
    const other = { aaaaaaaa: 'rejects night shifts', cccccccc: 'automation' };
    commit(folder, BASE);
    git(folder, 'checkout', '-q', '-b', 'tom');
    commit(folder, annotationFile(ARTICLE, other));
    git(folder, 'checkout', '-q', '-');
    commit(folder, annotationFile(ARTICLE, both));
    git(folder, 'merge', '--no-edit', 'tom');
    assert.deepEqual(idsIn(folder.text(FILE)), ['aaaaaaaa', 'bbbbbbbb', 'cccccccc']);
  });

  test('says so where there is no repository', async () => {
    const folder = await repository('git-none');
    fs.renameSync(folder.disk('.git'), folder.disk('.git-gone'));
    fs.writeFileSync(folder.disk('.git'), 'gitdir: nowhere\n');
    assert.match(await setUp('Set Up'), /is not in a Git repository.*Nothing was changed/);
  });
});

async function repository(name: string): Promise<CorpusFolder> {
  const folder = await corpusFolder(name, { 'a.txt': ARTICLE, [FILE]: BASE });
  git(folder, 'init', '-q');
  git(folder, 'config', 'user.name', 'Lea');
  git(folder, 'config', 'user.email', 'lea@example.org');
  (await testApi()).corpora.choose(folder.loaded);
  return folder;
}

/** Runs the command, with the button that the user presses; returns the extension's message. */
async function setUp(button?: string): Promise<string> {
  const heard = await hearMessages(button);
  try {
    await vscode.commands.executeCommand('policyAnnotator.setUpGitMerging');
  } finally {
    heard.stop();
  }
  return heard.texts.join('\n');
}

function commit(folder: CorpusFolder, text: string): void {
  folder.write(FILE, text);
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'Code');
}

function git(folder: CorpusFolder, ...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync('git', ['-C', folder.disk('.'), ...args], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, `git ${args.join(' ')}: ${stdout}${stderr}`);
}
