import assert from 'node:assert/strict';
import picomatch from 'picomatch/posix';
import { articleRule, DEFAULT_ARTICLE_GLOBS, globRefusal } from '../../../src/core';

suite('Which globs are used', () => {
  for (const glob of [
    ...DEFAULT_ARTICLE_GLOBS.articles,
    ...DEFAULT_ARTICLE_GLOBS.excluded,
    '*a*b*.md',
    'a*/b*/c*/d*/*.md',
    '{**/*.txt,**/*.md}',
    '{a*,b*}-*.{txt,md}',
    'report (1)*.txt',
    'a**b',
    '[0-9][0-9]*-[a-z]*.md',
    '\\*\\*\\*\\*\\*.md',
    'a'.repeat(500),
  ]) {
    test(`${glob.slice(0, 30)} is`, () => assert.equal(globRefusal(glob), undefined));
  }

  for (const [glob, refusal] of [
    ['**/+(*a)b', 'groups'],
    ['!(a)', 'groups'],
    ['(*a)+b', 'groups'],
    ['{a,aa}+b', 'groups'],
    ['[a]+[a]+[a]+[a]+b', 'groups'],
    ['(?:a*)b', 'groups'],
    [`${'{a,aa}'.repeat(4)}b`, 'groups'],
    ['{a,aa,/}{a,aa,/}{a,aa,/}{a,aa,/}b', 'groups'],
    ['*a*a*a*a*b', 'wildcards'],
    ['x/*a*a*a*/y', 'wildcards'],
    ['{*a,b}*a*a*b', 'wildcards'],
    ['}*a*a*a*b', 'wildcards'],
    ['**/a/**/a/**/a/**/b', 'wildcards'],
    ['a'.repeat(501), 'long'],
  ] as const) {
    test(`${glob.slice(0, 30)} is not`, () => {
      assert.equal(globRefusal(glob), refusal);
      assert.equal(articleRule({ articles: [glob], excluded: [] }).isArticle('aaab'), false);
    });
  }

  test('the others are matched as before, but for groups that repeat', () => {
    for (const glob of ['{**/*.txt,**/*.md}', 'report (1)*.txt', '[0-9][0-9]*-[a-z]*.md']) {
      const { isArticle } = articleRule({ articles: [glob], excluded: [] });
      for (const path of ['a/b.txt', 'report (1) b.txt', '24-may.md', 'a.pdf']) {
        const expected = picomatch.isMatch(path, glob, { dot: true, nocase: true });
        assert.equal(isArticle(path), expected, `${path} of ${glob}`);
      }
    }
  });
});
