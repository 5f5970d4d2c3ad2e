import assert from 'node:assert/strict';
import {
  annotationFileOf,
  annotationFilesOf,
  articleOf,
  endingOf,
  isAnnotationFile,
  isAnnotationFileOf,
  lostArticleOf,
} from '../../../src/core/annotation-file/path';
import { findAmong } from '../../../src/core/text/folding/fileNames';

function articleAmong(path: string, ...articles: readonly string[]): unknown {
  return articleOf(path, findAmong(articles));
}

suite('Annotation files and their articles', () => {
  test('an article’s file stands beside it, one for all or one for a coder', () => {
    assert.equal(annotationFileOf('wire/talks.md'), 'wire/talks.md.annotations.yaml');
    assert.equal(annotationFileOf('wire/talks.md', 'lea'), 'wire/talks.md.lea.annotations.yaml');
  });

  test('a file belongs to the article beside it', () => {
    assert.deepEqual(articleAmong('a/talks.md.annotations.yaml', 'a/talks.md'), {
      article: 'a/talks.md',
      coder: undefined,
    });
    assert.deepEqual(articleAmong('a/talks.md.lea.annotations.yaml', 'a/talks.md'), {
      article: 'a/talks.md',
      coder: 'lea',
    });
  });

  test('a coder’s id has its accents as they are, and as signs of their own', () => {
    const [composed, apart] = ['talks.md.rené', 'talks.md.rene\u0301'];
    for (const name of [composed, apart]) {
      const found = articleAmong(`${name}.annotations.yaml`, 'talks.md');
      assert.deepEqual(found, { article: 'talks.md', coder: 'rené' });
    }
  });

  test('a file is its article’s in whichever way either name spells its accents', () => {
    const spellings = ['wire/caf\u00e9.md', 'wire/cafe\u0301.md'];
    for (const article of spellings) {
      for (const other of spellings) {
        const found = articleAmong(annotationFileOf(other, 'lea'), article);
        assert.deepEqual(found, { article, coder: 'lea' });
        assert.equal(endingOf(annotationFileOf(other, 'lea'), article), '.lea.annotations.yaml');
      }
    }
    const both = articleAmong(annotationFileOf(spellings[1] ?? ''), ...spellings);
    assert.deepEqual(both, { article: spellings[1], coder: undefined });
  });

  test('what macOS writes beside a file on a foreign disk is none', () => {
    assert.ok(!isAnnotationFile('a/._talks.md.annotations.yaml'));
    assert.ok(isAnnotationFile('a/.talks.md.annotations.yaml'));
  });

  test('an article that is named like a coder’s file wins', () => {
    const path = 'talks.md.lea.annotations.yaml';
    assert.deepEqual(articleAmong(path, 'talks.md', 'talks.md.lea'), {
      article: 'talks.md.lea',
      coder: undefined,
    });
  });

  test('an article is read from the shared file or that of a coder, and never from another article’s', () => {
    const files = (articles: readonly string[], coder = 'lea') => {
      const exists = (path: string): boolean => articles.includes(path);
      const found = annotationFilesOf('talks.md', coder, exists);
      assert.ok(found.every((path) => isAnnotationFileOf(path, 'talks.md', findAmong(articles))));
      return found;
    };
    const [shared, leas] = ['talks.md.annotations.yaml', 'talks.md.lea.annotations.yaml'];
    assert.deepEqual(files(['talks.md']), [shared, leas]);
    assert.deepEqual(files(['talks.md'], ''), [shared]);
    assert.deepEqual(files(['talks.md', 'talks.md.lea']), [shared]);
    assert.equal(
      isAnnotationFileOf(leas, 'talks.md', (path) => path),
      false,
    );
  });

  test('without an article there is none', () => {
    assert.equal(articleAmong('talks.md.annotations.yaml', 'other.md'), undefined);
    assert.equal(articleAmong('talks.md.lea.annotations.yaml', 'talks'), undefined);
    assert.equal(articleAmong('talks.md.LEA!.annotations.yaml', 'talks.md'), undefined);
    assert.equal(articleAmong('talks.md', 'talks.md'), undefined);
  });

  test('a file that lost its article is said to miss that, and not its coder’s file', () => {
    const study = {
      coders: new Map([['lea', { id: 'lea', name: 'Lea' }]]),
      machines: new Map([['m1', { id: 'm1', name: 'Model' }]]),
    };
    assert.equal(lostArticleOf('talks.md.lea.annotations.yaml', study), 'talks.md');
    assert.equal(lostArticleOf('talks.md.m1.annotations.yaml', study), 'talks.md');
    assert.equal(lostArticleOf('talks.md.annotations.yaml', study), 'talks.md');
    assert.equal(lostArticleOf('talks.md.max.annotations.yaml', study), 'talks.md.max');
  });

  test('a dot in a folder’s name is no coder', () => {
    assert.equal(articleAmong('v1.x/talks.annotations.yaml', 'v1'), undefined);
  });

  test('a bare suffix is no annotation file', () => {
    assert.equal(isAnnotationFile('a/.annotations.yaml'), false);
    assert.equal(isAnnotationFile('.annotations.yaml'), false);
    assert.equal(isAnnotationFile('a/talks.txt.annotations.yaml'), true);
    assert.equal(isAnnotationFile('a/talks.txt.annotations.yml'), false);
  });

  test('every article and coder come back from the path that they give', () => {
    for (const article of ['talks.md', 'a/b c/x.y.txt', '中国.md', 'noext']) {
      for (const coder of [undefined, 'lea', 'größe-2']) {
        assert.deepEqual(articleAmong(annotationFileOf(article, coder), article), {
          article,
          coder,
        });
      }
    }
  });
});
