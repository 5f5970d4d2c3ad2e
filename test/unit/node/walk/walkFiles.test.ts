import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { articleRule, DEFAULT_ARTICLE_GLOBS } from '../../../../src/core';
import { codebookIn } from '../../../../src/node/walk/codebookIn';
import { walkFiles, type WalkedFile } from '../../../../src/node/walk/walkFiles';
import { temporaryFolder } from '../../../support/temporaryFolder';

suite('Walking the files of a corpus', () => {
  test('gives all that is no folder, in the order of paths by code unit', () => {
    const root = folderOf(['b.txt', 'a/z.pdf', 'a.txt', 'a/b/c.md', 'a-.txt', 'node_modules/d.md']);
    fs.symlinkSync('a', path.join(root, 'link'));
    fs.symlinkSync('..', path.join(root, 'a', 'up'));
    const files = walked(root);
    assert.deepEqual(
      files.map(({ path: one, isPlain }) => (isPlain ? one : `${one} (no plain file)`)),
      [
        'a-.txt',
        'a.txt',
        'a/b/c.md',
        'a/up (no plain file)',
        'a/z.pdf',
        'b.txt',
        'link (no plain file)',
      ],
    );
    assert.deepEqual([...(files.at(-1)?.folder.files.keys() ?? [])].sort(), [
      'a-.txt',
      'a.txt',
      'b.txt',
      'link',
    ]);
  });

  test('enters no corpus of its own, but for the one it begins in, and tells what it cannot list', () => {
    const root = folderOf(['codebook.yaml', 'a.txt', 'inner/b.txt', 'other/c.txt']);
    const asked: string[] = [];
    const isCorpus = (place: string): boolean => {
      asked.push(place);
      // By the time that it is listed it is a file.
      if (!place.endsWith('other/')) return true;
      fs.rmSync(place, { recursive: true });
      fs.writeFileSync(place.slice(0, -1), '');
      return false;
    };
    const unread: string[] = [];
    const files = walkFiles(root, RULE, { isCorpus, unreadable: (prefix) => unread.push(prefix) });
    assert.deepEqual(
      [...files].map(({ path: one }) => one),
      ['a.txt', 'codebook.yaml'],
    );
    assert.deepEqual(asked, [`${root}/inner/`, `${root}/other/`]);
    assert.deepEqual(unread, ['other/']);
  });
});

suite('Whether a folder has a codebook', () => {
  test('is told by how it begins; of what cannot be read nobody knows', function () {
    if (process.platform === 'win32') return this.skip();
    const root = folderOf(['none/a.txt', 'pipe/a.txt', 'folder/codebook.yaml/a.txt']);
    const texts = {
      ours: 'format: policy-codebook/1\n',
      refused: '# remark\nformat: policy-codebook/99\nactors: [\n',
      marked: '\ufeffformat: policy-codebook/1\r\n',
      foreign: 'title: cooking\n',
    };
    for (const [name, text] of Object.entries(texts)) {
      fs.mkdirSync(path.join(root, name));
      fs.writeFileSync(path.join(root, name, 'codebook.yaml'), text);
    }
    fs.mkdirSync(path.join(root, 'circle'));
    fs.symlinkSync('codebook.yaml', path.join(root, 'circle', 'codebook.yaml'));
    execFileSync('mkfifo', [path.join(root, 'pipe', 'codebook.yaml')]);
    const names = [...Object.keys(texts), 'none', 'nowhere', 'folder', 'circle', 'pipe'];
    assert.deepEqual(
      Object.fromEntries(names.map((one) => [one, codebookIn(path.join(root, one))])),
      {
        ours: 'ours',
        refused: 'ours',
        marked: 'ours',
        foreign: 'none',
        none: 'none',
        nowhere: 'none',
        folder: 'none',
        circle: 'unreadable',
        pipe: 'unreadable',
      },
    );
  });
});

const RULE = articleRule(DEFAULT_ARTICLE_GLOBS);

function walked(root: string): readonly WalkedFile[] {
  return [...walkFiles(root, RULE, { isCorpus: () => false })];
}

function folderOf(files: readonly string[]): string {
  const root = temporaryFolder('policy-annotator-files');
  for (const file of files) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), '');
  }
  return root;
}
