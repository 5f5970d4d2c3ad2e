import assert from 'node:assert/strict';
import fc from 'fast-check';
import picomatch from 'picomatch/posix';
import { articleRule, DEFAULT_ARTICLE_GLOBS, globRefusal } from '../../../src/core';
import { caseCount } from '../../support/caseCount';

suite('Which files are articles', () => {
  const rule = articleRule(DEFAULT_ARTICLE_GLOBS);

  for (const path of [
    'talk.txt',
    'talk.md',
    'TALK.TXT',
    '2024/may/talk.md',
    'a b/ü.txt',
    'aux.txt',
  ]) {
    test(`${path} is one`, () => {
      assert.equal(rule.isArticle(path), true);
    });
  }

  for (const path of [
    'talk.pdf',
    'README.md',
    'notes/readme.txt',
    'may.brief.md',
    'study.codebook.md',
    '.git/talk.txt',
    '.txt',
    '._talk.txt',
    'may/._talk.md',
    '__MACOSX/may/talk.txt',
    'Thumbs.db',
    'a/.cache/b/talk.txt',
    'node_modules/talk.txt',
    'a/node_modules/b/talk.txt',
    '',
  ]) {
    test(`${path || 'an empty path'} is none`, () => {
      assert.equal(rule.isArticle(path), false);
    });
  }

  test('folders below which nothing is an article are not entered', () => {
    assert.deepEqual(
      ['talks', 'a/node_modules', '.git', 'node_modules.old'].map((folder) => rule.enters(folder)),
      [true, false, false, true],
    );
  });

  test('a folder of which only some files are left out is entered', () => {
    for (const excluded of ['**/x/**', 'talks/*', 'talks/x', '**/x', '**/?/**']) {
      assert.ok(articleRule({ articles: ['**'], excluded: [excluded] }).enters('talks'), excluded);
    }
    for (const excluded of ['talks/**', '**/talks/**', 'TALKS/**', '**/may/**', 'talks/2024/**']) {
      assert.equal(
        articleRule({ articles: ['**'], excluded: [excluded] }).enters('talks/2024/may'),
        false,
      );
    }
  });

  test('each path is what picomatch says of it, and nothing below a folder that is not entered is one', () => {
    const part = fc.constantFrom('a', 'b', 'x', '.c', 'README', 'x.txt', 'a.md', '[a].txt', '(a)');
    const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const piece = fc.constantFrom(
      ...['a', '*', 'a*', '.*', '*.{txt,md}', '[a].txt', '(a)', '**', 'a.md', '*.c*', 'x/', 'b**'],
      ...['?', '.', '..', 'README*'],
    );
    const glob = fc
      .array(piece, { minLength: 1, maxLength: 4 })
      .chain((pieces) =>
        fc.constantFrom(pieces.join('/'), `**/${pieces.join('/')}`, `!${pieces.join('/')}`),
      );
    const globs = fc.array(glob, { maxLength: 3 });
    fc.assert(
      fc.property(globs, globs, fc.array(path, { maxLength: 12 }), (articles, excluded, paths) => {
        const { isArticle, enters } = articleRule({ articles, excluded });
        const options = { dot: true, nocase: true, noextglob: true };
        const isAny = (all: readonly string[], one: string): boolean =>
          all.some((each) => !globRefusal(each) && picomatch.isMatch(one, each, options));
        for (const one of paths) {
          const expected = isAny(articles, one) && !isAny(excluded, one);
          assert.equal(
            isArticle(one),
            expected,
            `${one} of ${articles.join(' ')} without ${excluded.join(' ')}`,
          );
          if (!enters(one))
            assert.ok(isAny(excluded, `${one}/x`) && isAny(excluded, `${one}/a/b`), one);
        }
      }),
      { numRuns: caseCount(1000) },
    );
  });
});
