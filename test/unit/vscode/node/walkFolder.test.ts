import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { articleRule, DEFAULT_ARTICLE_GLOBS } from '../../../../src/core';
import { walkFolder } from '../../../../src/vscode/node/walkFolder';

suite('Walking a corpus folder', () => {
  test('gives articles and annotation files in the order of their paths, with size and dates', () => {
    const root = folderOf({
      'b.txt': 'four',
      'a/z.txt': '',
      'a.txt': '',
      'a/b/c.md': '',
      'a-.txt': '',
    });
    fs.writeFileSync(path.join(root, 'b.txt.annotations.yaml'), '');
    fs.writeFileSync(path.join(root, 'other.pdf'), '');
    const { articles, annotationFiles, articleStamps } = walk(root);
    assert.deepEqual(articles, ['a-.txt', 'a.txt', 'a/b/c.md', 'a/z.txt', 'b.txt']);
    assert.deepEqual(annotationFiles, ['b.txt.annotations.yaml']);
    const { size, mtimeMs, ctimeMs } = fs.statSync(path.join(root, 'b.txt'));
    assert.deepEqual([...articleStamps.slice(-3)], [size, mtimeMs, ctimeMs]);
  });

  test('any names come in the order of their code units', () => {
    const name = fc
      .stringMatching(/^[a-zA-Z0-9 .\-_äß😀]{1,4}$/u)
      .filter((one) => !/^\.+$/.test(one));
    const file = fc.tuple(name, name, name).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.uniqueArray(file, { minLength: 1, maxLength: 12 }), (files) => {
        const root = folderOf({});
        for (const one of files) {
          const place = path.join(root, `${one}.txt`);
          try {
            fs.mkdirSync(path.dirname(place), { recursive: true });
            fs.writeFileSync(place, '');
          } catch {
            // One of the others has that name.
          }
        }
        const { articles } = walkFolder(root, { isArticle: () => true, enters: () => true });
        assert.deepEqual(articles, [...articles].sort());
        fs.rmSync(root, { recursive: true });
      }),
      { numRuns: 30 },
    );
  });

  test('does not look into what is left out', () => {
    const root = folderOf({ 'a.txt': '', 'node_modules/pack/b.txt': '', '.git/c.txt': '' });
    const rule = articleRule(DEFAULT_ARTICLE_GLOBS);
    const asked: string[] = [];
    walkFolder(root, {
      enters: rule.enters,
      isArticle: (file) => {
        asked.push(file);
        return rule.isArticle(file);
      },
    });
    assert.deepEqual(asked, ['a.txt']);
  });

  test('links that lead in circles end', () => {
    const root = folderOf({ 'a.txt': '' });
    let folder = root;
    for (let depth = 0; depth < 10; depth++) {
      folder = path.join(folder, 'deeper');
      fs.mkdirSync(folder);
      fs.symlinkSync('..', path.join(folder, 'up'));
      fs.symlinkSync(root, path.join(folder, 'top'));
      fs.writeFileSync(path.join(folder, 'b.txt'), '');
    }
    fs.symlinkSync('loop.txt', path.join(root, 'loop.txt'));
    const { articles } = walk(root);
    assert.equal(articles.length, 11);
  });

  test('a link to a file is that file; one that leads nowhere, and a folder named like an article, are none', () => {
    const root = folderOf({ 'a.txt': 'words', 'folder.txt/c.txt': '' });
    fs.symlinkSync('a.txt', path.join(root, 'b.txt'));
    fs.symlinkSync('nowhere.txt', path.join(root, 'n.txt'));
    const { articles, articleStamps } = walk(root);
    assert.deepEqual(articles, ['a.txt', 'b.txt', 'folder.txt/c.txt']);
    assert.equal(articleStamps[3], 5);
  });

  test('a folder that may not be read hides nothing else', function () {
    if (process.getuid?.() === 0) {
      console.log('      left out: this user may read everything');
      this.skip();
    }
    const root = folderOf({ 'a.txt': '', 'closed/b.txt': '' });
    fs.chmodSync(path.join(root, 'closed'), 0);
    assert.deepEqual(walk(root).articles, ['a.txt']);
    fs.chmodSync(path.join(root, 'closed'), 0o700);
  });

  test('a file and a folder that vanish in the midst of it are not there, and hide nothing else', () => {
    const root = folderOf({
      'a.txt': '',
      'b/c.txt': '',
      'd/e.txt': '',
      'd/f.txt': '',
      'd/f.txt.annotations.yaml': '',
      'g.txt': '',
    });
    const rule = articleRule(DEFAULT_ARTICLE_GLOBS);
    // Asked when the folder was listed, and before the entry is looked at.
    const { articles, annotationFiles } = walkFolder(root, {
      isArticle: (file) => {
        if (file === 'd/e.txt') fs.rmSync(path.join(root, file));
        if (file === 'd/f.txt') fs.rmSync(path.join(root, 'd/f.txt.annotations.yaml'));
        return rule.isArticle(file);
      },
      enters: (folder) => {
        if (folder === 'b') fs.rmSync(path.join(root, folder), { recursive: true });
        return rule.enters(folder);
      },
    });
    assert.deepEqual(articles, ['a.txt', 'd/f.txt', 'g.txt']);
    assert.deepEqual(annotationFiles, []);
  });

  test('a folder that cannot be read, because it is none by then, hides nothing else', () => {
    const root = folderOf({ 'a.txt': '', 'b/c.txt': '', 'd.txt': '' });
    const { articles } = walkFolder(root, {
      isArticle: (file) => file.endsWith('.txt'),
      enters: (folder) => {
        fs.rmSync(path.join(root, folder), { recursive: true });
        fs.writeFileSync(path.join(root, folder), 'a file now');
        return true;
      },
    });
    assert.deepEqual(articles, ['a.txt', 'd.txt']);
  });

  test('a folder that is not there has nothing', () => {
    assert.deepEqual(walk(path.join(os.tmpdir(), 'policy-annotator-nowhere')).articles, []);
  });
});

function walk(root: string) {
  return walkFolder(root, articleRule(DEFAULT_ARTICLE_GLOBS));
}

function folderOf(texts: Readonly<Record<string, string>>): string {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'policy-annotator-walk-'));
  for (const [file, text] of Object.entries(texts)) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  }
  return root;
}
